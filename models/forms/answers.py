"""Answers of a form: read from what a page posts, kept as they were typed, and checked.

Answers are JSON by the id of their field: text, number, true, a list of ids, a list of items, or
an object by row. What cannot be read as a number or a date yet stays as the words that were typed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from models.base import Json
from models.days import read_day
from models.forms.shapes import Column, FieldType, FormField
from models.numbers import number

Answers = Mapping[str, Json]
Posted = Mapping[str, Sequence[str]]

LONGEST_LINE = 200
LONGEST_TEXT = 200_000
MOST_ITEMS = 60
NOT_APPLICABLE = "na"
SCALES = {FieldType.S5: 5, FieldType.S10: 10, FieldType.WHEEL: 10}
SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def read(fields: Iterable[FormField], posted: Posted) -> dict[str, Json]:
    """The answers to these fields as a page sends them; what is not theirs is left aside.

    A field's input is named by its id, a row's `field.row`, a cell's `field.row.column`, an item's
    `field.0.column`.
    """
    return {field.id: _field(field, posted) for field in fields if _is_typed(field)}


def is_filled(field: FormField, given: Json) -> bool:
    """Whether a field has enough of an answer to count as answered."""
    match field.type:
        case FieldType.TICK:
            return given is True
        case FieldType.AUTO:
            return True
        case FieldType.MULTI | FieldType.RANK:
            found = len(given) if isinstance(given, list) else 0
            return found == field.count if field.count else found >= max(1, field.least)
        case FieldType.LIST:
            needed = field.count or max(1, field.least)
            items = given if isinstance(given, list) else []
            return sum(_has_all(field.columns, item) for item in items) >= needed
        case FieldType.FILE:
            return bool(given)
        case FieldType.WHEEL:
            return isinstance(given, dict) and all(given.get(row.id) for row in field.rows)
        case FieldType.CANVAS:
            needed_rows = [row for row in field.rows if row.required]
            boxes = given if isinstance(given, dict) else {}
            filled = [row for row in field.rows if boxes.get(row.id)]
            return bool(filled) and all(row in filled for row in needed_rows)
        case FieldType.MATRIX:
            rows = given if isinstance(given, dict) else {}
            return all(_has_all(field.columns, rows.get(row.id)) for row in field.rows)
        case _:
            return given not in (None, "")


def problem(field: FormField, given: Json) -> str:
    """Why an answer cannot be kept as it is, in words with the way to mend it; empty if it can."""
    match field.type:
        case FieldType.NUM | FieldType.DATE:
            return _wrong(field, given)
        case FieldType.MULTI | FieldType.RANK if isinstance(given, list) and given:
            return _amount(field, len(given))
        case FieldType.LIST if isinstance(given, list):
            if field.most and len(given) > field.most:
                return "There are too many lines here."
            cells = (cell for item in given for cell in _cells(field.columns, item))
            return next(filter(None, cells), "")
        case FieldType.MATRIX if isinstance(given, dict):
            cells = (cell for row in given.values() for cell in _cells(field.columns, row))
            return next(filter(None, cells), "")
    return ""


def missing(fields: Iterable[FormField], given: Answers) -> tuple[FormField, ...]:
    """The needed fields that have no answer yet."""
    return tuple(one for one in fields if one.required and not is_filled(one, given.get(one.id)))


def is_empty(given: Json) -> bool:
    """Whether somebody has written nothing at all."""
    if isinstance(given, Mapping):
        return all(is_empty(one) for one in given.values())
    if isinstance(given, list):
        return all(is_empty(one) for one in given)
    return given in (None, "", False)


def merged(before: Answers, now: Answers) -> dict[str, Json]:
    """What was there, with what one page has sent."""
    return {**before, **now}


def clean(words: str, longest: int) -> str:
    """As typed, in one kind of line end, without signs that no database keeps."""
    return SIGNS.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))[:longest]


def _is_typed(field: FormField) -> bool:
    return field.type not in {FieldType.AUTO, FieldType.FILE}


def _field(field: FormField, posted: Posted) -> Json:
    match field.type:
        case FieldType.MULTI:
            chosen = posted.get(field.id, ())
            return [one.id for one in field.options if one.id in chosen]
        case FieldType.RANK:
            return _ranked(field, posted)
        case FieldType.LIST:
            return _items(field, posted)
        case FieldType.MATRIX:
            return {row.id: _row(field, row.id, posted) for row in field.rows}
        case FieldType.WHEEL:
            areas = (
                (row.id, _scale(10, _one(posted, f"{field.id}.{row.id}"))) for row in field.rows
            )
            return {area: level for area, level in areas if level is not None}
        case FieldType.CANVAS:
            return {
                row.id: clean(_one(posted, f"{field.id}.{row.id}"), LONGEST_TEXT)
                for row in field.rows
            }
        case _:
            return _value(field, posted, field.id)


def _value(asked: FormField | Column, posted: Posted, name: str) -> Json:
    said = _one(posted, name)
    match asked.type:
        case FieldType.TICK:
            return bool(said)
        case FieldType.ONE:
            return said if said in {one.id for one in asked.options} else ""
        case FieldType.MULTI:
            return [one.id for one in asked.options if one.id in posted.get(name, ())]
        case FieldType.S5 | FieldType.S10:
            return said if said == NOT_APPLICABLE else _scale(SCALES[asked.type], said)
        case FieldType.NUM:
            return _number(said)
        case FieldType.LONG:
            return clean(said, LONGEST_TEXT)
        case _:
            return clean(said, LONGEST_LINE).replace("\n", " ").strip()


def _ranked(field: FormField, posted: Posted) -> Json:
    """Options with a place, in the order of their places; the same place goes by the list."""
    places = {one.id: number(_one(posted, f"{field.id}.{one.id}") or "") for one in field.options}
    taken = {key: place for key, place in places.items() if place}
    order: list[Json] = [*sorted(taken, key=lambda key: taken[key])]
    return order


def _items(field: FormField, posted: Posted) -> Json:
    numbers = {
        int(found[1])
        for name in posted
        if (found := re.fullmatch(rf"{re.escape(field.id)}\.(\d{{1,3}})\.\w+", name))
    }
    items = [_row(field, str(n), posted) for n in sorted(numbers)[:MOST_ITEMS]]
    return [item for item in items if not is_empty(item)]


def _row(field: FormField, row: str, posted: Posted) -> Json:
    return {
        column.id: _value(column, posted, f"{field.id}.{row}.{column.id}")
        for column in field.columns
    }


def _one(posted: Posted, name: str) -> str:
    return next(iter(posted.get(name, ())), "")


def _scale(top: int, said: str) -> int | None:
    return int(said) if said.isdecimal() and len(said) < 3 and 1 <= int(said) <= top else None


def _number(said: str) -> Json:
    if not said.strip():
        return None
    found = number(said)
    if found is None or abs(found) > 10**15:
        return clean(said, LONGEST_LINE)
    return int(found) if found == int(found) else float(found)


def _wrong(asked: FormField | Column, given: Json) -> str:
    if given in (None, ""):
        return ""
    if asked.type is FieldType.DATE:
        return "" if read_day(str(given)) else "Write the day as year, month, day: 2027-03-05."
    if asked.type is not FieldType.NUM:
        return ""
    if not isinstance(given, int | float):
        return "Write a number, like 12 or 12.5."
    if asked.min is not None and given < asked.min:
        return "This number is too small."
    if asked.max is not None and given > asked.max:
        return "This number is too large."
    return ""


def _cells(columns: Iterable[Column], row: Json) -> Iterable[str]:
    said = row if isinstance(row, dict) else {}
    return (_wrong(column, said.get(column.id)) for column in columns)


def _amount(field: FormField, chosen: int) -> str:
    if field.count and chosen > field.count:
        return "You have chosen too many."
    if field.most and chosen > field.most:
        return "You have chosen too many."
    return ""


def _has_all(columns: Iterable[Column], row: Json) -> bool:
    said = row if isinstance(row, dict) else {}
    needed = [column for column in columns if column.required]
    if not needed:
        return not is_empty(said)
    return all(not is_empty(said.get(column.id)) or said.get(column.id) == 0 for column in needed)
