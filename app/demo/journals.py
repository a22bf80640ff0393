"""The journals of the demo, sealed for their authors, and how their days were."""

from datetime import timedelta

from app import seal
from app.demo import script
from app.demo.scene import Scene
from app.services.journals import PLACE
from models.journals import Entry, Mood
from models.notices import NoticeKind
from models.people import Person

LEVELS = (2, 3, 3, 4, 4, 5)
MOODY_DAYS = 100


def write(scene: Scene) -> None:
    for key, leaves in script.journals().items():
        author = scene.people[key]
        for leaf in leaves:
            _page(scene, author, key, leaf)
        _moods(scene, author, leaves)


def _page(scene: Scene, author: Person, key: str, leaf: script.Leaf) -> None:
    started = scene.moment(author.zone, leaf.ago, leaf.at)
    entry = Entry(
        id=scene.new_id(),
        author_id=author.id,
        written_on=scene.day(author.zone, leaf.ago),
        words=seal.close(scene.session, author.id, leaf.words.strip(), PLACE),
        prompt_key=leaf.prompt,
        started_at=started,
        changed_at=started + timedelta(minutes=scene.chance.randint(6, 40)),
        version=scene.chance.randint(2, 9),
    )
    scene.add(entry)
    if leaf.shared:
        _share(scene, author, key, entry)


def _share(scene: Scene, author: Person, key: str, entry: Entry) -> None:
    pair = scene.pairs[key]
    mentor = next(each for each in scene.people.values() if each.id == pair.mentor_id)
    entry.shared_with, entry.shared_at = pair.id, entry.changed_at + timedelta(minutes=9)
    href = f"/journal/shared/{entry.id}"
    scene.notice(NoticeKind.ENTRY_SHARED, mentor, author, href, entry.shared_at)


def _moods(scene: Scene, author: Person, leaves: list[script.Leaf]) -> None:
    """Those of the pages, and now and then a day without one."""
    told = {leaf.ago: leaf.mood for leaf in leaves if leaf.mood}
    pages = {leaf.ago for leaf in leaves}
    often = len(leaves) / MOODY_DAYS
    for ago in range(1, MOODY_DAYS):
        level = told.get(ago)
        if level is None and ago not in pages and scene.chance.random() < often:
            level = scene.chance.choice(LEVELS)
        if level:
            scene.add(Mood(person_id=author.id, on_day=scene.day(author.zone, ago), level=level))
