"""Who passes, what is weak, when one may try again."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from models.courses import Course
from models.errors import NotFound, Refusal
from models.gift import parse
from models.quizzes import Attempt, Rules, check_new_attempt, opens_at, rules_of, weak
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
