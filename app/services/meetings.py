"""Sessions: plan, prepare, hold, write down, and say in four answers how it was."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session, and_, col, func, or_, select
from sqlmodel.sql.expression import Select

from app import seal
from app.database import reading, transaction
from app.steps import appointments, pairs
from models.errors import NotFound
from models.meetings import (
    CHANNELS,
    LONGEST_NOTE,
    LONGEST_POINT,
    AgendaPoint,
    Appointment,
    Meeting,
    MeetingState,
    Point,
    Pulse,
    Sitting,
    check_answers,
    check_held,
    check_link,
    check_planned,
    check_time,
    check_words,
    check_writer,
)
from models.notices import Notice, NoticeKind
from models.people import Person
from models.relationships import Relationship, part_of

MOST = 100


def upcoming(person: Person) -> Sequence[Appointment]:
    """All sessions this person has ahead, soonest first."""
    with reading() as session:
        return _appointments(session, person, appointments.ahead())


def following(person: Person, relationship_id: UUID | None = None) -> Appointment | None:
    """The very next session this person has, of all or of one relationship."""
    these = appointments.ahead().limit(1)
    if relationship_id:
        these = these.where(Meeting.relationship_id == relationship_id)
    with reading() as session:
        return next(iter(_appointments(session, person, these)), None)


def past(person: Person) -> Sequence[Appointment]:
    """Sessions held, or planned for a time that has gone by, newest first."""
    was_planned = and_(
        col(Meeting.state) == MeetingState.PLANNED, col(Meeting.starts_at) <= datetime.now(UTC)
    )
    gone = or_(col(Meeting.state) == MeetingState.HELD, was_planned)
    with reading() as session:
        return _appointments(
            session, person, appointments.own().where(gone).order_by(col(Meeting.starts_at).desc())
        )


def of_pair(person: Person, relationship_id: UUID) -> Sequence[Appointment]:
    """All sessions of one relationship, newest first."""
    with reading() as session:
        pair = pairs.own(session, person, relationship_id)
        these = appointments.own().where(Meeting.relationship_id == pair.id)
        return _appointments(session, person, these.order_by(col(Meeting.number).desc()))


def one(person: Person, relationship_id: UUID, number: int) -> Sitting:
    """A session opened: agenda, notes, and this person's own pulse."""
    with reading() as session:
        pair = pairs.own(session, person, relationship_id)
        query = select(Meeting).where(Meeting.relationship_id == pair.id, Meeting.number == number)
        meeting = _known(session.exec(query).first())
        people = pairs.people(session, [pair])
        points = select(AgendaPoint).where(AgendaPoint.meeting_id == meeting.id)
        own = select(Pulse).where(Pulse.meeting_id == meeting.id, Pulse.person_id == person.id)
        readable = meeting.published_at or meeting.note_by == person.id
        return Sitting(
            meeting=meeting,
            part=part_of(person, pair) or "",
            mentor=people[pair.mentor_id],
            mentee=people[pair.mentee_id],
            focus=_opened(session, meeting, meeting.focus, "focus"),
            note=_opened(session, meeting, meeting.note, "note") if readable else "",
            points=[
                Point(point, _opened(session, meeting, point.words, f"point {point.id}"))
                for point in session.exec(points.order_by(col(AgendaPoint.added_at)).limit(MOST))
            ],
            pulse=session.exec(own).first(),
        )


def plan(
    person: Person,
    relationship_id: UUID,
    starts_at: datetime,
    *,
    minutes: int = 60,
    channel: str = "video",
    link: str = "",
    focus: str = "",
) -> Meeting:
    """Plans the next session and tells the other person."""
    now = datetime.now(UTC)
    check_time(starts_at, minutes, now)
    with transaction() as session:
        pair = pairs.to_change(session, person, relationship_id)
        meeting = Meeting(
            relationship_id=pair.id,
            number=_next_number(session, pair),
            starts_at=starts_at,
            minutes=minutes,
            channel=channel if channel in CHANNELS else CHANNELS[0],
            link=check_link(link),
        )
        if focus.strip():
            words = check_words(focus, LONGEST_POINT)
            meeting.focus = _sealed(session, meeting, words, "focus")
        session.add(meeting)
        session.add(_planned(person, pair, meeting, now))
    pairs.tell(pair)
    return meeting


def shift(person: Person, meeting_id: UUID, starts_at: datetime) -> Meeting:
    """Moves a planned session to another time."""
    now = datetime.now(UTC)
    with transaction() as session:
        meeting, pair = _own(session, person, meeting_id)
        check_planned(meeting)
        check_time(starts_at, meeting.minutes, now)
        meeting.starts_at = starts_at
        session.add(meeting)
        session.add(_planned(person, pair, meeting, now))
    pairs.tell(pair)
    return meeting


