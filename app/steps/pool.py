"""What matching reads: who waits, who has room, and who must not be proposed to each other."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, exists
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from app.database import once
from models.errors import NotFound, later
from models.matching import Candidate
from models.organisation import Programme
from models.people import Person, Profile
from models.proposals import Apart, Proposal, ProposalState
from models.relationships import Relationship
from models.suggestions import Pool

MOST_WAITING = 100
MOST_MENTORS = 250
NOT_WAITING = later("This person is not waiting for a match.")


def read(session: Session, now: datetime, also: UUID | None = None) -> Pool:
    """Those who wait longest, and `also` somebody in particular, with the mentors who have room."""
    found = once(session, "pool", lambda: _longest(session, now))
    if also is None or any(mentee.person.id == also for mentee in found.mentees):
        return found
    mentees = (*found.mentees, mentee_of(session, also, now))
    return Pool(mentees, found.mentors, {*found.apart, *apart(session, [also])})


def _longest(session: Session, now: datetime) -> Pool:
    query = select(Person, Profile).join(Profile, _own_profile()).where(is_waiting())
    longest = query.order_by(col(Profile.waiting_since), col(Person.id)).limit(MOST_WAITING)
    mentees = [_candidate(*row, now) for row in session.exec(longest)]
    free = places().label("free")
    offering = (
        select(Person, Profile, free)
        .join(Profile, _own_profile())
        .where(_offers(), free > 0)
        .order_by(col(Person.id))
        .limit(MOST_MENTORS)
    )
    mentors = [_candidate(person, profile, now, n) for person, profile, n in session.exec(offering)]
    ids = [mentee.person.id for mentee in mentees]
    return Pool(tuple(mentees), tuple(mentors), apart(session, ids))


def mentee_of(session: Session, person_id: UUID, now: datetime) -> Candidate:
    """Somebody who waits."""
    query = select(Person, Profile).join(Profile, _own_profile())
    found = session.exec(query.where(Person.id == person_id, is_waiting())).first()
    if found is None:
        raise NotFound(NOT_WAITING)
    return _candidate(*found, now)


def mentor_of(session: Session, person_id: UUID, now: datetime) -> Candidate:
    """Somebody who offers mentoring, with the places that are left, also when it is none."""
    query = select(Person, Profile, places()).join(Profile, _own_profile())
    found = session.exec(query.where(Person.id == person_id, _offers())).first()
    if found is None:
        raise NotFound("There is no such mentor.")
    person, profile, free = found
    return _candidate(person, profile, now, free)


def apart(session: Session, mentee_ids: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
    """Pairs that are kept apart, that said no, or that know each other from a relationship."""
    mentees = list(mentee_ids)
    declined = select(Proposal.mentee_id, Proposal.mentor_id).where(
        Proposal.state == ProposalState.DECLINED, col(Proposal.mentee_id).in_(mentees)
    )
    known = select(Relationship.mentee_id, Relationship.mentor_id)
    told = select(Apart.mentee_id, Apart.mentor_id).where(col(Apart.mentee_id).in_(mentees))
    everybody = declined.union(known.where(col(Relationship.mentee_id).in_(mentees)), told)
    return {(mentee, mentor) for mentee, mentor in session.execute(everybody)}


def waiting(session: Session) -> int:
    """How many wait for a match."""
    return session.exec(count_waiting()).one()


@cache
def count_waiting() -> SelectOfScalar[int]:
    query = select(func.count(col(Person.id))).join(Profile, _own_profile())
    return query.where(is_waiting())


def programme(session: Session) -> Programme | None:
    """The programme that is open, the newest if there are several."""
    query = select(Programme).where(col(Programme.is_open).is_(True))
    return session.exec(query.order_by(col(Programme.starts_on).desc())).first()


def is_waiting() -> ColumnElement[bool]:
    """Asked for a mentor, has none, and is not thinking about a proposal."""
    has_mentor = exists().where(
        col(Relationship.mentee_id) == Person.id, col(Relationship.ended_at).is_(None)
    )
    was_asked = exists().where(
        col(Proposal.mentee_id) == Person.id, col(Proposal.state) == ProposalState.OPEN
    )
    return and_(
        col(Person.is_mentee).is_(True),
        col(Person.disabled_at).is_(None),
        col(Profile.waiting_since).is_not(None),
        ~has_mentor,
        ~was_asked,
    )


def places() -> ColumnElement[int]:
    """What is left of a mentor's capacity; a proposal holds its place until it is answered."""
    taken = select(func.count(col(Relationship.id))).where(
        Relationship.mentor_id == Person.id, col(Relationship.ended_at).is_(None)
    )
    asked = select(func.count(col(Proposal.id))).where(
        Proposal.mentor_id == Person.id, Proposal.state == ProposalState.OPEN
    )
    used = taken.correlate(Person).scalar_subquery() + asked.correlate(Person).scalar_subquery()
    return col(Profile.capacity) - used


def _offers() -> ColumnElement[bool]:
    return and_(
        col(Person.is_mentor).is_(True),
        col(Person.disabled_at).is_(None),
        col(Profile.capacity) > 0,
    )


def _own_profile() -> ColumnElement[bool]:
    return col(Profile.person_id) == Person.id


def _candidate(person: Person, profile: Profile, now: datetime, free: int = 0) -> Candidate:
    offset = now.astimezone(ZoneInfo(person.zone)).utcoffset()
    return Candidate(person, profile, offset.total_seconds() / 3600 if offset else 0.0, free)
