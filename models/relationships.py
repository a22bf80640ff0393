"""Mentoring relationships: two people, a stage, and what has been confirmed on the way."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field

from models.base import Moment, Row
from models.errors import Refusal
from models.mentra import FIRST, LAST, Gate
from models.people import Person

SHORTEST_REASON = 10


class Relationship(Row, table=True):
    """A mentor and a mentee. `version` grows with each move, so that two movers notice."""

    programme_id: UUID = Field(foreign_key="programme.id", index=True)
    mentor_id: UUID = Field(foreign_key="person.id", index=True)
    mentee_id: UUID = Field(foreign_key="person.id", index=True)
    stage: int = Field(default=FIRST, index=True)
    stage_since: datetime = Field(sa_type=Moment)
    started_on: date
    ends_on: date
    rhythm_days: int = 21
    last_contact_at: datetime | None = Field(default=None, sa_type=Moment)
    position: float = 0.0
    ended_at: datetime | None = Field(default=None, sa_type=Moment, index=True)
    version: int = 1


class StageMove(Row, table=True):
    """Who moved a relationship to which stage, when, and why if checks were open."""

    relationship_id: UUID = Field(foreign_key="relationship.id", index=True)
    from_stage: int
    to_stage: int
    moved_by: UUID = Field(foreign_key="person.id")
    moved_at: datetime = Field(sa_type=Moment)
    reason: str = Field(default="", max_length=600)


class Confirmation(Row, table=True):
    """A person's word that a check of a gate is met."""

    relationship_id: UUID = Field(foreign_key="relationship.id", index=True)
    check_id: str = Field(max_length=60)
    confirmed_as: str = Field(max_length=20)
    confirmed_by: UUID = Field(foreign_key="person.id")
    confirmed_at: datetime = Field(sa_type=Moment)


def part_of(person: Person, relationship: Relationship) -> str | None:
    """The part a person has in a relationship: mentor, mentee, or none."""
    parts = {relationship.mentor_id: "mentor", relationship.mentee_id: "mentee"}
    return parts.get(person.id)


def check_move(relationship: Relationship, to_stage: int, gate: Gate, reason: str) -> None:
    """Lets a move pass: back at any time, forward by one through an open gate or with a reason."""
    if relationship.ended_at:
        raise Refusal("This relationship has ended. It stays where it is.")
    if not FIRST <= to_stage <= LAST or to_stage == relationship.stage:
        raise Refusal("Choose another stage.")
    if to_stage > relationship.stage + 1:
        raise Refusal("One stage at a time. Next comes the one beside it.")
    if to_stage > relationship.stage and gate.missing and len(reason.strip()) < SHORTEST_REASON:
        missing = "; ".join(check.check.text for check in gate.missing)
        raise Refusal("Still open before the next stage: {missing}.", missing=missing)
