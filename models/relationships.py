"""Mentoring relationships: two people, a stage, and what has been confirmed on the way."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Field

from models.base import Moment, Row
from models.errors import NotAllowed, Refusal
from models.forms.definitions import Definition
from models.goals import Goal
from models.mentra import FIRST, LAST, CheckState, Gate, Stage, confirmers
from models.people import Person

SHORTEST_REASON = 10
UNDO_WITHIN = timedelta(minutes=10)


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
    was_since: datetime | None = Field(default=None, sa_type=Moment)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A relationship as one of its two people sees it in a list."""

    relationship: Relationship
    part: str
    partner: Person
    stage: str
    goal: Goal | None = None
    distance: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """A relationship opened by one of its two people."""

    relationship: Relationship
    part: str
    mentor: Person
    mentee: Person
    stage: Stage | None
    sessions: int = 0
    unread: int = 0
    signed_at: datetime | None = None

    @property
    def partner(self) -> Person:
        return self.mentee if self.part == "mentor" else self.mentor


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A relationship on the board: dates and counts, nobody's words."""

    relationship: Relationship
    mentor: Person
    mentee: Person
    gate: Gate
    quiet_days: int | None = None

    @property
    def waits_for(self) -> Person | None:
        """The one person all open checks wait for, if it is one person."""
        parts = frozenset[str]().union(*(check.waits_for for check in self.gate.missing))
        people = {"mentor": self.mentor, "mentee": self.mentee}
        return people.get(next(iter(parts))) if len(parts) == 1 else None


@dataclass(frozen=True, slots=True)
class Board:
    """All cards somebody may see, under the stages of the method."""

    stages: tuple[Stage, ...]
    cards: tuple[Card, ...]

    def at(self, stage: int) -> tuple[Card, ...]:
        return tuple(card for card in self.cards if card.relationship.stage == stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStage:
    """One stage of a relationship's way: before, now, or to come, and its gate."""

    stage: Stage
    gate: Gate
    state: str
    since: datetime | None = None
    until: datetime | None = None
    forms: tuple[Definition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """The whole way of a relationship, for its two people and the coordinators."""

    relationship: Relationship
    part: str
    mentor: Person
    mentee: Person
    stages: tuple[PathStage, ...]
    moves: tuple[StageMove, ...] = ()

    @property
    def now(self) -> PathStage:
        return next(stage for stage in self.stages if stage.state == "now")


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
        missing = "; ".join(check.check.text.rstrip(".") for check in gate.missing)
        raise Refusal("Still open before the next stage: {missing}.", missing=missing)


def check_mover(person: Person, relationship: Relationship) -> None:
    """A mentor moves their own relationships, a coordinator any; a mentee asks the mentor."""
    if not person.is_coordinator and relationship.mentor_id != person.id:
        raise NotAllowed("Your mentor moves you to the next stage. Tell them when you are ready.")


def check_version(relationship: Relationship, version: int) -> None:
    if relationship.version != version:
        raise Refusal("Somebody has moved this pair in the meantime. Look again, then decide.")


def check_confirming(check: CheckState, part: str) -> None:
    """Lets a person confirm what only people can tell, and what is theirs to tell."""
    if not check.by_people:
        raise Refusal("This check is made by what you do here. Nobody needs to confirm it.")
    if part not in confirmers(check.check):
        raise NotAllowed("This check is for somebody else to confirm.")


def check_undo(move: StageMove | None, person: Person, now: datetime) -> StageMove:
    """The last move, as long as the one who made it may still take it back."""
    if move is None or move.moved_by != person.id or now - move.moved_at > UNDO_WITHIN:
        raise Refusal("There is nothing left to undo. Move the pair by its menu instead.")
    return move


def quiet_days(relationship: Relationship, now: datetime) -> int | None:
    """Days without contact, if they are more than the two have agreed."""
    last = relationship.last_contact_at or relationship.stage_since
    days = (now - last).days
    return days if days > relationship.rhythm_days else None
