"""Endings: either of two people, or a coordinator, ends a relationship. Nobody has to say why."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, func, select, update

from app.database import reading, transaction
from app.steps import pairs, profiles, staff
from models.endings import Ending, check_ending
from models.meetings import Meeting, MeetingState
from models.notices import NoticeKind
from models.people import Person
from models.relationships import Relationship, part_of

PEOPLE = "/programme/people"


def ending(person: Person, relationship_id: UUID) -> Ending:
    """What would end, or has ended."""
    now = datetime.now(UTC)
    with reading() as session:
        return _ending(session, person, pairs.known(session, person, relationship_id), now)


def end(
    person: Person,
    relationship_id: UUID,
    version: int,
    *,
    wants_talk: bool = False,
    wants_new: bool = False,
) -> Ending:
    """Ends it now: planned sessions are called off, what is shared closes, words stay to be read.

    `wants_talk` asks the coordinators for a talk, `wants_new` puts a mentee back among those who
    wait for a match; both only where one of the two people says so.
    """
    now = datetime.now(UTC)
    with transaction() as session:
        pair = pairs.in_care(session, person, relationship_id)
        check_ending(pair, version)
        pair.ended_at, pair.version = now, pair.version + 1
        session.add(pair)
        seen = _ending(session, person, pair, now)
        _call_off(session, pair, now)
        for other in seen.others:
            about = person if len(seen.others) == 1 else _partner(seen, other)
            session.add(pairs.notice(NoticeKind.ENDED, other.id, about, _href(pair), now))
        told: tuple[UUID, ...] = ()
        if wants_talk and seen.part != "coordinator":
            told = staff.tell_coordinators(session, NoticeKind.WANTS_TALK, person, PEOPLE, now)
        if wants_new and seen.part == "mentee":
            profiles.of(session, person).waiting_since = now
    pairs.tell(pair, *told)
    return seen


def _ending(session: Session, person: Person, pair: Relationship, now: datetime) -> Ending:
    people = pairs.people(session, [pair])
    ahead = select(func.count(col(Meeting.id))).where(_ahead(pair, now))
    return Ending(
        relationship=pair,
        part=part_of(person, pair) or "coordinator",
        mentor=people[pair.mentor_id],
        mentee=people[pair.mentee_id],
        ahead=session.exec(ahead).one(),
    )


def _call_off(session: Session, pair: Relationship, now: datetime) -> None:
    session.exec(update(Meeting).where(_ahead(pair, now)).values(state=MeetingState.CANCELLED))


def _ahead(pair: Relationship, now: datetime) -> ColumnElement[bool]:
    return and_(
        col(Meeting.relationship_id) == pair.id,
        col(Meeting.state) == MeetingState.PLANNED,
        col(Meeting.starts_at) > now,
    )


def _partner(seen: Ending, one: Person) -> Person:
    return seen.mentee if one.id == seen.mentor.id else seen.mentor


def _href(pair: Relationship) -> str:
    return f"/with/{pair.id}"
