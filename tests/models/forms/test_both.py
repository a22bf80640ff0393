"""Forms that share results and nothing else, and what stands side by side."""

from typing import Any

import pytest

from models.errors import Refusal
from models.forms.both import both_hints, check_results, shared_results, side_by_side
from models.forms.definitions import Definition
from models.forms.faults import faults
from tests.forms import definition

SCALES = [
    {"id": id_, "type": "s5", "label": f"Line {id_}", "may_not_apply": True} for id_ in "abcd"
]
TRUST = {"id": "trust", "label": "Trust", "formula": "mean(a, b)", "shared": True}
VOICE = {"id": "voice", "label": "Voice", "formula": "mean(c, d)", "shared": True}
WHOLE = {"id": "whole", "label": "Whole", "formula": "mean(a, b, c, d)"}


def quality(**more: Any) -> Definition:
    said: dict[str, Any] = {
        "steps": [{"title": "Lines", "fields": SCALES}],
        "results": [TRUST, VOICE, WHOLE],
        "hints": [],
        "charts": [],
        "share": "results",
        "privacy": "P0",
        "both_hints": [
            {"when": "max(gap) >= 1", "say": "Apart."},
            {"when": "min(mine) < 3", "say": "Low for me."},
            {"when": "theirs.voice == 5", "say": "High for them."},
        ],
        **more,
    }
    return definition(**said)


def test_only_the_named_results_are_shared() -> None:
    found = shared_results(quality(), {"a": 2, "b": 3, "c": 5, "d": 5})
    assert [(one.result.id, one.value) for one in found] == [("trust", 2.5), ("voice", 5)]
    assert shared_results(definition(), {}) == ()


def test_without_any_mean_there_is_nothing_to_share() -> None:
    for given in ({}, {"a": 5, "c": 1}):
        with pytest.raises(Refusal, match="too few answers"):
            check_results(quality(), given)


@pytest.mark.parametrize(
    ("mine", "theirs", "gaps", "said"),
    [
        ({"a": 4, "b": 4, "c": 4, "d": 4}, {"a": 4, "b": 4, "c": 4, "d": 4}, [0, 0], []),
        ({"a": 4, "b": 4, "c": 4, "d": 4}, {"a": 3, "b": 3, "c": 4, "d": 4}, [1, 0], ["Apart."]),
        ({"a": 2, "b": 3}, {"a": 3, "b": 3, "c": 5, "d": 5}, [0.5], ["Low for me."]),
        ({"c": 5, "d": 5}, {"c": 5, "d": 5}, [0], ["High for them."]),
        ({"a": 5, "b": "na"}, {"a": 5, "b": 5}, [], []),
    ],
)
def test_side_by_side_and_what_is_said_to_it(
    mine: dict[str, Any], theirs: dict[str, Any], gaps: list[float], said: list[str]
) -> None:
    form = quality()
    pairs = side_by_side(shared_results(form, mine), shared_results(form, theirs))
    assert [one.gap for one in pairs] == gaps
    assert [one.say for one in both_hints(form, pairs)] == said


def test_results_worked_out_in_another_way_are_not_compared() -> None:
    other = quality(results=[{**TRUST, "formula": "mean(a, b, c)"}, VOICE])
    answers = {"a": 2, "b": 3, "c": 5, "d": 5}
    pairs = side_by_side(shared_results(quality(), answers), shared_results(other, answers))
    assert [one.result.id for one in pairs] == ["voice"]


@pytest.mark.parametrize(
    ("changed", "at", "why"),
    [
        ({"fills": "mentee"}, ("share",), "each of the two"),
        ({"results": [WHOLE], "both_hints": []}, ("share",), "at least one"),
        ({"share": "parts"}, ("results", 0, "shared"), "does not share"),
        (
            {"results": [{**TRUST, "formula": "a * 1"}, VOICE]},
            ("results", 0, "shared"),
            "single answer",
        ),
        (
            {"both_hints": [{"when": "gap.whole > 1", "say": "x"}]},
            ("both_hints", 0, "when"),
            "gap.whole",
        ),
        ({"both_hints": [{"when": "gap >", "say": "x"}]}, ("both_hints", 0, "when"), "formula"),
        (
            {"both_hints": [{"when": "max(gap) > 1", "say": "x", "for_last": 2}]},
            ("both_hints", 0, "for_last"),
            "in a row",
        ),
    ],
)
def test_what_cannot_be_shared(changed: dict[str, Any], at: tuple[object, ...], why: str) -> None:
    assert list(faults(quality())) == []
    found = list(faults(quality(**changed)))
    assert any(where == at and why in said for where, said in found), found


def test_a_result_for_single_lines_is_not_shared() -> None:
    fit = {"id": "fit", "label": "Fit", "per": "works", "formula": "row.fit", "shared": True}
    found = list(faults(definition(share="results", results=[fit], hints=[])))
    assert any("single lines" in said for _at, said in found)
