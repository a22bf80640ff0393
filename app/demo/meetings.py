"""The sessions of the demo: held and to come, with agendas, notes, and how they felt."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from app import seal
from app.demo import script
from app.demo.scene import EVENING, Scene
from models.meetings import AgendaPoint, Meeting, MeetingState, Pulse
from models.notices import NoticeKind
from models.relationships import Relationship

CALL = "https://meet.atelier-commons.example/{name}"
ANSWERS = (3, 4, 4, 4, 5, 5, 5)
OFTEN = 0.85


def plan(scene: Scene, story: script.Story, pair: Relationship) -> Iterator[datetime]:
    """Gives the times at which the two have met."""
    for number, told in enumerate(story.meetings, start=1):
        meeting = _meeting(scene, story, pair, number, told)
        scene.add(meeting)
        _agenda(scene, story, meeting, told)
        if meeting.state is MeetingState.HELD:
            _pulses(scene, pair, meeting)
            yield meeting.starts_at
        elif meeting.state is MeetingState.PLANNED:
            _announce(scene, story, pair, meeting)


def _meeting(
    scene: Scene, story: script.Story, pair: Relationship, number: int, told: script.Talk
) -> Meeting:
    starts_at = scene.moment(scene.zone(story), told.ago, told.at)
    meeting = Meeting(
        id=scene.new_id(),
        relationship_id=pair.id,
        number=number,
        starts_at=starts_at,
        minutes=told.minutes,
        channel=told.channel,
        link=CALL.format(name=f"{story.mentor}-{story.mentee}") if told.channel == "video" else "",
        state=_state(told),
        version=2 if told.note else 1,
    )
    meeting.focus = _sealed(scene, meeting, told.focus, "focus")
    if told.note:
        meeting.note = _sealed(scene, meeting, told.note.strip(), "note")
        meeting.note_by = scene.who(story, told.by).id
        meeting.published_at = None if told.draft else starts_at + timedelta(hours=20)
    return meeting


def _state(told: script.Talk) -> MeetingState:
    if told.cancelled:
        return MeetingState.CANCELLED
    return MeetingState.PLANNED if told.ago < 0 else MeetingState.HELD


def _agenda(scene: Scene, story: script.Story, meeting: Meeting, told: script.Talk) -> None:
    for place, one in enumerate(told.points):
        added = scene.moment(scene.zone(story), max(1, told.ago + 1), EVENING)
        point = AgendaPoint(
            meeting_id=meeting.id,
            author_id=scene.who(story, one.who).id,
            words=b"",
            added_at=added + timedelta(minutes=place),
        )
        point.words = _sealed(scene, meeting, one.words, f"point {point.id}")
        scene.add(point)


def _pulses(scene: Scene, pair: Relationship, meeting: Meeting) -> None:
    """Most of the time both say how it was, within a day."""
    for person_id in (pair.mentor_id, pair.mentee_id):
        answers = [scene.chance.choice(ANSWERS) for _ in range(4)]
        given_at = meeting.starts_at + timedelta(hours=scene.chance.randint(1, 9))
        if scene.chance.random() > OFTEN or given_at > scene.now:
            continue
        mattered, heard, next_step, pace = answers
        scene.add(
            Pulse(
                meeting_id=meeting.id,
                person_id=person_id,
                mattered=mattered,
                heard=heard,
                next_step=next_step,
                pace=pace,
                given_at=given_at,
            )
        )


def _announce(scene: Scene, story: script.Story, pair: Relationship, meeting: Meeting) -> None:
    mentor, mentee = scene.who(story, "mentor"), scene.who(story, "mentee")
    href = f"/with/{pair.id}/sessions/{meeting.number}"
    at = min(scene.now - timedelta(days=5), meeting.starts_at - timedelta(days=12))
    scene.notice(NoticeKind.MEETING_PLANNED, mentee, mentor, href, at)


def _sealed(scene: Scene, meeting: Meeting, words: str, place: str) -> bytes:
    owner = meeting.relationship_id
    return seal.close(scene.session, owner, words, f"meeting {meeting.id} {place}")
