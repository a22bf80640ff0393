"""Answers as people read them: labels in the place of ids, one line for each thing said."""

from collections.abc import Iterable, Iterator, Mapping

from models.base import Json
from models.forms.answers import NOT_APPLICABLE, is_empty
from models.forms.shapes import Column, FieldType, FormField, Part

Line = tuple[str, str]


def lines(asked: FormField, given: Json) -> list[Line]:
    """What was answered as (label, words); the label is empty where there is only one thing."""
    if is_empty(given):
        return []
    match asked.type:
        case FieldType.LIST:
            items = given if isinstance(given, list) else []
            return [(str(n), cells(asked.columns, item)) for n, item in enumerate(items, 1)]
        case FieldType.MATRIX | FieldType.WHEEL | FieldType.CANVAS:
            said = given if isinstance(given, dict) else {}
            rows = [(row.label, _row(asked, said.get(row.id))) for row in asked.rows]
            return [(label, words) for label, words in rows if words]
        case FieldType.MULTI | FieldType.RANK:
            chosen = given if isinstance(given, list) else []
            ranked = asked.type is FieldType.RANK
            names = [_name(asked.options, one) for one in chosen]
            return [(str(n) if ranked else "", name) for n, name in enumerate(names, 1)]
        case FieldType.FILE:
            return [("", name) for name in _files(given)]
        case _:
            return [("", value(asked, given))]


def value(asked: FormField | Column, given: Json) -> str:
    """One answer in words; a unit follows its number."""
    match asked.type:
        case FieldType.ONE:
            return _name(asked.options, given)
        case FieldType.MULTI:
            chosen = given if isinstance(given, list) else []
            return ", ".join(_name(asked.options, one) for one in chosen)
        case FieldType.TICK:
            return "✓" if given is True else ""
        case FieldType.S5 | FieldType.S10 if given == NOT_APPLICABLE:
            return "–"
        case FieldType.NUM:
            return f"{_number(given)} {asked.unit}".strip()
        case FieldType.S5:
            return f"{given} / 5"
        case FieldType.S10:
            return f"{given} / 10"
    return "" if given is None else str(given)


def cells(columns: Iterable[Column], given: Json) -> str:
    """A row or an item in one line."""
    said = given if isinstance(given, Mapping) else {}
    return " · ".join(_cells(tuple(columns), said))


def text(asked: FormField, given: Json) -> str:
    """The whole answer as plain text."""
    return "\n".join(
        f"{label}: {words}" if label else words for label, words in lines(asked, given)
    )


def _cells(columns: tuple[Column, ...], said: Mapping[str, Json]) -> Iterator[str]:
    for place, column in enumerate(columns):
        given = said.get(column.id)
        if is_empty(given) and given != 0:
            continue
        words = value(column, given)
        is_plain = place == 0 or len(columns) == 1
        yield (
            column.label
            if column.type is FieldType.TICK
            else (words if is_plain else f"{column.label}: {words}")
        )


def _row(asked: FormField, given: Json) -> str:
    if asked.type is FieldType.MATRIX:
        return cells(asked.columns, given)
    if asked.type is FieldType.WHEEL:
        return f"{given} / 10" if given else ""
    return str(given or "")


def _name(options: Iterable[Part], id_: Json) -> str:
    return next((one.label for one in options if one.id == id_), "")


def _number(given: Json) -> str:
    return f"{given:g}" if isinstance(given, float) else str(given)


def _files(given: Json) -> Iterator[str]:
    for one in given if isinstance(given, list) else []:
        if isinstance(one, dict):
            yield str(one.get("name", ""))
