"""Drawing: fair, complete for every outcome, and the same again for the same seed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.drawing import draw, opaque, option_ids, shuffled
from models.errors import Refusal
from models.items import Item, Kind, Text

OUTCOMES = ("lo1.1", "lo1.2", "lo1.3")
POOL = [
    Item(key=f"q{at:02}", kind=Kind.ESSAY, stem=Text("?"), tags=(OUTCOMES[at % 3],))
    for at in range(24)
]
EACH_ONCE = dict.fromkeys(OUTCOMES, 1)


@given(st.binary(min_size=16, max_size=32), st.integers(4, 24))
def test_every_outcome_is_in_every_draw(seed: bytes, count: int) -> None:
    drawn = draw(POOL, seed, count, {**EACH_ONCE, "lo1.2": 2})
    found = Counter(tag for item in drawn for tag in item.tags)
    assert len({item.key for item in drawn}) == count
    assert found["lo1.1"] >= 1
    assert found["lo1.2"] >= 2
    assert found["lo1.3"] >= 1


def test_a_seed_draws_the_same_from_any_order_of_the_pool() -> None:
    assert draw(POOL, b"seed", 8, EACH_ONCE) == draw(POOL[::-1], b"seed", 8, EACH_ONCE)
    assert draw(POOL, b"seed", 8, EACH_ONCE) != draw(POOL, b"other", 8, EACH_ONCE)


def test_all_questions_come_about_equally_often_and_in_every_place() -> None:
    drawn = [draw(POOL, bytes([a, b]), 8, EACH_ONCE) for a in range(20) for b in range(50)]
    often = Counter(item.key for items in drawn for item in items)
    first = Counter(items[0].key for items in drawn)
    assert len(often) == len(first) == 24
    assert all(250 < times < 420 for times in often.values())


def test_what_was_seen_comes_back_only_when_nothing_else_is_left() -> None:
    seen = {item.key for item in draw(POOL, b"one", 12, EACH_ONCE)}
    again = {item.key for item in draw(POOL, b"two", 12, {}, seen)}
    assert not seen & again
    assert len({item.key for item in draw(POOL, b"three", 14, {}, seen)} & seen) == 2


def test_an_item_with_two_outcomes_counts_for_both() -> None:
    both = Item(key="both", kind=Kind.ESSAY, stem=Text("?"), tags=("a", "b"))
    assert draw([both], b"seed", 1, {"a": 1, "b": 1}) == (both,)


@pytest.mark.parametrize(("count", "least"), [(25, {}), (2, EACH_ONCE), (9, {"lo9": 1})])
def test_what_cannot_be_drawn_is_refused(count: int, least: dict[str, int]) -> None:
    with pytest.raises(Refusal):
        draw(POOL, b"seed", count, least)


@given(st.binary(), st.sets(st.text()), st.text(st.characters(exclude_categories=["Cs"])))
def test_shuffling_keeps_every_id(seed: bytes, ids: set[str], purpose: str) -> None:
    order = shuffled(ids, seed, purpose)
    assert sorted(order) == sorted(ids)
    assert order == shuffled(sorted(ids), seed, purpose)


def test_purposes_shuffle_differently() -> None:
    ids = [item.key for item in POOL]
    assert shuffled(ids, b"seed", "opts:1") != shuffled(ids, b"seed", "opts:2")


def test_opaque_ids_say_nothing_and_lead_back() -> None:
    shown = option_ids(b"seed", "q1", ["a", "b"])
    assert shown[opaque(b"seed", "q1", "a")] == "a"
    assert all(len(id_) == 16 for id_ in shown)
    others = [opaque(b"other", "q1", "a"), opaque(b"seed", "q2", "a"), opaque(b"seed", "q1", "b")]
    assert opaque(b"seed", "q1", "a") not in others
