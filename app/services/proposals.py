"""Proposals as the two people see them: each answers alone, two yes make a pair."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from app import events, pairs, pool
from app.database import reading, transaction
from models.errors import NotFound, Refusal
from models.notices import NoticeKind
from models.people import Person, Profile, Role, require
from models.proposals import Offer, Proposal, ProposalState, after_answer, check_open
from models.reasons import told
from models.relationships import Relationship

UNKNOWN = "There is no such proposal."


def mine(person: Person) -> Sequence[Offer]:
    """The proposals this person can answer, oldest first."""
    require(person, Role.MENTOR, Role.MENTEE)
    with reading() as session:
        return _offers(session, person, col(Proposal.state) == ProposalState.OPEN)


def one(person: Person, proposal_id: UUID) -> Offer:
    """A proposal to this person, open or closed."""
    with reading() as session:
        found = _offers(session, person, col(Proposal.id) == proposal_id)
    if not found:
        raise NotFound(UNKNOWN)
    return found[0]


def answer(person: Person, proposal_id: UUID, yes: bool) -> Relationship | None:
    """Says yes or no; until the other has answered, one may think again.

    Gives the relationship that starts when both have said yes.
    """
    now = datetime.now(UTC)
    with transaction() as session:
        proposal = _to_answer(session, person, proposal_id)
        check_open(proposal)
        if proposal.mentor_id == person.id:
            proposal.mentor_answer = yes
        else:
            proposal.mentee_answer = yes
        proposal.state = after_answer(proposal)
        if proposal.state is not ProposalState.OPEN:
            proposal.closed_at = now
        session.add(proposal)
        started = proposal.state is ProposalState.ACCEPTED
        relationship = _start(session, proposal, now) if started else None
        programme = pool.programme(session)
    for somebody in (proposal.mentor_id, proposal.mentee_id):
        events.people.announce(somebody)
    if programme is not None:
        events.programme.announce(programme.id)
    return relationship


def _start(session: Session, proposal: Proposal, now: datetime) -> Relationship:
    """The pair begins in the open programme, and the mentee stops waiting."""
    mentor = _held_mentor(session, proposal.mentor_id)
    programme = pool.programme(session)
    if programme is None:
        raise Refusal("No programme is open just now. Your answer can wait until one is.")
    relationship = Relationship(
        programme_id=programme.id,
        mentor_id=proposal.mentor_id,
        mentee_id=proposal.mentee_id,
        stage_since=now,
        started_on=now.date(),
        ends_on=programme.ends_on,
    )
    session.add(relationship)
    mentee = session.get_one(Person, proposal.mentee_id)
    if profile := session.get(Profile, proposal.mentee_id):
        profile.waiting_since = None
        session.add(profile)
    for to, about in ((mentor, mentee), (mentee, mentor)):
        href = f"/with/{relationship.id}"
        session.add(pairs.notice(NoticeKind.PAIRED, to.id, about, href, now))
    return relationship


def _held_mentor(session: Session, mentor_id: UUID) -> Person:
    """The mentor, held, and only with a place: this proposal itself holds one."""
    query = select(Person, pool.places()).join(Profile, col(Profile.person_id) == Person.id)
    session.exec(select(Person).where(Person.id == mentor_id).with_for_update()).one()
    session.flush()
    mentor, free = session.exec(query.where(Person.id == mentor_id)).one()
    if free < 1:
        raise Refusal("{name} has no free place just now.", name=mentor.first_name)
    return mentor


def _to_answer(session: Session, person: Person, proposal_id: UUID) -> Proposal:
    query = select(Proposal).where(Proposal.id == proposal_id, _is_asked(person))
    proposal = session.exec(query.with_for_update()).first()
    if proposal is None:
        raise NotFound(UNKNOWN)
    return proposal


def _is_asked(person: Person) -> ColumnElement[bool]:
    return or_(col(Proposal.mentor_id) == person.id, col(Proposal.mentee_id) == person.id)


def _offers(session: Session, person: Person, which: ColumnElement[bool]) -> list[Offer]:
    mentor, mentee = aliased(Person), aliased(Person)
    query = (
        select(Proposal, mentor, mentee)
        .join(mentor, col(Proposal.mentor_id) == mentor.id)
        .join(mentee, col(Proposal.mentee_id) == mentee.id)
        .where(_is_asked(person), which)
        .order_by(col(Proposal.proposed_at))
        .limit(pairs.MOST)
    )
    return [_offer(person, *row) for row in session.exec(query)]


def _offer(person: Person, proposal: Proposal, mentor: Person, mentee: Person) -> Offer:
    """What this person may know: their own answer, and whether it is still open."""
    is_mentor = proposal.mentor_id == person.id
    return Offer(
        id=proposal.id,
        part="mentor" if is_mentor else "mentee",
        mentor=mentor,
        mentee=mentee,
        reasons=told(proposal.reasons),
        note=proposal.note,
        proposed_at=proposal.proposed_at,
        answer=proposal.mentor_answer if is_mentor else proposal.mentee_answer,
        state=proposal.state,
    )