def cancel(person: Person, meeting_id: UUID) -> Meeting:
    """Calls a planned session off."""
    with transaction() as session:
        meeting, pair = _own(session, person, meeting_id)
        check_planned(meeting)
        meeting.state = MeetingState.CANCELLED
        session.add(meeting)
        session.add(_planned(person, pair, meeting, datetime.now(UTC)))
    pairs.tell(pair)
    return meeting


def add_point(person: Person, meeting_id: UUID, words: str) -> AgendaPoint:
    """Adds something to talk about."""
    text = check_words(words, LONGEST_POINT)
    with transaction() as session:
        meeting, pair = _own(session, person, meeting_id)
        check_planned(meeting)
        point = AgendaPoint(
            meeting_id=meeting.id, author_id=person.id, words=b"", added_at=datetime.now(UTC)
        )
        point.words = _sealed(session, meeting, text, f"point {point.id}")
        session.add(point)
    pairs.tell(pair)
    return point


def hold(person: Person, meeting_id: UUID) -> Meeting:
    """Says that the two have met."""
    now = datetime.now(UTC)
    with transaction() as session:
        meeting, pair = _own(session, person, meeting_id)
        check_planned(meeting)
        meeting.state = MeetingState.HELD
        pair.last_contact_at = now
        session.add_all((meeting, pair))
    pairs.tell(pair)
    return meeting


def write_note(person: Person, meeting_id: UUID, words: str, version: int) -> Meeting:
    """Keeps the notes of a session; until they are published only their writer reads them."""
    return _note(person, meeting_id, words, version, publish=False)


def publish(person: Person, meeting_id: UUID, words: str, version: int) -> Meeting:
    """Shares the notes with the other person."""
    return _note(person, meeting_id, words, version, publish=True)


def give_pulse(
    person: Person, meeting_id: UUID, mattered: int, heard: int, next_step: int, pace: int
) -> Pulse:
    """Four answers about a session, read by nobody but the person who gives them."""
    check_answers(mattered, heard, next_step, pace)
    with transaction() as session:
        meeting, pair = _own(session, person, meeting_id)
        check_held(meeting)
        own = select(Pulse).where(Pulse.meeting_id == meeting.id, Pulse.person_id == person.id)
        before = session.exec(own).first()
        pulse = Pulse(
            **({"id": before.id} if before else {}),
            meeting_id=meeting.id,
            person_id=person.id,
            mattered=mattered,
            heard=heard,
            next_step=next_step,
            pace=pace,
            given_at=datetime.now(UTC),
        )
        pulse = session.merge(pulse)
    pairs.tell(pair)
    return pulse


def _next_number(session: Session, pair: Relationship) -> int:
    last = select(func.max(Meeting.number)).where(Meeting.relationship_id == pair.id)
    return (session.exec(last).one() or 0) + 1


def _note(person: Person, meeting_id: UUID, words: str, version: int, *, publish: bool) -> Meeting:
    text, now = check_words(words, LONGEST_NOTE), datetime.now(UTC)
    with transaction() as session:
        meeting, pair = _own(session, person, meeting_id)
        check_held(meeting)
        check_writer(meeting, person.id, version)
        meeting.note = _sealed(session, meeting, text, "note")
        meeting.note_by, meeting.version = person.id, version + 1
        if publish:
            meeting.published_at = meeting.published_at or now
        session.add(meeting)
    pairs.tell(pair)
    return meeting


def _appointments(
    session: Session, person: Person, query: Select[Meeting, Relationship, int]
) -> Sequence[Appointment]:
    asked = {"me": person.id, "now": datetime.now(UTC)}
    rows = session.exec(query, params=asked).all()
    partners = pairs.called(session, {pairs.other(person, pair) for _, pair, _ in rows})
    return [
        Appointment(
            meeting=meeting,
            partner=partners[pairs.other(person, pair)],
            part=part_of(person, pair) or "",
            points=points,
            focus=_opened(session, meeting, meeting.focus, "focus"),
        )
        for meeting, pair, points in rows
    ]


def _own(session: Session, person: Person, meeting_id: UUID) -> tuple[Meeting, Relationship]:
    query = select(Meeting).where(Meeting.id == meeting_id)
    meeting = _known(session.exec(query.with_for_update()).first())
    return meeting, pairs.to_change(session, person, meeting.relationship_id)


def _known(meeting: Meeting | None) -> Meeting:
    if meeting is None:
        raise NotFound("There is no such session.")
    return meeting


def _sealed(session: Session, meeting: Meeting, words: str, place: str) -> bytes:
    return seal.close(session, meeting.relationship_id, words, f"meeting {meeting.id} {place}")


def _opened(session: Session, meeting: Meeting, sealed: bytes | None, place: str) -> str:
    return seal.open_(session, meeting.relationship_id, sealed, f"meeting {meeting.id} {place}")


def _planned(person: Person, pair: Relationship, meeting: Meeting, now: datetime) -> Notice:
    href = f"/with/{pair.id}/sessions/{meeting.number}"
    return pairs.notice(NoticeKind.MEETING_PLANNED, pairs.other(person, pair), person, href, now)
