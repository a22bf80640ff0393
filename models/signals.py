"""Which relationships need a look, and why: from counts and dates only, never from words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from models.mentra import LAST
from models.relationships import Relationship

QUIET = 1.25
"""How many rhythms may pass without contact; from LONG_SILENCE on it is long for anybody."""
LONG_SILENCE = 42
UNSIGNED = 35
CANCELLED = 2
LONGEST_STAGE = (28, 14, 21, 42, 183, 21, 28)
"""Days after which a stage is overdue, from the first to the last."""


class SignalKind(StrEnum):
    """In the order in which they ask for a look."""

    QUIET = "quiet"
    CANCELLED = "cancelled"
    UNSIGNED = "unsigned"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Trace:
    """What the calendar says of a relationship."""

    relationship: Relationship
    planned_at: datetime | None = None
    cancelled: int = 0
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that needs a look: how many days or times, and how many are usual."""

    kind: SignalKind
    count: int
    usual: int


def signals(trace: Trace, now: datetime) -> tuple[Signal, ...]:
    """What needs a look in one relationship, the most urgent first."""
    if trace.relationship.ended_at:
        return ()
    return tuple(_signals(trace, now))


def _signals(trace: Trace, now: datetime) -> Iterator[Signal]:
    pair = trace.relationship
    silent = _days(pair.last_contact_at or _start(pair), now)
    usual = min(LONG_SILENCE, int(pair.rhythm_days * QUIET))
    if silent > usual and not _meets_soon(trace, now):
        yield Signal(SignalKind.QUIET, silent, pair.rhythm_days)
    if trace.cancelled >= CANCELLED:
        yield Signal(SignalKind.CANCELLED, trace.cancelled, CANCELLED)
    together = _days(_start(pair), now)
    if together >= UNSIGNED and not trace.signed:
        yield Signal(SignalKind.UNSIGNED, together, UNSIGNED)
    here, longest = _days(pair.stage_since, now), LONGEST_STAGE[min(pair.stage, LAST)]
    if here > longest:
        yield Signal(SignalKind.OVERDUE, here, longest)


def _meets_soon(trace: Trace, now: datetime) -> bool:
    """A session within one rhythm from now says more than a silence."""
    soon = now + timedelta(days=trace.relationship.rhythm_days)
    return trace.planned_at is not None and trace.planned_at <= soon


def _start(pair: Relationship) -> datetime:
    return datetime.combine(pair.started_on, time(), UTC)


def _days(since: datetime, now: datetime) -> int:
    return (now - since).days
