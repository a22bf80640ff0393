"""What the pairs of the demo have written to each other."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from app import seal
from app.demo import script
from app.demo.scene import Scene
from models.notices import NoticeKind
from models.relationships import Relationship
from models.talk import Message


def write(scene: Scene, story: script.Story, pair: Relationship) -> Iterator[datetime]:
    """Gives the times of the messages; the last few are not read yet."""
    read = len(story.talk) - story.unread
    for place, line in enumerate(story.talk):
        at = scene.moment(scene.zone(story), line.ago, line.at)
        message = Message(
            id=scene.new_id(),
            relationship_id=pair.id,
            author_id=scene.who(story, line.who).id,
            words=b"",
            sent_at=at,
            read_at=min(at + timedelta(hours=2), scene.now) if place < read else None,
        )
        message.words = seal.close(
            scene.session, pair.id, line.words.strip(), f"message.words {message.id}"
        )
        scene.add(message)
        yield at
    if story.unread:
        _tell(scene, story, pair, scene.moment(scene.zone(story), line.ago, line.at))


def _tell(scene: Scene, story: script.Story, pair: Relationship, at: datetime) -> None:
    """One notice, until it is read."""
    parts = ["mentor", "mentee"]
    parts.remove(story.talk[-1].who)
    to, about = scene.who(story, parts[0]), scene.who(story, story.talk[-1].who)
    notice = scene.notice(NoticeKind.MESSAGE, to, about, f"/with/{pair.id}", at)
    notice.read_at = None
