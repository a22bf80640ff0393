"""Signals: what the calendar says of a relationship, and nothing else."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from models.relationships import Relationship
from models.signals import LONGEST_STAGE, SignalKind, Trace, signals

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)
NOBODY = uuid4()


def pair(
    *, silent: int = 1, together: int = 20, stage: int = 4, here: int = 5, rhythm: int = 14
) -> Relationship:
    return Relationship(
        programme_id=NOBODY,
        mentor_id=NOBODY,
        mentee_id=NOBODY,
        stage=stage,
        stage_since=NOW - timedelta(days=here),
        started_on=NOW.date() - timedelta(days=together),
        ends_on=date(2026, 12, 1),
        rhythm_days=rhythm,
        last_contact_at=NOW - timedelta(days=silent),
    )


def kinds(trace: Trace) -> list[tuple[SignalKind, int]]:
    return [(signal.kind, signal.count) for signal in signals(trace, NOW)]


def test_a_pair_on_its_way_needs_no_look() -> None:
    assert kinds(Trace(pair())) == []


@pytest.mark.parametrize(
    ("rhythm", "silent", "heard"),
    [(14, 17, False), (14, 18, True), (60, 42, False), (60, 43, True)],
)
def test_quiet_is_a_quarter_over_the_rhythm_and_never_over_six_weeks(
    rhythm: int, silent: int, heard: bool
) -> None:
    found = kinds(Trace(pair(rhythm=rhythm, silent=silent)))
    assert found == ([(SignalKind.QUIET, silent)] if heard else [])


@pytest.mark.parametrize(("ahead", "heard"), [(14, False), (15, True)])
def test_a_session_soon_ends_the_silence(ahead: int, heard: bool) -> None:
    trace = Trace(pair(silent=30), planned_at=NOW + timedelta(days=ahead))
    assert bool(kinds(trace)) is heard


def test_without_any_contact_the_start_counts() -> None:
    silent = pair(together=30)
    silent.last_contact_at = None
    assert kinds(Trace(silent)) == [(SignalKind.QUIET, 30)]


@pytest.mark.parametrize(("cancelled", "heard"), [(1, False), (2, True), (3, True)])
def test_two_cancellations_in_a_row(cancelled: int, heard: bool) -> None:
    found = kinds(Trace(pair(), cancelled=cancelled))
    assert found == ([(SignalKind.CANCELLED, cancelled)] if heard else [])


@pytest.mark.parametrize(
    ("together", "signed", "heard"), [(34, False, False), (35, False, True), (90, True, False)]
)
def test_no_agreement_after_five_weeks(together: int, signed: bool, heard: bool) -> None:
    found = kinds(Trace(pair(together=together), signed=signed))
    assert found == ([(SignalKind.UNSIGNED, together)] if heard else [])


@pytest.mark.parametrize("stage", range(7))
def test_each_stage_has_its_time(stage: int) -> None:
    longest = LONGEST_STAGE[stage]
    assert kinds(Trace(pair(stage=stage, here=longest), signed=True)) == []
    overdue = kinds(Trace(pair(stage=stage, here=longest + 1), signed=True))
    assert overdue == [(SignalKind.OVERDUE, longest + 1)]


def test_the_most_urgent_comes_first() -> None:
    trace = Trace(pair(silent=50, together=90, stage=1, here=50), cancelled=2)
    assert [kind for kind, _ in kinds(trace)] == list(SignalKind)


def test_what_has_ended_needs_no_look() -> None:
    ended = pair(silent=90)
    ended.ended_at = NOW
    assert kinds(Trace(ended, cancelled=3)) == []
