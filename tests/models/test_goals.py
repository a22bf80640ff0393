"""How far goals have come, and what may become of them."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from models.errors import Refusal
from models.goals import Goal, Reading, Step, check_goal, check_owner, distance, latest, weekly
from tests.cast import NOW


def goal(start: int = 2, target: int = 6) -> Goal:
    return Goal(relationship_id=uuid4(), title="Grow", start=start, target=target, made_at=NOW)


def read(goal_id: UUID, value: int, on: date) -> Reading:
    return Reading(goal_id, value, on)


@pytest.mark.parametrize(
    ("start", "target", "now", "percent"),
    [
        (2, 6, 2, 0),
        (2, 6, 4, 50),
        (2, 6, 6, 100),
        (2, 3, 9, 150),
        (6, 5, 10, -100),
        (8, 2, 5, 50),
        (4, 4, 1, 100),
    ],
)
def test_distance(start: int, target: int, now: int, percent: int) -> None:
    assert distance(goal(start, target), now) == percent


def test_the_newest_reading_counts_and_the_start_before_any() -> None:
    mine = goal()
    days = [read(mine.id, 5, date(2026, 5, 9)), read(mine.id, 3, date(2026, 5, 2))]
    assert latest(mine, days) == 5
    assert latest(mine, []) == 2


def test_a_week_ends_on_sunday_with_the_mean_of_all_goals_read_so_far() -> None:
    one, two = goal(), goal(1, 5)
    readings = [
        read(one.id, 4, date(2026, 5, 4)),
        read(two.id, 5, date(2026, 5, 12)),
        read(one.id, 6, date(2026, 5, 13)),
    ]
    assert weekly([one, two], readings) == ((date(2026, 5, 10), 50), (date(2026, 5, 17), 100))


@pytest.mark.parametrize(
    ("title", "start", "target", "active"),
    [(" ", 1, 5, 0), ("Grow", 0, 5, 0), ("Grow", 1, 11, 0), ("Grow", 1, 5, 3)],
)
def test_no_goal_without_words_scale_or_room(
    title: str, start: int, target: int, active: int
) -> None:
    with pytest.raises(Refusal):
        check_goal(title, start, target, active)


def test_only_its_owner_ticks_a_step() -> None:
    step = Step(relationship_id=uuid4(), owner_id=uuid4(), action="Ask", made_at=NOW)
    check_owner(step, step.owner_id)
    with pytest.raises(Refusal):
        check_owner(step, uuid4())
