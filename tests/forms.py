"""A form with every type of field, for the tests, and sheets filled with it."""

from typing import Any
from uuid import UUID

from app import rendered
from app.database import transaction
from app.services import sheets
from models.base import Json
from models.forms.definitions import Definition
from models.library import Form
from models.people import Person
from models.sheets import KeptSheet, Sheet

EVERYTHING: dict[str, Any] = {
    "id": "MG90",
    "slug": "everything",
    "kind": "tool",
    "title": "Everything",
    "summary": "A field of every type.",
    "stages": ["S0", "S3"],
    "minutes": 10,
    "privacy": "P1",
    "fills": "each",
    "repeat": "compare",
    "themes": ["identity"],
    "steps": [
        {
            "title": "Words",
            "fields": [
                {"id": "line", "type": "txt", "label": "A line", "required": True},
                {"id": "story", "type": "long", "label": "A story"},
                {"id": "secret", "type": "long", "label": "For me", "privacy": "P0"},
                {"id": "concern", "type": "long", "label": "A concern", "privacy": "P3"},
                {
                    "id": "rate",
                    "type": "num",
                    "label": "Rate",
                    "min": 0,
                    "max": 1000,
                    "unit": "EUR",
                },
                {"id": "day", "type": "date", "label": "A day"},
                {"id": "agreed", "type": "tick", "label": "I agree"},
                {"id": "me", "type": "auto", "label": "Name", "from": "person"},
                {"id": "papers", "type": "file", "label": "Papers"},
            ],
        },
        {
            "title": "Choices",
            "fields": [
                {"id": "one", "type": "one", "label": "One", "options": {"a": "Aye", "b": "Bee"}},
                {
                    "id": "two",
                    "type": "multi",
                    "label": "Two",
                    "options": {"a": "Aye", "b": "Bee", "c": "Sea"},
                    "count": 2,
                },
                {
                    "id": "order",
                    "type": "rank",
                    "label": "Order",
                    "options": {"a": "Aye", "b": "Bee", "c": "Sea"},
                    "count": 2,
                },
                {"id": "mood", "type": "s5", "label": "Mood", "may_not_apply": True},
                {"id": "load", "type": "s5", "label": "Load", "reversed": True},
                {"id": "sure", "type": "s10", "label": "Sure"},
            ],
        },
        {
            "title": "Shapes",
            "fields": [
                {
                    "id": "wheel",
                    "type": "wheel",
                    "label": "Wheel",
                    "rows": {"craft": "Craft", "rest": "Rest", "money": "Money"},
                },
                {
                    "id": "grid",
                    "type": "matrix",
                    "label": "Grid",
                    "rows": {"up": "Up", "down": "Down"},
                    "columns": [
                        {"id": "why", "label": "Why"},
                        {"id": "fit", "label": "Fit", "type": "s5"},
                    ],
                },
                {
                    "id": "works",
                    "type": "list",
                    "label": "Works",
                    "most": 5,
                    "by_item": True,
                    "columns": [
                        {"id": "name", "label": "Name", "required": True},
                        {"id": "hours", "label": "Hours", "type": "num"},
                        {"id": "fit", "label": "Fit", "type": "s5"},
                    ],
                },
                {
                    "id": "boxes",
                    "type": "canvas",
                    "label": "Boxes",
                    "rows": {"idea": {"label": "Idea", "required": True}, "doubt": "Doubt"},
                },
            ],
        },
    ],
    "results": [
        {"id": "mean_wheel", "label": "Mean", "formula": "mean(wheel)"},
        {"id": "hours", "label": "Hours", "formula": "sum(works.hours)", "unit": "h"},
        {"id": "fit", "label": "Fit", "per": "works", "formula": "(row.hours + row.fit) / 2"},
    ],
    "hints": [
        {"when": "min(wheel) <= 2", "say": "One area is low.", "tone": "ochre"},
        {"when": "load <= 2", "say": "Three heavy weeks.", "tone": "madder", "for_last": 3},
    ],
    "charts": [{"kind": "radar", "field": "wheel"}],
}
QUALITY: dict[str, Any] = {
    "id": "I-90",
    "slug": "quality",
    "kind": "instrument",
    "title": "Quality",
    "summary": "Lines for each of the two.",
    "stages": ["S5"],
    "minutes": 5,
    "privacy": "P0",
    "fills": "each",
    "repeat": "many",
    "share": "results",
    "steps": [
        {
            "title": "Lines",
            "fields": [
                {"id": "doubts", "type": "s5", "label": "I speak of doubts."},
                {
                    "id": "say_no",
                    "type": "s5",
                    "label": "I can say no.",
                    "label_mentor": "They can say no.",
                },
                {"id": "papers", "type": "file", "label": "Papers"},
            ],
        },
        {
            "title": "More",
            "fields": [{"id": "note", "type": "txt", "label": "For them", "only": "mentor"}],
        },
    ],
    "results": [
        {"id": "trust", "label": "Trust", "formula": "mean(doubts, say_no)", "shared": True},
        {"id": "secret", "label": "Secret sum", "formula": "doubts + say_no"},
    ],
    "both_hints": [{"when": "max(gap) >= 1", "say": "You see it differently."}],
}
FEEDING: dict[str, Any] = {
    "fills": "mentee",
    "feeds": {"topics": "two", "formats": "order", "languages": "works", "code": "agreed"},
}
"""The same form as one that matching compares."""
RINGS = {"kind": "rings", "field": "people", "by": "ring", "around": "roles", "label": "name"}
ANSWERS: dict[str, Json] = {
    "line": "Glaze tests",
    "secret": "canary-for-me",
    "concern": "canary-for-the-safe-contact",
    "wheel": {"craft": 8, "rest": 2, "money": 5},
    "works": [{"name": "Bowl", "hours": 3, "fit": 5}, {"name": "Cup", "hours": 1, "fit": None}],
}


