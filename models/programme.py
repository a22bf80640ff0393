"""A programme at a glance, as its coordinator sees it: counts, dates and stages."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from models.organisation import Programme
from models.people import Person
from models.signals import Signal

MOST_WEEKS = 26


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many relationships are at a stage."""

    position: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Look:
    """A relationship that needs a look, and why, the most urgent first."""

    relationship_id: UUID
    stage: int
    mentor: Person
    mentee: Person
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the programme, and the sessions held in it."""

    starts_at: datetime
    held: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything a coordinator sees first."""

    programme: Programme
    week: int
    weeks: int
    active: int
    started: int
    held: int
    held_lately: int
    waiting: int
    lessons: int
    certificates: int
    stages: tuple[StageCount, ...]
    looks: tuple[Look, ...]
    more_looks: int
    by_week: tuple[Week, ...]


def place_in_time(programme: Programme, today: date) -> tuple[int, int]:
    """The week a programme is in, and how many it has."""
    weeks = max(1, -(-((programme.ends_on - programme.starts_on).days) // 7))
    return min(max(1, (today - programme.starts_on).days // 7 + 1), weeks), weeks


def week_starts(programme: Programme, today: date) -> tuple[datetime, ...]:
    """The beginnings of the last weeks that have begun, oldest first."""
    now, _ = place_in_time(programme, today)
    first = datetime.combine(programme.starts_on, time(), UTC)
    return tuple(first + timedelta(weeks=n) for n in range(max(0, now - MOST_WEEKS), now))
