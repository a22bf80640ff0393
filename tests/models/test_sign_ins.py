"""Sign-ins and tries, with time as an argument."""

from datetime import timedelta

import pytest

from models.sign_ins import (
    MOST_SIGN_INS,
    TRIES_WITHIN,
    SignIn,
    begun,
    browser_name,
    is_live,
    throttle,
    too_many,
)
from tests.cast import NOW, person
from tests.entrance import FIREFOX

MINUTE = timedelta(minutes=1)


def sign_in(seen_ago: timedelta = timedelta(0), started_ago: timedelta = timedelta(0)) -> SignIn:
    row = begun(person("Ada Alder", is_mentor=True), FIREFOX, "password", NOW - started_ago)[1]
    row.seen_at = NOW - seen_ago
    return row


@pytest.mark.parametrize("tries", range(12))
def test_ten_tries_pass_and_the_next_waits(tries: int) -> None:
    made = [NOW - MINUTE * n for n in range(tries)]
    assert throttle(made, NOW, 10).allowed == (tries < 10)


def test_waiting_ends_when_the_oldest_of_the_last_ten_is_a_quarter_of_an_hour_ago() -> None:
    made = [NOW - MINUTE * n for n in range(10)]
    wait = throttle(made, NOW, 10).wait
    assert wait == TRIES_WITHIN - 9 * MINUTE
    assert not throttle(made, NOW + wait - timedelta(seconds=1), 10).allowed
    assert throttle(made, NOW + wait, 10).allowed


def test_nobody_waits_longer_than_a_quarter_of_an_hour() -> None:
    assert throttle([NOW] * 1000, NOW, 10).wait == TRIES_WITHIN


@pytest.mark.parametrize(
    ("staff", "seen", "started", "live"),
    [
        (False, timedelta(hours=11), timedelta(days=1), True),
        (False, timedelta(hours=12), timedelta(days=1), False),
        (False, timedelta(0), timedelta(days=14), False),
        (True, timedelta(minutes=59), timedelta(hours=11), True),
        (True, timedelta(hours=1), timedelta(hours=11), False),
        (True, timedelta(0), timedelta(hours=12), False),
    ],
)
def test_a_sign_in_ends_when_idle_or_old(
    staff: bool, seen: timedelta, started: timedelta, live: bool
) -> None:
    somebody = person("Vera Vine", is_coordinator=staff, is_mentor=True)
    assert is_live(sign_in(seen, started), somebody, NOW) is live


def test_the_one_seen_longest_ago_makes_room() -> None:
    rows = [sign_in(MINUTE * n) for n in range(MOST_SIGN_INS)]
    assert list(too_many(rows)) == [rows[-1]]
    assert not too_many(rows[:-1])


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (FIREFOX, "Firefox, Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
         "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("curl/8", ""),
        ("<script>alert(1)</script>", ""),
    ],
)  # fmt: skip
def test_a_browser_is_named_as_people_know_it(agent: str, name: str) -> None:
    assert browser_name(agent) == name