def definition(**changed: Any) -> Definition:
    return Definition.model_validate({**EVERYTHING, **changed})


def network(**chart: Any) -> Definition:
    """A list that is drawn as rings."""
    people = {
        "id": "people",
        "type": "list",
        "label": "People",
        "columns": [
            {"id": "name", "label": "Name"},
            {"id": "ring", "label": "Ring", "type": "one", "options": {"in": "Near", "out": "Far"}},
            {
                "id": "roles",
                "label": "Roles",
                "type": "multi",
                "options": {"doors": "Doors", "ear": "An ear", "money": "Money"},
            },
        ],
    }
    return definition(
        steps=[{"title": "One", "fields": [people]}],
        results=[],
        hints=[],
        charts=[{**RINGS, **chart}],
    )


def on_shelf(**changed: Any) -> Definition:
    """The form, in the library."""
    made = definition(**changed)
    with transaction() as session:
        body = made.stored
        session.add(Form(key=made.id, slug=made.slug, kind=made.kind, body=body))
    rendered.forget_all()
    return made


def on_shelf_of_two() -> Definition:
    """A form that each of the two fills and that shares nothing but its results."""
    made = Definition.model_validate(QUALITY)
    with transaction() as session:
        body = made.stored
        session.add(Form(key=made.id, slug=made.slug, kind=made.kind, body=body))
    rendered.forget_all()
    return made


def answered(person: Person, relationship_id: UUID, doubts: int, say_no: int) -> Sheet:
    """That form, kept by one of the two."""
    sheet = sheets.begin(person, "quality", relationship_id)
    sheets.keep(person, sheet.id, sheet.version, {"doubts": doubts, "say_no": say_no})
    return sheet


def begun(person: Person, slug: str = "everything") -> Sheet:
    return sheets.begin(person, slug)


def kept(person: Person, sheet: Sheet, **more: Json) -> KeptSheet:
    return sheets.keep(person, sheet.id, sheet.version, {**ANSWERS, **more})
