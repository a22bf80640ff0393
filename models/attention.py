"""What deserves a look in somebody's relationships, and why; the rules, without any words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from models.agreements import Agreement
from models.people import Person
from models.relationships import Relationship, quiet_days

LOW = 3.0
ALARM = 1


class SignalKind(StrEnum):
    QUIET = "quiet"
    SIGN = "sign"
    DRAFT = "draft"
    PULSE = "pulse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One thing that would help today. `number` counts days or names the session."""

    kind: SignalKind
    relationship_id: UUID
    partner: Person
    number: int = 0
    rhythm: int = 0
    since: datetime | None = None


class Draft(NamedTuple):
    """Notes that were written and not published yet."""

    number: int
    starts_at: datetime


class Answers(NamedTuple):
    """A pulse: four answers from 1 to 5."""

    mattered: int
    heard: int
    next_step: int
    pace: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of one relationship, from one of its two people's side."""

    relationship: Relationship
    part: str
    partner: Person
    agreement: Agreement | None = None
    drafts: Sequence[Draft] = ()
    pulses: Sequence[Answers] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """How many mentees a mentor has, and how many they offered to have."""

    taken: int
    capacity: int


def signals(known: Sequence[Known], now: datetime) -> tuple[Signal, ...]:
    """All signals: who has been quiet, longest first, then what waits for this person."""
    found = [signal for one in known for signal in _signals(one, now)]
    order = list(SignalKind)
    return tuple(sorted(found, key=lambda signal: (order.index(signal.kind), -signal.number)))


def signature_due(agreement: Agreement | None, part: str) -> datetime | None:
    """Since when a person's signature is the only one missing."""
    if agreement is None or agreement.is_signed or agreement.sheet_id is None:
        return None
    if part == "mentor":
        return agreement.mentee_signed_at
    return agreement.mentor_signed_at


def is_low(pulses: Sequence[Answers]) -> bool:
    """Whether one's own pulses, newest first, say that something should be talked about."""
    if not pulses:
        return False
    answers = pulses[:2]
    return ALARM in answers[0] or (
        len(answers) == 2 and all(sum(each) / len(each) < LOW for each in answers)
    )


def _signals(known: Known, now: datetime) -> list[Signal]:
    pair, found = known.relationship, []

    def note(kind: SignalKind, number: int = 0, since: datetime | None = None) -> None:
        found.append(
            Signal(
                kind=kind,
                relationship_id=pair.id,
                partner=known.partner,
                number=number,
                rhythm=pair.rhythm_days,
                since=since,
            )
        )

    if days := quiet_days(pair, now):
        note(SignalKind.QUIET, days, pair.last_contact_at)
    if since := signature_due(known.agreement, known.part):
        note(SignalKind.SIGN, since=since)
    for draft in known.drafts:
        note(SignalKind.DRAFT, draft.number, draft.starts_at)
    if is_low(known.pulses):
        note(SignalKind.PULSE)
    return found
