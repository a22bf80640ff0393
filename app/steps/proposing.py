"""What the use cases of matching share: proposals of one's own, and the pair that starts."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, or_, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from app.steps import pairs, pool, walks
from models.errors import NotFound, Refusal, later
from models.notices import NoticeKind
from models.organisation import Programme
from models.people import Person, Profile
from models.proposals import (
    Apart,
    Offer,
    Proposal,
    ProposalState,
    Sent,
    check_place,
    seen_by,
)
from models.relationships import Relationship

UNKNOWN = later("There is no such proposal.")
MOST_SENT = 100


def hold(session: Session, *ids: UUID) -> None:
    """Both people's rows, so that nobody else gives their places away meanwhile."""
    query = select(Person.id).where(col(Person.id).in_(ids)).order_by(col(Person.id))
    if len(session.exec(query.with_for_update()).all()) < len(ids):
        raise NotFound("There is no such person.")


def found(session: Session, which: ColumnElement[bool]) -> Proposal:
    """One proposal, held until the transaction ends."""
    proposal = session.exec(select(Proposal).where(which).with_for_update()).first()
    if proposal is None:
        raise NotFound(UNKNOWN)
    return proposal


def offer(session: Session, person: Person, proposal_id: UUID) -> Offer:
    """A proposal made to this person, open or closed."""
    row = session.exec(_offers().where(is_asked(person.id), Proposal.id == proposal_id)).first()
    if row is None:
        raise NotFound(UNKNOWN)
    return seen_by(person, *row)


def unanswered(session: Session, person: Person) -> Sequence[UUID]:
    """The proposals that this person has not answered yet, oldest first."""
    return session.exec(_unanswered(), params={"me": person.id}).all()


@cache
def _unanswered() -> SelectOfScalar[UUID]:
    as_mentor = and_(Proposal.mentor_id == walks.ME, col(Proposal.mentor_answer).is_(None))
    as_mentee = and_(Proposal.mentee_id == walks.ME, col(Proposal.mentee_answer).is_(None))
    own = select(Proposal.id).where(Proposal.state == ProposalState.OPEN, or_(as_mentor, as_mentee))
    return own.order_by(col(Proposal.proposed_at)).limit(pairs.MOST)


def _offers() -> Select[Proposal, Person, Person]:
    mentor, mentee = aliased(Person), aliased(Person)
    return (
        select(Proposal, mentor, mentee)
        .join(mentor, col(Proposal.mentor_id) == mentor.id)
        .join(mentee, col(Proposal.mentee_id) == mentee.id)
        .order_by(col(Proposal.proposed_at))
        .limit(pairs.MOST)
    )


def sent(session: Session) -> tuple[Sent, ...]:
    """Proposals that wait for an answer, oldest first; who has answered, never what."""
    mentor, mentee = aliased(Person), aliased(Person)
    query = (
        select(Proposal, mentor, mentee)
        .join(mentor, col(Proposal.mentor_id) == mentor.id)
        .join(mentee, col(Proposal.mentee_id) == mentee.id)
        .where(Proposal.state == ProposalState.OPEN)
        .order_by(col(Proposal.proposed_at))
        .limit(MOST_SENT)
    )
    return tuple(
        Sent(
            id=proposal.id,
            mentor=one,
            mentee=other,
            proposed_at=proposal.proposed_at,
            mentor_answered=proposal.mentor_answer is not None,
            mentee_answered=proposal.mentee_answer is not None,
        )
        for proposal, one, other in session.exec(query)
    )


def is_asked(person_id: UUID) -> ColumnElement[bool]:
    return or_(col(Proposal.mentor_id) == person_id, col(Proposal.mentee_id) == person_id)


def start(session: Session, proposal: Proposal, now: datetime) -> Relationship:
    """The pair begins in the open programme, and the mentee stops waiting."""
    programme = open_programme(session)
    mentor, mentee = _both(session, proposal)
    relationship = Relationship(
        programme_id=programme.id,
        mentor_id=mentor.id,
        mentee_id=mentee.id,
        stage_since=now,
        started_on=now.date(),
        ends_on=programme.ends_on,
    )
    session.add(relationship)
    if profile := session.get(Profile, mentee.id):
        profile.waiting_since = None
        session.add(profile)
    for to, about in ((mentor, mentee), (mentee, mentor)):
        href = f"/with/{relationship.id}"
        session.add(pairs.notice(NoticeKind.PAIRED, to.id, about, href, now))
    return relationship


def open_programme(session: Session) -> Programme:
    programme = pool.programme(session)
    if programme is None:
        raise Refusal("No programme is open just now. Pairs start in the one that is open.")
    return programme


def kept_apart(session: Session, mentee_id: UUID, mentor_id: UUID) -> Apart | None:
    query = select(Apart).where(Apart.mentee_id == mentee_id, Apart.mentor_id == mentor_id)
    return session.exec(query).first()


def apart_from(session: Session, mentee_id: UUID) -> tuple[Person, ...]:
    """The mentors who are not proposed to somebody."""
    query = select(Person).join(Apart, col(Apart.mentor_id) == Person.id)
    apart = query.where(Apart.mentee_id == mentee_id).order_by(col(Person.name))
    return tuple(session.exec(apart.limit(pairs.MOST)))


def _both(session: Session, proposal: Proposal) -> tuple[Person, Person]:
    """The two people, held; the mentor has a place, because the proposal itself held one."""
    session.flush()
    hold(session, proposal.mentor_id, proposal.mentee_id)
    query = select(Person, pool.places()).join(Profile, col(Profile.person_id) == Person.id)
    mentor, free = session.exec(query.where(Person.id == proposal.mentor_id)).one()
    check_place(mentor, free)
    return mentor, session.get_one(Person, proposal.mentee_id)
