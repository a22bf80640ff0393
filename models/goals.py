"""Goals, how far they have come, and the small steps towards them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from models.base import Moment, Row
from models.errors import Refusal

MOST_ACTIVE = 3


class GoalStatus(StrEnum):
    DRAFT = "draft"
    ACTIVE = "active"
    PAUSED = "paused"
    CHANGED = "changed"
    REACHED = "reached"
    DROPPED = "dropped"


class Goal(Row, table=True):
    """What a mentee wants to reach; both people of the relationship read and edit it."""

    relationship_id: UUID = Field(foreign_key="relationship.id", index=True)
    title: str = Field(max_length=200)
    area: str = Field(default="", max_length=60)
    start: int = Field(ge=1, le=10)
    target: int = Field(ge=1, le=10)
    evidence: list[str] = Field(default_factory=list[str], sa_type=JSON)
    due_on: date | None = None
    status: GoalStatus = GoalStatus.ACTIVE
    made_at: datetime = Field(sa_type=Moment)


class GoalReading(Row, table=True):
    """Where a goal stood on a day, on its scale of one to ten."""

    __table_args__ = (UniqueConstraint("goal_id", "read_on"),)

    goal_id: UUID = Field(foreign_key="goal.id", index=True)
    value: int = Field(ge=1, le=10)
    read_on: date
    read_by: UUID = Field(foreign_key="person.id")


class Reading(NamedTuple):
    """What a page shows of one: where a goal stood on a day."""

    goal_id: UUID
    value: int
    read_on: date


class Step(Row, table=True):
    """A small action with a date, for one of the two people."""

    relationship_id: UUID = Field(foreign_key="relationship.id", index=True)
    goal_id: UUID | None = Field(default=None, foreign_key="goal.id")
    owner_id: UUID = Field(foreign_key="person.id", index=True)
    action: str = Field(max_length=200)
    when_then: str = Field(default="", max_length=200)
    due_on: date | None = None
    done_at: datetime | None = Field(default=None, sa_type=Moment)
    made_at: datetime = Field(sa_type=Moment)


@dataclass(frozen=True, slots=True)
class Standing:
    """A goal with its readings, oldest first, and its steps."""

    goal: Goal
    readings: tuple[Reading, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def now(self) -> int:
        return latest(self.goal, self.readings)

    @property
    def distance(self) -> int:
        return distance(self.goal, self.now)


@dataclass(frozen=True, slots=True)
class Goals:
    """What a relationship works on, and the small steps that belong to no goal."""

    standings: tuple[Standing, ...]
    loose: tuple[Step, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(step for standing in self.standings for step in standing.steps) + self.loose


@dataclass(frozen=True, slots=True)
class Progress:
    """How far somebody's goals have come, at the end of each week with a reading."""

    name: str
    points: tuple[tuple[date, int], ...]


def distance(goal: Goal, now: int) -> int:
    """Percent of the planned way covered: (now - start) / (target - start), within -100 and 150."""
    if goal.target == goal.start:
        return 100
    covered = round((now - goal.start) / (goal.target - goal.start) * 100)
    return max(-100, min(150, covered))


def latest(goal: Goal, readings: Sequence[Reading]) -> int:
    """The newest value on the goal's scale, or where it started."""
    mine = [reading for reading in readings if reading.goal_id == goal.id]
    return max(mine, key=lambda reading: reading.read_on).value if mine else goal.start


def check_goal(title: str, start: int, target: int, active: int) -> None:
    if not title.strip():
        raise Refusal("Say the goal in one sentence.")
    if not (1 <= start <= 10 and 1 <= target <= 10):
        raise Refusal("Start and target are numbers from 1 to 10.")
    if active >= MOST_ACTIVE:
        raise Refusal("Three goals at a time are enough. Finish, pause or drop one first.")


def check_action(action: str) -> str:
    text = " ".join(action.split())
    if not text:
        raise Refusal("Say the step in a few words.")
    return text


def check_owner(step: Step, person_id: UUID) -> None:
    if step.owner_id != person_id:
        raise Refusal("This step belongs to the other person. They tick it off.")


def weekly(goals: Sequence[Goal], readings: Sequence[Reading]) -> tuple[tuple[date, int], ...]:
    """The mean distance of all goals at the end of each week in which one of them was read."""
    standing: dict[UUID, int] = {}
    points: dict[date, int] = {}
    by_id = {goal.id: goal for goal in goals}
    for reading in sorted(readings, key=lambda reading: reading.read_on):
        standing[reading.goal_id] = distance(by_id[reading.goal_id], reading.value)
        sunday = reading.read_on + timedelta(days=6 - reading.read_on.weekday())
        points[sunday] = round(sum(standing.values()) / len(standing))
    return tuple(points.items())
