"""The coordinator's home: numbers in sentences, signals with a reason and one next step."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from components.programme import figures, head, no_programme, overview_view, suggested
from models.organisation import Programme
from models.programme import Look, Overview, StageCount, Week
from models.proposals import Queue
from models.reasons import explain
from models.signals import Signal, SignalKind
from models.suggestions import Suggestion
from tests.cast import NOW
from tests.pool import candidate

ADA, BEN = candidate("Ada Alder"), candidate("Ben Birch")
NOBODY = Queue(None, 0, (), ())


def overview(*signals: Signal, more: int = 0) -> Overview:
    look = Look(uuid4(), 1, ADA.person, BEN.person, signals)
    return Overview(
        programme=Programme(
            name="Spring <3", starts_on=date(2026, 2, 2), ends_on=date(2026, 7, 20)
        ),
        week=14,
        weeks=24,
        active=12,
        started=13,
        held=58,
        held_lately=9,
        waiting=6,
        lessons=40,
        certificates=1,
        stages=(StageCount(0, "Ready", 2),),
        looks=(look,) if signals else (),
        more_looks=more,
        by_week=(Week(datetime(2026, 2, 2, tzinfo=UTC), 3),),
    )


def test_the_head_says_the_week_and_how_it_is() -> None:
    shown = str(head(overview()))
    assert "Week 14 of 24" in shown
    assert "Spring &lt;3." in shown
    assert "Everything is steady." in shown
    assert "3 pairs need a look." in str(head(overview(Signal(SignalKind.QUIET, 19, 14), more=2)))


def test_figures() -> None:
    shown = str(figures(overview()))
    assert "relationships, of 13 started" in shown
    assert "sessions held, 9 in the last two weeks" in shown
    assert "lessons finished, one certificate" in shown


@pytest.mark.parametrize(
    ("signal", "tag", "why", "step"),
    [
        (Signal(SignalKind.QUIET, 19, 14), "Quiet for 19 days", "14 days", "mailto:?bcc="),
        (Signal(SignalKind.CANCELLED, 2, 2), "2 sessions cancelled", "No session", "mailto:?bcc="),
        (Signal(SignalKind.UNSIGNED, 36, 35), "after 5 weeks", "signatures", "mailto:?bcc="),
        (Signal(SignalKind.OVERDUE, 40, 21), "40 days in one stage", "Up to 21 days", "/path"),
    ],
)
def test_each_signal_says_why_and_what_next(signal: Signal, tag: str, why: str, step: str) -> None:
    shown = str(overview_view(overview(signal), NOBODY))
    assert "Ada and Ben" in shown
    assert all(part in shown for part in (tag, why, step))


def test_what_does_not_fit_is_counted() -> None:
    quiet = Signal(SignalKind.QUIET, 19, 14)
    assert "4 more on the board." in str(overview_view(overview(quiet, more=4), NOBODY))
    assert "on the board" not in str(overview_view(overview(quiet), NOBODY))
    assert "Nothing needs a look today." in str(overview_view(overview(), NOBODY))


def test_suggested_matches_or_why_there_are_none() -> None:
    best = Suggestion(BEN.person, NOW, explain(BEN, ADA))
    shown = str(suggested(Queue(None, 1, (best,), ())))
    assert f"/programme/matching/{BEN.person.id}" in shown
    assert "one free place" in shown
    assert "Everyone has someone." in str(suggested(NOBODY))
    none = Suggestion(BEN.person, NOW, None)
    assert "Nobody with room" in str(suggested(Queue(None, 1, (none,), ())))


def test_between_two_programmes() -> None:
    assert "No programme is open" in str(no_programme())
