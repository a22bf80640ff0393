"""Proposed pairs: both must say yes, and nobody has to say why not."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from models.base import Json, Moment, Row
from models.errors import Refusal
from models.organisation import Programme
from models.people import Person
from models.reasons import Reason, told
from models.suggestions import Suggestion

LONGEST_NOTE = 600


class ProposalState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Proposal(Row, table=True):
    """A coordinator suggests a mentor to a mentee; each answers alone."""

    mentor_id: UUID = Field(foreign_key="person.id", index=True)
    mentee_id: UUID = Field(foreign_key="person.id", index=True)
    proposed_by: UUID = Field(foreign_key="person.id")
    proposed_at: datetime = Field(sa_type=Moment)
    score: int
    reasons: list[Json] = Field(default_factory=list[Json], sa_type=JSON)
    note: str = Field(default="", max_length=LONGEST_NOTE)
    mentor_answer: bool | None = None
    mentee_answer: bool | None = None
    state: ProposalState = Field(default=ProposalState.OPEN, index=True)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)


class Apart(Row, table=True):
    """Two people a coordinator will not propose to each other."""

    __table_args__ = (UniqueConstraint("mentee_id", "mentor_id"),)

    mentee_id: UUID = Field(foreign_key="person.id", index=True)
    mentor_id: UUID = Field(foreign_key="person.id", index=True)
    said_by: UUID = Field(foreign_key="person.id")
    said_at: datetime = Field(sa_type=Moment)


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal as one of its two people sees it; make it with `seen_by`."""

    proposal: Proposal
    part: str
    mentor: Person
    mentee: Person

    @property
    def other(self) -> Person:
        return self.mentee if self.part == "mentor" else self.mentor

    @property
    def answer(self) -> bool | None:
        is_mentor = self.part == "mentor"
        return self.proposal.mentor_answer if is_mentor else self.proposal.mentee_answer

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return told(self.proposal.reasons)


@dataclass(frozen=True, slots=True)
class Sent:
    """A proposal as the coordinator sees it: who has answered, not what."""

    id: UUID
    mentor: Person
    mentee: Person
    proposed_at: datetime
    mentor_answered: bool
    mentee_answered: bool


@dataclass(frozen=True, slots=True)
class Queue:
    """Who waits, longest first, and which proposals wait for answers."""

    programme: Programme | None
    waiting: int
    suggestions: tuple[Suggestion, ...]
    sent: tuple[Sent, ...]


def seen_by(person: Person, proposal: Proposal, mentor: Person, mentee: Person) -> Offer:
    """What this person may know of it: everything but the other's answer."""
    is_mentor = proposal.mentor_id == person.id
    hidden = "mentee_answer" if is_mentor else "mentor_answer"
    known = Proposal(**{**proposal.model_dump(), hidden: None})
    return Offer(known, "mentor" if is_mentor else "mentee", mentor, mentee)


def after_answer(proposal: Proposal) -> ProposalState:
    """One no ends a proposal, two times yes make a pair."""
    answers = (proposal.mentor_answer, proposal.mentee_answer)
    if False in answers:
        return ProposalState.DECLINED
    return ProposalState.ACCEPTED if answers == (True, True) else ProposalState.OPEN


def check_open(proposal: Proposal) -> None:
    if proposal.state is not ProposalState.OPEN:
        raise Refusal("This proposal is closed. There is nothing left to answer.")


def check_note(note: str) -> str:
    text = note.strip()
    if len(text) > LONGEST_NOTE:
        raise Refusal("Shorten the note to {limit} characters.", limit=LONGEST_NOTE)
    return text


def check_place(mentor: Person, free: int) -> None:
    if free < 1:
        raise Refusal("{name} has no free place just now.", name=mentor.first_name)
