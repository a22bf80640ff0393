"""The lines of the agreement on its paper: numbered, by step, with what is new marked."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

import htpy as h

from app.i18n import _, full_date
from components.icons import icon
from models.agreements import Answered, Line, Words, lines
from models.base import Json
from models.forms import wording
from models.forms.shapes import FieldType, FormField

SENTENCES = re.compile(r"(?<=[.!?])(?=\s)")
ENDS = (".", "?", "!", ":")
ROWED = {FieldType.MATRIX, FieldType.WHEEL, FieldType.CANVAS}


def by_step(words: Words, before: Words | None) -> h.Fragment:
    """All that is answered, under the titles of the form's steps."""
    return h.fragment[list(_steps(words, before))]


def of_before(terms: Mapping[str, str]) -> h.Element:
    """The lines of a version that was written before there was a sheet."""
    named = [(name, terms[term]) for term, name in names_of_before().items() if terms.get(term)]
    return h.ol(".pm-rows")[
        [
            h.li(data_n=str(number))[h.p[h.b[f"{name}."], " ", said]]
            for number, (name, said) in enumerate(named, 1)
        ]
    ]


def names_of_before() -> dict[str, str]:
    return {
        "purpose": _("Purpose"),
        "rhythm": _("Time"),
        "cancelling": _("Calling off"),
        "offers": _("The mentor offers"),
        "limits": _("Limits"),
        "commits": _("The mentee commits to"),
        "safe_contact": _("Safe contact"),
        "confidence": _("Confidence"),
        "notes_and_data": _("Notes and data"),
        "money": _("Money"),
        "ending": _("Ending"),
    }


def _steps(words: Words, before: Words | None) -> Iterator[h.Node]:
    last = 0
    for step in words.form.steps:
        if found := lines(step, words, before, last + 1):
            last = found[-1].number
            yield h.h3(".pm-title")[step.title]
            yield h.ol(".pm-rows", start=str(found[0].number))[[_line(one) for one in found]]


def _line(line: Line) -> h.Element:
    return h.li(value=str(line.number), data_n=str(line.number))[
        [_answer(one) for one in line.answers]
    ]


def _answer(one: Answered) -> h.Element:
    """What was ticked is a sentence of its own; all else stands after its name."""
    if one.asked.type is FieldType.TICK:
        words: h.Node = h.ins[one.label] if one.is_new else one.label
        return h.p(".ag-tick")[icon("check", "s"), h.span[words]]
    name = one.label if one.label.endswith(ENDS) else f"{one.label}."
    return h.p[h.b[name], " ", list(_marked(one))]


def _marked(one: Answered) -> Iterator[h.Node]:
    """The answer, with the sentences or choices that were not there one version ago."""
    now, between = _pieces(one.asked, one.given)
    old = {_bare(piece) for piece in _pieces(one.asked, one.before)[0]}
    new = [piece for piece in now if _bare(piece) not in old] if one.is_new else []
    for place, piece in enumerate(now):
        bare = piece.strip()
        yield f"{between if place else ''}{piece[: len(piece) - len(piece.lstrip())]}"
        yield h.ins[bare] if piece in new or (one.is_new and not new) else bare


def _bare(piece: str) -> str:
    """A sentence is the same one with and without its full stop."""
    return piece.strip().rstrip(".")


def _pieces(asked: FormField, given: Json) -> tuple[list[str], str]:
    """An answer in the parts that can be new, and what stands between them."""
    told = wording.lines(asked, given)
    if asked.type in ROWED:
        return [f"{label}: {words}" for label, words in told], "\n"
    if asked.type is FieldType.LIST:
        return [words for _label, words in told], "; "
    if asked.type in {FieldType.TXT, FieldType.LONG}:
        return SENTENCES.split("".join(words for _label, words in told)), ""
    return [_day(asked, words) for _label, words in told], ", "


def _day(asked: FormField, words: str) -> str:
    return full_date(date.fromisoformat(words)) if asked.type is FieldType.DATE else words
