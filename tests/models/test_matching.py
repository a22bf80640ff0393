"""Matching: points are fair, hard rules hold, and the assignment is the best there is."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.matching import FORBIDDEN, WEIGHTS, Points, assign, hours_apart, score, word
from tests.pool import candidate


@st.composite
def tasks(draw: st.DrawFn) -> tuple[Points, list[int]]:
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    cell = st.one_of(st.just(FORBIDDEN), st.integers(0, 100))
    row = st.lists(cell, min_size=columns, max_size=columns)
    grid = draw(st.lists(row, min_size=rows, max_size=rows))
    capacities = draw(st.lists(st.integers(0, 2), min_size=columns, max_size=columns))
    return np.array(grid, np.int16), capacities


def best_by_trying(points: Points, capacities: list[int]) -> int:
    """Every way to give each row a slot, or none."""
    slots = [column for column, free in enumerate(capacities) for _ in range(free)]
    rows = len(points)
    slots += [-1] * rows
    totals = (
        sum(
            int(points[row, column])
            for row, column in enumerate(chosen)
            if column >= 0 and points[row, column] != FORBIDDEN
        )
        for chosen in set(permutations(slots, rows))
    )
    return max(totals)


@settings(deadline=None)
@given(tasks())
def test_no_other_assignment_has_more_points(task: tuple[Points, list[int]]) -> None:
    points, capacities = task
    pairs = assign(points, capacities)
    assert sum(int(points[pair]) for pair in pairs) == best_by_trying(points, capacities)


@settings(deadline=None)
@given(tasks(), st.integers(0, 60))
def test_rules_hold_whatever_the_points(task: tuple[Points, list[int]], least: int) -> None:
    points, capacities = task
    pairs = assign(points, capacities, least)
    assert len({row for row, _ in pairs}) == len(pairs)
    for column, free in enumerate(capacities):
        assert sum(taken == column for _, taken in pairs) <= free
    assert all(points[pair] >= least for pair in pairs)


@settings(deadline=None)
@given(st.integers(2, 6), st.integers(0, 100))
def test_where_points_are_equal_the_longest_wait_ends(rows: int, points: int) -> None:
    assert assign(np.full((rows, 1), points, np.int16), [1]) == [(0, 0)]


def test_a_longer_wait_never_beats_a_point() -> None:
    points = np.array([[80], [80], [81]], np.int16)
    assert assign(points, [1]) == [(2, 0)]


@pytest.mark.parametrize(("rows", "capacities"), [(0, [1]), (2, []), (2, [0])])
def test_nobody_or_no_place_gives_no_pairs(rows: int, capacities: list[int]) -> None:
    assert assign(np.zeros((rows, len(capacities)), np.int16), capacities) == []


def test_people_who_chose_the_same_get_nearly_everything() -> None:
    assert score([candidate("Ann A")], [candidate("Bob B")]).tolist() == [[98]]


@pytest.mark.parametrize(
    ("kind", "chosen", "lost"),
    [
        ("values", ["Play"], WEIGHTS["values"]),
        ("values", ["Honesty", "Play"], WEIGHTS["values"] / 2),
        ("topics", ["Film"], WEIGHTS["topics"]),
        ("topics", ["Money", "More"], WEIGHTS["topics"] / 2),
        ("formats", ["On foot"], WEIGHTS["formats"]),
        ("sectors", ["Film"], WEIGHTS["sectors"] * 0.4),
        ("languages", ["English", "French"], 0),
    ],
)
def test_what_is_not_shared_costs_its_weight(kind: str, chosen: list[str], lost: float) -> None:
    points = score([candidate("Ann A")], [candidate("Bob B", **{kind: chosen})])
    assert points[0, 0] == round(98 - lost)


def test_values_weigh_more_than_anything_else() -> None:
    assert max(WEIGHTS, key=lambda kind: WEIGHTS[kind]) == "values"
    assert sum(WEIGHTS.values()) == 100


def test_what_one_of_the_two_has_not_answered_is_left_out() -> None:
    mentor = candidate("Bob B", values=[], formats=[])
    assert score([candidate("Ann A")], [mentor])[0, 0] == round((98 - 45) * 100 / 55)


@pytest.mark.parametrize("spoken", [["Greek"], []])
def test_without_a_common_language_there_is_no_pair(spoken: list[str]) -> None:
    assert score([candidate("Ann A")], [candidate("Bob B", languages=spoken)])[0, 0] == FORBIDDEN


def test_nobody_mentors_themselves_or_somebody_kept_apart() -> None:
    ann, bob = candidate("Ann A"), candidate("Bob B")
    apart = {(ann.person.id, bob.person.id)}
    assert score([ann], [ann, bob], apart).tolist() == [[FORBIDDEN, FORBIDDEN]]


@pytest.mark.parametrize(("one", "other", "apart"), [(1, 2, 1), (-11, 12, 1), (0, 5.5, 5.5)])
def test_the_day_is_round(one: float, other: float, apart: float) -> None:
    assert hours_apart(np.array(float(one)), np.array(float(other))) == apart


def test_a_distant_clock_costs_up_to_the_weight_of_time() -> None:
    mentors = [candidate("B B", hours=hours) for hours in (0, 1, 4, 7, 12)]
    assert score([candidate("Ann A")], mentors).tolist() == [[98, 98, 93, 88, 88]]


@pytest.mark.parametrize(
    ("points", "said"),
    [(100, "strong"), (80, "strong"), (79, "good"), (60, "good"), (59, "possible")],
)
def test_words(points: int, said: str) -> None:
    assert word(points) == said
