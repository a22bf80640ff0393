"""The people of the demo and what each says about themselves."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from app.demo import script
from app.demo.scene import Scene
from models.matching import Candidate
from models.people import Person, Profile, give

FOUNDED = timedelta(days=150)
"""How long before the demo's day the first of them joined."""


def gather(scene: Scene, password: str) -> None:
    for somebody in script.people():
        person = _person(scene, somebody, password)
        scene.people[somebody.key] = person
        scene.add(person, _profile(scene, somebody, person))


def candidate(scene: Scene, key: str) -> Candidate:
    """Somebody as matching sees them."""
    person = scene.people[key]
    somebody = next(each for each in script.people() if each.key == key)
    offset = scene.now.astimezone(ZoneInfo(person.zone)).utcoffset() or timedelta()
    return Candidate(person, _profile(scene, somebody, person), offset / timedelta(hours=1))


def _person(scene: Scene, somebody: script.Somebody, password: str) -> Person:
    person = Person(
        id=scene.new_id(),
        email=somebody.email or f"{somebody.key}@people.example",
        name=somebody.name,
        password=password,
        headline=somebody.headline,
        place=somebody.place,
        country=somebody.country,
        zone=somebody.zone,
        joined_at=scene.now - timedelta(days=somebody.joined),
    )
    give(person, somebody.roles)
    return person


def _profile(scene: Scene, somebody: script.Somebody, person: Person) -> Profile:
    waits, joined = somebody.waits, person.joined_at
    return Profile(
        person_id=person.id,
        about=somebody.about,
        languages=somebody.languages,
        sectors=somebody.sectors,
        topics=somebody.topics,
        values=somebody.values,
        formats=somebody.formats,
        capacity=somebody.capacity,
        waiting_since=None if waits is None else scene.now - timedelta(days=waits, hours=3),
        code_accepted_at=joined + timedelta(hours=2) if somebody.code else None,
    )
