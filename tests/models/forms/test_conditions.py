"""Fields for some cases: asked when their formula holds, and kept when it does not."""

from typing import Any

import pytest

from models.base import Json
from models.errors import Refusal
from models.forms.conditions import PART, as_read, asked, for_part, in_force, leading, left_out
from models.forms.definitions import Definition
from models.forms.faults import faults
from models.forms.results import figures, hints, series
from models.sheets import check_keeping
from tests.forms import definition

AI: dict[str, Any] = {
    "id": "ai",
    "type": "one",
    "label": "AI",
    "options": {"none": "None", "listed": "Listed"},
}
TOOLS: dict[str, Any] = {
    "id": "tools",
    "type": "num",
    "label": "Tools",
    "required": True,
    "when": "ai.listed == 1",
    "when_words": "Only if you list tools.",
}
MANY: dict[str, Any] = {
    "id": "many",
    "type": "txt",
    "label": "Why so many?",
    "required": True,
    "when": "sum_of > 10",
    "when_words": "Only if there are many.",
}
NOTE: dict[str, Any] = {"id": "note", "type": "txt", "label": "Note", "only": "mentor"}


def form(*fields: dict[str, Any], **more: Any) -> Definition:
    said = {"results": [], "hints": [], "charts": [], **more}
    return definition(steps=[{"title": "One", "fields": list(fields)}], **said)


RESULT = {"id": "sum_of", "label": "Sum", "formula": "tools * 2"}
CHAIN = form(AI, TOOLS, MANY, results=[RESULT])


@pytest.mark.parametrize(
    ("given", "out"),
    [
        ({}, {"tools", "many"}),
        ({"ai": "none"}, {"tools", "many"}),
        ({"ai": "listed"}, {"many"}),
        ({"ai": "listed", "tools": 3}, {"many"}),
        ({"ai": "listed", "tools": 6}, set()),
        ({"ai": "none", "tools": 6, "many": "x"}, {"tools", "many"}),
    ],
)
def test_a_field_is_asked_when_its_formula_holds(given: dict[str, Json], out: set[str]) -> None:
    assert left_out(CHAIN, given) == out
    assert {one.id for one in asked(CHAIN, given)} == {"ai", "tools", "many"} - out


def test_what_is_not_asked_counts_nowhere() -> None:
    given: dict[str, Json] = {"ai": "none", "tools": 6}
    made = form(
        AI, {**TOOLS, "type": "s10"}, results=[RESULT], hints=[{"when": "tools > 1", "say": "x"}]
    )
    assert in_force(made, given) == {"ai": "none"}
    assert figures(made, given) == ()
    assert hints(made, [given]) == ()
    assert series(made, given) == {}
    assert [one.id for one in as_read(made, given).fields] == ["ai"]
    assert figures(made, {**given, "ai": "listed"})[0].value == 12


def test_only_what_is_asked_is_needed_and_checked() -> None:
    check_keeping(CHAIN, {"ai": "none", "tools": "not a number"})
    with pytest.raises(Refusal, match="Look at"):
        check_keeping(CHAIN, {"ai": "listed", "tools": "not a number"})
    with pytest.raises(Refusal, match="One field still"):
        check_keeping(CHAIN, {"ai": "listed"})


def test_the_fields_that_decide_are_known_through_results_too() -> None:
    assert leading(CHAIN) == {"ai", "sum_of", "tools"}


def test_each_of_the_two_has_a_form_of_their_own() -> None:
    mine = {"id": "mine", "type": "s5", "label": "I am asked.", "label_mentor": "They are asked."}
    last = {"title": "For mentors", "fields": [{**NOTE, "required": True}]}
    steps = [{"title": "One", "fields": [mine]}, last]
    made = definition(steps=steps, results=[], hints=[], charts=[])
    mentor, mentee = (for_part(made, {PART: part}) for part in ("mentor", "mentee"))
    assert [one.label for one in mentor.fields] == ["They are asked.", "Note"]
    assert mentor.fields[1].required
    assert mentor.fields[1].only is None
    assert [one.label for one in mentee.fields] == ["I am asked."]
    assert len(mentee.steps) == 1
    unknown = for_part(made, {})
    assert [one.label for one in unknown.fields] == ["I am asked.", "Note"]
    assert not unknown.fields[1].required


@pytest.mark.parametrize(
    ("fields", "at", "why"),
    [
        ([AI, {**TOOLS, "when": "ai.listed +"}], ("when",), "not a formula"),
        ([AI, {**TOOLS, "when": "ai.gone == 1"}], ("when",), "no number ai.gone"),
        ([AI, {**TOOLS, "when": "tools > 1"}], ("when",), "depends on itself"),
        ([TOOLS, AI], ("when",), "not asked before it"),
        ([AI, {**MANY, "when": "sum_of > 10"}, TOOLS], ("when",), "many depends on tools"),
        ([AI, {**TOOLS, "when_words": ""}], ("when_words",), "belong together"),
        ([AI, {**TOOLS, "when": ""}], ("when_words",), "belong together"),
    ],
)
def test_a_condition_that_cannot_be(fields: list[dict[str, Any]], at: tuple[str], why: str) -> None:
    found = list(faults(form(*fields, results=[RESULT])))
    assert any(where[-1:] == at and why in said for where, said in found), found


def test_a_circle_is_refused() -> None:
    one = {**TOOLS, "id": "one", "when": "two > 1"}
    two = {**TOOLS, "id": "two", "when": "one > 1"}
    assert any("not asked before" in said for _at, said in faults(form(one, two)))


@pytest.mark.parametrize("key", ["only", "label_mentor", "help_mentor"])
def test_a_form_of_one_or_of_both_has_no_parts(key: str) -> None:
    made = form({**NOTE, "only": None, key: "mentor"}, fills="pair")
    assert [at[-1] for at, _why in faults(made)] == [key]


CHOICE = {"type": "multi", "label": "Two", "options": {"a": "Aye", "b": "Bee"}}
ORDER = {"id": "top", "type": "rank", "label": "Top", "options": {"a": "Aye", "b": "Bee"}}


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ([{"id": "few", **CHOICE}, {**ORDER, "among": "none"}], "what a field of several has"),
        ([{"id": "few", **CHOICE}, {**ORDER, "type": "one", "among": "few"}], "several has"),
        ([{**ORDER, "among": "few"}, {"id": "few", **CHOICE}], "in this order"),
        (
            [{"id": "few", **CHOICE}, {**ORDER, "options": {"a": "A", "c": "C"}, "among": "few"}],
            "the same options",
        ),
    ],
)
def test_an_order_is_among_what_was_chosen_before_it(
    fields: list[dict[str, object]], why: str
) -> None:
    form = definition(steps=[{"title": "One", "fields": fields}], results=[], hints=[], charts=[])
    assert [said for place, said in faults(form) if place[-1] == "among" and why in said]


def test_an_order_among_a_choice_is_right() -> None:
    fields = [{"id": "few", **CHOICE}, {**ORDER, "among": "few"}]
    form = definition(steps=[{"title": "One", "fields": fields}], results=[], hints=[], charts=[])
    assert list(faults(form)) == []
