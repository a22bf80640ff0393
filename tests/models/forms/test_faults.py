"""Definitions that must not be loaded: each fault at its place."""

from typing import Any

import pytest
from pydantic import ValidationError

from models.forms.definitions import Definition
from models.forms.faults import faults
from tests.forms import definition


def with_field(**said: Any) -> Definition:
    field = {"id": "x", "type": "txt", "label": "X", **said}
    steps = [{"title": "One", "fields": [field]}]
    return definition(steps=steps, results=[], hints=[], charts=[])


def test_a_whole_form_has_no_fault() -> None:
    assert list(faults(definition())) == []


@pytest.mark.parametrize(
    ("field", "place", "why"),
    [
        ({"type": "one", "options": {"a": "A"}}, "options", "two options"),
        ({"type": "multi", "options": {"a": "A", "b": "B"}, "count": 3}, "count", "3 of 2"),
        ({"type": "wheel"}, "rows", "needs rows"),
        ({"type": "list"}, "columns", "needs columns"),
        ({"type": "auto", "from": "the stars"}, "from", "the stars"),
        ({"type": "num", "min": 5, "max": 1}, "min", "more than max"),
        ({"type": "long", "least": 4, "most": 2}, "least", "more than most"),
        (
            {"type": "list", "columns": [{"id": "a", "label": "A", "type": "wheel"}]},
            "type",
            "cannot be a wheel",
        ),
        (
            {"type": "list", "columns": [{"id": "a", "label": "A", "type": "one"}]},
            "options",
            "two options",
        ),
        (
            {"type": "list", "columns": [{"id": "a", "label": "A"}, {"id": "a", "label": "B"}]},
            "id",
            "twice",
        ),
    ],
)
def test_a_field_that_cannot_be_filled(field: dict[str, Any], place: str, why: str) -> None:
    [(at, said), *_] = faults(with_field(**field))
    assert at[:4] == ("steps", 0, "fields", 0)
    assert place in at
    assert why in said


@pytest.mark.parametrize(
    ("changed", "place", "why"),
    [
        ({"stages": ["S9"]}, ("stages", 0), "no stage S9"),
        (
            {"results": [{"id": "r", "label": "R", "formula": "gone + 1"}]},
            ("results", 0, "formula"),
            "gone",
        ),
        (
            {"results": [{"id": "r", "label": "R", "formula": "1 +"}]},
            ("results", 0, "formula"),
            "formula",
        ),
        (
            {"results": [{"id": "r", "label": "R", "per": "line", "formula": "1"}]},
            ("results", 0, "per"),
            "line",
        ),
        ({"hints": [{"when": "gone > 1", "say": "x"}]}, ("hints", 0, "when"), "gone"),
        ({"charts": [{"kind": "radar", "field": "line"}]}, ("charts", 0, "field"), "radar"),
        (
            {"charts": [{"kind": "bubbles", "field": "works", "x": "gone"}]},
            ("charts", 0, "field"),
            "gone",
        ),
        ({"home": "agreement"}, ("home",), "Only an instrument"),
        ({"home": "goals", "kind": "instrument"}, ("home",), "both fill together"),
        ({"example": {"gone": 1}}, ("example", "gone"), "gone"),
        (
            {"steps": [{"title": "Empty"}], "results": [], "hints": [], "charts": []},
            ("steps",),
            "one field",
        ),
    ],
)
def test_a_reference_to_nothing(
    changed: dict[str, Any], place: tuple[object, ...], why: str
) -> None:
    found = list(faults(definition(**changed)))
    assert any(at == place and why in said for at, said in found)


@pytest.mark.parametrize(
    "changed",
    [
        {"colour": "red"},
        {"id": "nonsense"},
        {"minutes": 0},
        {"slug": "Not A Slug"},
        {"hints": [{"when": "1", "say": "x", "link": "//evil.example"}]},
        {"hints": [{"when": "1", "say": "x", "link": "javascript:alert(1)"}]},
    ],
)
def test_a_shape_nobody_knows(changed: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        definition(**changed)
