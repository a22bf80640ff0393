"""Goals, how far they have come, and the small steps towards them."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON
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
    evidence: list[str] = Field(default_factory=list, sa_type=JSON)
    due_on: date | None = None
    status: GoalStatus = GoalStatus.ACTIVE
    made_at: datetime = Field(sa_type=Moment)


class GoalReading(Row, table=True):
    """Where a goal stood on a day, on its scale of one to ten."""

    goal_id: UUID = Field(foreign_key="goal.id", index=True)
    value: int = Field(ge=1, le=10)
    read_on: date
    read_by: UUID = Field(foreign_key="person.id")


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


def distance(goal: Goal, now: int) -> int:
    """Percent of the planned way covered: (now - start) / (target - start), within -100 and 150."""
    if goal.target == goal.start:
        return 100
    covered = round((now - goal.start) / (goal.target - goal.start) * 100)
    return max(-100, min(150, covered))


def latest(goal: Goal, readings: Sequence[GoalReading]) -> int:
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
