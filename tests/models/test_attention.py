"""What deserves a look: quiet longer than agreed, a signature, a draft, a pulse."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from models.agreements import Agreement
from models.attention import Answers, Draft, Known, SignalKind, is_low, signals, signature_due
from models.people import Person
from models.relationships import Relationship, quiet_days
from tests.cast import NOW, TODAY, person

SHEET = uuid4()


def pair(days_quiet: int, rhythm: int = 21) -> Relationship:
    return Relationship(
        programme_id=uuid4(),
        mentor_id=uuid4(),
        mentee_id=uuid4(),
        stage_since=NOW - timedelta(days=200),
        started_on=TODAY,
        ends_on=TODAY,
        rhythm_days=rhythm,
        last_contact_at=NOW - timedelta(days=days_quiet),
    )


def paper(*, mentor: bool, mentee: bool, sheet: UUID | None = SHEET) -> Agreement:
    return Agreement(
        relationship_id=uuid4(),
        sheet_id=sheet,
        version=1,
        written_by=uuid4(),
        written_at=NOW,
        mentor_signed_at=NOW if mentor else None,
        mentee_signed_at=NOW if mentee else None,
    )


@pytest.mark.parametrize(
    ("days", "rhythm", "expected"), [(21, 21, None), (22, 21, 22), (15, 14, 15), (0, 14, None)]
)
def test_quiet_is_longer_than_the_rhythm(days: int, rhythm: int, expected: int | None) -> None:
    assert quiet_days(pair(days, rhythm), NOW) == expected


def test_before_the_first_contact_the_stage_counts() -> None:
    new = pair(0)
    new.last_contact_at, new.stage_since = None, NOW - timedelta(days=30)
    assert quiet_days(new, NOW) == 30


@pytest.mark.parametrize(
    ("mentor", "mentee", "part", "is_due"),
    [
        (False, True, "mentor", True),
        (True, False, "mentor", False),
        (False, False, "mentor", False),
        (True, True, "mentor", False),
        (True, False, "mentee", True),
    ],
)
def test_a_signature_is_due_when_only_one_is_missing(
    mentor: bool, mentee: bool, part: str, is_due: bool
) -> None:
    assert bool(signature_due(paper(mentor=mentor, mentee=mentee), part)) is is_due


def test_nobody_waits_for_a_signature_that_cannot_be_given_any_more() -> None:
    before = paper(mentor=True, mentee=False, sheet=None)
    assert signature_due(before, "mentee") is None


@pytest.mark.parametrize(
    ("pulses", "low"),
    [
        ([], False),
        ([(5, 5, 5, 1)], True),
        ([(2, 3, 2, 3)], False),
        ([(2, 3, 2, 3), (2, 2, 3, 3)], True),
        ([(4, 4, 4, 4), (2, 2, 2, 2)], False),
        ([(4, 4, 4, 4), (1, 1, 1, 1)], False),
    ],
)
def test_a_pulse_is_low_after_two_weak_sessions_or_one_alarm(
    pulses: list[tuple[int, int, int, int]], low: bool
) -> None:
    assert is_low([Answers(*answers) for answers in pulses]) is low


def test_signals_come_longest_quiet_first_then_papers_then_notes() -> None:
    draft = Draft(4, NOW)
    known = [
        known_of(pair(30), drafts=[draft]),
        known_of(pair(50), agreement=paper(mentor=False, mentee=True)),
    ]
    found = signals(known, NOW)
    assert [(signal.kind, signal.number) for signal in found] == [
        (SignalKind.QUIET, 50),
        (SignalKind.QUIET, 30),
        (SignalKind.SIGN, 0),
        (SignalKind.DRAFT, 4),
    ]


def known_of(
    relationship: Relationship,
    *,
    agreement: Agreement | None = None,
    drafts: list[Draft] | None = None,
) -> Known:
    somebody: Person = person("Ben Birch")
    return Known(
        relationship=relationship,
        part="mentor",
        partner=somebody,
        agreement=agreement,
        drafts=drafts or [],
    )
