"""Who passes, what is weak, when one may try again."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from models.courses import Course
from models.errors import NotFound, Refusal
from models.gift import parse
from models.items import Item
from models.quizzes import (
    Attempt,
    Result,
    Rules,
    check_new_attempt,
    opens_at,
    rules_of,
    safety_drawn,
    weak,
)
from tests.learning import POOL

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = timedelta(hours=24)
RULES = Rules(8, Decimal("6.0"), {"lo1.1": 1}, 3, DAY, frozenset({"Q2"}))
THIRD = Decimal("0.3333")


def points(*given: str) -> dict[str, Decimal]:
    return {f"Q{n}": Decimal(value) for n, value in enumerate(given, 1)}


@pytest.mark.parametrize(
    ("given", "passes"),
    [
        (points("1", "1", "1", "1", "1", "1"), True),
        (points("1", "1", "1", "1", "1", "0.9"), False),
        (points("1", "1", "1", "1", "1", "0.3333", "0.3333", "0.3333"), True),
        (points("1", "0.5", "1", "1", "1", "1", "1", "1"), False),
        ({"Q1": Decimal(1)}, False),
    ],
)
def test_the_boundary_and_the_questions_that_must_be_right(
    given: dict[str, Decimal], passes: bool
) -> None:
    assert RULES.passes(given) is passes


def test_weak_is_what_earned_less_than_the_share_to_pass() -> None:
    items = parse(POOL)[:4]
    got = [Decimal(1), Decimal(1), Decimal(0), Decimal(1)]
    assert weak(items, got, RULES) == {"1.1"}
    assert weak(items, [Decimal(1)] * 4, RULES) == frozenset()


def test_what_had_to_be_right_is_weak_however_many_points_it_earned() -> None:
    items = parse(POOL)[:4]
    got = [Decimal(1), Decimal("0.9"), Decimal(1), Decimal(1)]
    assert weak(items, got, RULES) == {"1.1"}
    assert RULES.missed(points("1", "0.9", "1")) == {"Q2"}
    assert RULES.missed(points("1")) == frozenset()


def rules(must: set[str], per_outcome: dict[str, int], draw: int = 4) -> Rules:
    return Rules(draw, Decimal(3), per_outcome, 3, DAY, frozenset(must))


@pytest.mark.parametrize(
    ("given", "count"),
    [
        (rules(set(), {"lo1.1": 2, "lo1.2": 2}), 0),
        (rules({"gone"}, {"lo1.1": 2, "lo1.2": 2}), 0),
        (rules({"Q1", "Q2", "Q3"}, {"lo1.1": 2, "lo1.2": 2}), 2),
        (rules({"Q1", "Q2", "Q3"}, {"lo1.1": 2}), None),
        (rules({"Q1"}, {"lo1.1": 2, "lo1.2": 2}), None),
    ],
)
def test_how_many_questions_about_safety_each_try_has(given: Rules, count: int | None) -> None:
    items: list[Item] = list(parse(POOL)[:6])
    assert safety_drawn(items, given) == count


@pytest.mark.parametrize(
    ("total", "missed", "only"), [("3", (2,), True), ("2.9", (2,), False), ("3", (), False)]
)
def test_points_enough_and_yet_not_passed(total: str, missed: tuple[int, ...], only: bool) -> None:
    attempt = graded(1)
    attempt.points = Decimal(total)
    result = Result(attempt, rules({"Q2"}, {}), (), (), None, missed)
    assert result.only_safety is only


def test_rules_come_from_the_course() -> None:
    body = {"quiz": {"draw": 8, "pass": 6.0, "per_outcome": {"1.2": 2}, "pause_hours": 12}}
    rules = rules_of(Course(key="x", slug="x", title="x", summary="", minutes=1, body=body))
    assert rules.needed == 6
    assert rules.per_outcome == {"lo1.2": 2}
    assert (rules.tries, rules.pause, rules.percent) == (3, timedelta(hours=12), 75)
    with pytest.raises(NotFound):
        rules_of(Course(key="x", slug="x", title="x", summary="", minutes=1))


def graded(hours_ago: float) -> Attempt:
    at = NOW - timedelta(hours=hours_ago)
    return Attempt(
        person_id=uuid4(),
        course_id=uuid4(),
        seed=b"",
        question_ids=[],
        started_at=at,
        graded_at=at,
    )


def test_three_tries_then_a_pause() -> None:
    tries = [graded(1), graded(2), graded(3.4)]
    assert opens_at(tries[:2], 3, DAY, NOW) is None
    assert opens_at(tries, 3, DAY, NOW) == NOW + timedelta(hours=20.6)
    with pytest.raises(Refusal) as told:
        check_new_attempt(tries, 3, DAY, NOW)
    assert told.value.values == {"hours": 21}
    check_new_attempt([*tries[:2], graded(24)], 3, DAY, NOW)
