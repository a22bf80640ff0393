"""Proposed pairs: both must say yes, and nobody has to say why not."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field

from models.base import Json, Moment, Row
from models.errors import Refusal


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
    reasons: list[Json] = Field(default_factory=list, sa_type=JSON)
    note: str = Field(default="", max_length=600)
    mentor_answer: bool | None = None
    mentee_answer: bool | None = None
    state: ProposalState = Field(default=ProposalState.OPEN, index=True)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)


def after_answer(proposal: Proposal) -> ProposalState:
    """One no ends a proposal, two times yes make a pair."""
    answers = (proposal.mentor_answer, proposal.mentee_answer)
    if False in answers:
        return ProposalState.DECLINED
    return ProposalState.ACCEPTED if answers == (True, True) else ProposalState.OPEN


def check_open(proposal: Proposal) -> None:
    if proposal.state is not ProposalState.OPEN:
        raise Refusal("This proposal is closed. There is nothing left to answer.")
