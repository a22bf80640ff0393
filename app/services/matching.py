"""Matching: who waits and whom they could meet; the coordinator proposes, two people decide."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, delete, select

from app import events, pairs, pool
from app.database import reading, transaction
from models.errors import NotFound, Refusal
from models.notices import Notice, NoticeKind
from models.organisation import Programme
from models.people import Person, Role, require
from models.proposals import (
    Apart,
    Proposal,
    ProposalState,
    Queue,
    Sent,
    check_note,
    check_open,
    check_place,
)
from models.reasons import explain, kept
from models.suggestions import Suggestion, suggest, with_mentor

SHOWN = 50
MOST_SENT = 100


def queue(coordinator: Person) -> Queue:
    """Who waits, each with the mentor that is best for all together, and a few others."""
    require(coordinator, Role.COORDINATOR)
    now = datetime.now(UTC)
    with reading() as session:
        found = pool.read(session, now)
        waiting = pool.waiting(session)
        sent = _sent(session)
    shown = [mentee.person.id for mentee in found.mentees[:SHOWN]]
    return Queue(waiting, tuple(suggest(found, shown)), sent)


def comparison(coordinator: Person, mentee_id: UUID, mentor_id: UUID | None = None) -> Suggestion:
    """One person who waits, with a mentor of the coordinator's choice in the first place."""
    require(coordinator, Role.COORDINATOR)
    with reading() as session:
        found = pool.read(session, datetime.now(UTC), also=mentee_id)
        apart = _apart(session, mentee_id)
    suggestion = next(iter(suggest(found, [mentee_id])), None)
    if suggestion is None:
        raise NotFound(pool.NOT_WAITING)
    return with_mentor(replace(suggestion, apart=apart), mentor_id)


def propose(coordinator: Person, mentee_id: UUID, mentor_id: UUID, note: str = "") -> Proposal:
    """Asks both whether they want to work together."""
    require(coordinator, Role.COORDINATOR)
    now = datetime.now(UTC)
    with transaction() as session:
        programme = _programme(session)
        _hold(session, mentee_id, mentor_id)
        mentee = pool.mentee_of(session, mentee_id, now)
        mentor = pool.mentor_of(session, mentor_id, now)
        check_place(mentor.person, mentor.free)
        if (mentee_id, mentor_id) in pool.apart(session, [mentee_id]):
            raise Refusal("These two are not proposed to each other.")
        match = explain(mentee, mentor)
        proposal = Proposal(
            mentor_id=mentor_id,
            mentee_id=mentee_id,
            proposed_by=coordinator.id,
            proposed_at=now,
            score=match.score,
            reasons=kept(match.reasons),
            note=check_note(note),
        )
        session.add(proposal)
        for to, about in ((mentor, mentee), (mentee, mentor)):
            session.add(_notice(proposal, to.person, about.person, now))
    _tell(proposal, programme)
    return proposal


def withdraw(coordinator: Person, proposal_id: UUID) -> Proposal:
    """Takes a proposal back before both have answered."""
    require(coordinator, Role.COORDINATOR)
    with transaction() as session:
        programme = pool.programme(session)
        query = select(Proposal).where(Proposal.id == proposal_id).with_for_update()
        proposal = session.exec(query).first()
        if proposal is None:
            raise NotFound("There is no such proposal.")
        check_open(proposal)
        proposal.state, proposal.closed_at = ProposalState.WITHDRAWN, datetime.now(UTC)
        session.add(proposal)
        session.exec(delete(Notice).where(col(Notice.href) == _href(proposal)))
    _tell(proposal, programme)
    return proposal


def keep_apart(coordinator: Person, mentee_id: UUID, mentor_id: UUID) -> None:
    """Never proposes these two to each other."""
    require(coordinator, Role.COORDINATOR)
    now = datetime.now(UTC)
    with transaction() as session:
        programme = pool.programme(session)
        _hold(session, mentee_id, mentor_id)
        if _kept_apart(session, mentee_id, mentor_id) is None:
            session.add(
                Apart(mentee_id=mentee_id, mentor_id=mentor_id, said_by=coordinator.id, said_at=now)
            )
    _tell_programme(programme)


def let_meet(coordinator: Person, mentee_id: UUID, mentor_id: UUID) -> None:
    """Takes that back."""
    require(coordinator, Role.COORDINATOR)
    with transaction() as session:
        programme = pool.programme(session)
        if row := _kept_apart(session, mentee_id, mentor_id):
            session.delete(row)
    _tell_programme(programme)


def _sent(session: Session) -> tuple[Sent, ...]:
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
            proposal.id,
            one,
            other,
            proposal.proposed_at,
            proposal.mentor_answer is not None,
            proposal.mentee_answer is not None,
        )
        for proposal, one, other in session.exec(query)
    )


def _apart(session: Session, mentee_id: UUID) -> tuple[Person, ...]:
    query = select(Person).join(Apart, col(Apart.mentor_id) == Person.id)
    kept_apart = query.where(Apart.mentee_id == mentee_id).order_by(col(Person.name))
    return tuple(session.exec(kept_apart.limit(pairs.MOST)))


def _kept_apart(session: Session, mentee_id: UUID, mentor_id: UUID) -> Apart | None:
    query = select(Apart).where(Apart.mentee_id == mentee_id, Apart.mentor_id == mentor_id)
    return session.exec(query).first()


def _hold(session: Session, *ids: UUID) -> Sequence[Person]:
    """Both people's rows, so that nobody else gives their places away meanwhile."""
    query = select(Person).where(col(Person.id).in_(ids)).order_by(col(Person.id))
    found = session.exec(query.with_for_update()).all()
    if len(found) < len(ids):
        raise NotFound("There is no such person.")
    return found


def _programme(session: Session) -> Programme:
    found = pool.programme(session)
    if found is None:
        raise Refusal("Open a programme first. Pairs start in the one that is open.")
    return found


def _notice(proposal: Proposal, to: Person, about: Person, now: datetime) -> Notice:
    return pairs.notice(NoticeKind.PROPOSAL, to.id, about, _href(proposal), now)


def _href(proposal: Proposal) -> str:
    return f"/proposals/{proposal.id}"


def _tell(proposal: Proposal, programme: Programme | None) -> None:
    events.people.announce(proposal.mentor_id)
    events.people.announce(proposal.mentee_id)
    _tell_programme(programme)


def _tell_programme(programme: Programme | None) -> None:
    if programme is not None:
        events.programme.announce(programme.id)
