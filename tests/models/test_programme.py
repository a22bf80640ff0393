"""A programme in time: its weeks, and which of them has come."""

from datetime import UTC, date, datetime

import pytest

from models.organisation import Programme
from models.programme import MOST_WEEKS, place_in_time, week_starts

SPRING = Programme(name="Spring", starts_on=date(2026, 2, 2), ends_on=date(2026, 7, 20))


@pytest.mark.parametrize(
    ("today", "week"),
    [
        (date(2026, 1, 1), 1),
        (date(2026, 2, 2), 1),
        (date(2026, 2, 8), 1),
        (date(2026, 2, 9), 2),
        (date(2026, 12, 1), 24),
    ],
)
def test_the_week(today: date, week: int) -> None:
    assert place_in_time(SPRING, today) == (week, 24)


def test_a_programme_of_a_day_has_one_week() -> None:
    short = Programme(name="Short", starts_on=date(2026, 2, 2), ends_on=date(2026, 2, 2))
    assert place_in_time(short, date(2026, 2, 2)) == (1, 1)


def test_weeks_that_have_begun_at_most_half_a_year() -> None:
    starts = week_starts(SPRING, date(2026, 2, 17))
    assert starts == tuple(datetime(2026, 2, day, tzinfo=UTC) for day in (2, 9, 16))
    long = Programme(name="Long", starts_on=date(2025, 1, 6), ends_on=date(2026, 12, 28))
    assert len(week_starts(long, date(2026, 12, 1))) == MOST_WEEKS
