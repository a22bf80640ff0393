"""Matching: who waits and whom they could meet; the coordinator proposes, two people decide."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from uuid import UUID

from sqlmodel import and_, col, delete

from app import events, letters, outbox
from app.database import reading, transaction
from app.steps import pairs, pool, proposing
from models.errors import Refusal
from models.notices import Notice, NoticeKind
from models.organisation import Programme
from models.people import Person, Role, require
from models.proposals import (
    Apart,
    Offer,
    Proposal,
    ProposalState,
    Queue,
    after_answer,
    check_note,
    check_open,
    check_place,
)
from models.reasons import explain, kept
from models.relationships import Relationship
from models.suggestions import Suggestion, suggest, unmatched, with_mentor

SHOWN = 25


def queue(coordinator: Person, *, names_only: bool = False) -> Queue:
    """Who waits, each with the mentor that is best for all together, or by name alone."""
    require(coordinator, Role.COORDINATOR)
    with reading() as session:
        found = pool.read(session, datetime.now(UTC))
        programme, waiting = pool.programme(session), pool.waiting(session)
        sent = proposing.sent(session)
    shown = [mentee.person.id for mentee in found.mentees[:SHOWN]]
    told = unmatched(found) if names_only else suggest(found, shown, others=0)
    return Queue(programme, waiting, tuple(islice(told, SHOWN)), sent)


def comparison(coordinator: Person, mentee_id: UUID, mentor_id: UUID | None = None) -> Suggestion:
    """One person who waits, with a mentor of the coordinator's choice in the first place."""
    require(coordinator, Role.COORDINATOR)
    with reading() as session:
        found = pool.read(session, datetime.now(UTC), also=mentee_id)
        apart = proposing.apart_from(session, mentee_id)
    suggestion = next(suggest(found, [mentee_id]))
    return with_mentor(replace(suggestion, apart=apart), mentor_id)


def propose(coordinator: Person, mentee_id: UUID, mentor_id: UUID, note: str = "") -> Proposal:
    """Asks both whether they want to work together."""
    require(coordinator, Role.COORDINATOR)
    now = datetime.now(UTC)
    with transaction() as session:
        programme = proposing.open_programme(session)
        proposing.hold(session, mentee_id, mentor_id)
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
        for to, about in ((mentor.person, mentee.person), (mentee.person, mentor.person)):
            href = _href(proposal)
            session.add(pairs.notice(NoticeKind.PROPOSAL, to.id, about, href, now))
            letter = letters.proposal(to.language, to.first_name, about.name, href)
            outbox.post(session, to.email, to.name, *letter, person_id=to.id)
    _tell(proposal, programme)
    return proposal


def withdraw(coordinator: Person, proposal_id: UUID) -> Proposal:
    """Takes a proposal back before both have answered."""
    require(coordinator, Role.COORDINATOR)
    with transaction() as session:
        programme = pool.programme(session)
        proposal = proposing.found(session, col(Proposal.id) == proposal_id)
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
        proposing.hold(session, mentee_id, mentor_id)
        if proposing.kept_apart(session, mentee_id, mentor_id) is None:
            people = {"mentee_id": mentee_id, "mentor_id": mentor_id}
            session.add(Apart(**people, said_by=coordinator.id, said_at=now))
    _tell_programme(programme)


def let_meet(coordinator: Person, mentee_id: UUID, mentor_id: UUID) -> None:
    """Takes that back."""
    require(coordinator, Role.COORDINATOR)
    with transaction() as session:
        programme = pool.programme(session)
        if row := proposing.kept_apart(session, mentee_id, mentor_id):
            session.delete(row)
    _tell_programme(programme)


def my_proposals(person: Person) -> Sequence[UUID]:
    """The proposals that this person has not answered yet, oldest first."""
    require(person, Role.MENTOR, Role.MENTEE)
    with reading() as session:
        return proposing.unanswered(session, person)


def proposal(person: Person, proposal_id: UUID) -> Offer:
    """A proposal made to this person, open or closed."""
    with reading() as session:
        return proposing.offer(session, person, proposal_id)


def answer(person: Person, proposal_id: UUID, yes: bool) -> Relationship | None:
    """Says yes or no; until the other has answered, one may think again.

    Gives the relationship that starts when both have said yes.
    """
    now = datetime.now(UTC)
    with transaction() as session:
        asked = and_(col(Proposal.id) == proposal_id, proposing.is_asked(person.id))
        proposal = proposing.found(session, asked)
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
        relationship = proposing.start(session, proposal, now) if started else None
        programme = pool.programme(session)
    _tell(proposal, programme)
    return relationship


def _href(proposal: Proposal) -> str:
    return f"/proposals/{proposal.id}"


def _tell(proposal: Proposal, programme: Programme | None) -> None:
    events.people.announce(proposal.mentor_id)
    events.people.announce(proposal.mentee_id)
    _tell_programme(programme)


def _tell_programme(programme: Programme | None) -> None:
    if programme is not None:
        events.programme.announce(programme.id)
