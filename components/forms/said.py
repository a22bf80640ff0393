"""Answers as they are read on a page: dates as people say them, a list line by line."""

from collections.abc import Iterator, Sequence

import htpy as h

from app.answers import answer_words
from components.lists import facts
from models.base import Json
from models.forms.answers import is_empty
from models.forms.shapes import Column, FormField


def items(asked: FormField, given: Json) -> h.Node:
    """A list, line by line: what it is, and below it what belongs to it."""
    said = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    if len(asked.columns) == 1:
        (column,) = asked.columns
        return h.ul(".fm-read-list")[
            (h.li[answer_words(column, one.get(column.id))] for one in said)
        ]
    return h.ol(".fm-read-items")[(h.li[_item(asked.columns, one)] for one in said)]


def _item(columns: Sequence[Column], said: dict[str, Json]) -> Iterator[h.Node]:
    first, *others = columns
    yield h.p(".pm-strong")[answer_words(first, said.get(first.id)) or first.label]
    told = [
        (one.label, answer_words(one, said.get(one.id)))
        for one in others
        if not is_empty(said.get(one.id)) or said.get(one.id) == 0
    ]
    if told:
        yield facts(told)
