"""What follows from answers: numbers, results, hints, and the one sentence about a change."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.base import Json
from models.forms import formulas
from models.forms.answers import Answers
from models.forms.conditions import in_force
from models.forms.definitions import Definition
from models.forms.shapes import FieldType, FormField, Hint, Result
from models.forms.values import Numbers, cell, figure, values


@dataclass(frozen=True, slots=True)
class Figure:
    """A result as a number; `row` is the label of the row it belongs to, if it is one of many."""

    result: Result
    value: float
    row: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """How a number went between two times, by the label people know it by."""

    label: str
    before: float
    after: float

    @property
    def by(self) -> float:
        return self.after - self.before


def numbers(form: Definition, given: Answers) -> Numbers:
    """All numbers that formulas may use, by name, of what is asked with these answers."""
    return values(form, in_force(form, given))


def figures(form: Definition, given: Answers) -> tuple[Figure, ...]:
    """The results that the answers allow."""
    given = in_force(form, given)
    known = values(form, given)
    return tuple(one for result in form.results for one in _figures(form, result, known, given))


def hints(form: Definition, newest_first: Sequence[Answers]) -> tuple[Hint, ...]:
    """What there is to say to the newest answers, and to a row of answers in time."""
    known = [numbers(form, given) for given in newest_first]
    return tuple(hint for hint in form.hints if _holds(hint, known))


def series(form: Definition, given: Answers) -> dict[str, tuple[str, float]]:
    """What can be followed over time: label and number as it was given, by name."""
    given = in_force(form, given)
    known = values(form, given)
    turned = {field.id: field for field in form.fields if field.reversed}
    found: dict[str, tuple[str, float]] = {}
    for name, label in _labels(form):
        value = given.get(name) if name in turned else known.get(name)
        if isinstance(value, int | float):
            found[name] = (label, float(value))
    return found


def changes(form: Definition, before: Answers, after: Answers) -> tuple[Change, ...]:
    """How each number went, the biggest change first."""
    old, new = series(form, before), series(form, after)
    both = [
        Change(label, old[name][1], value) for name, (label, value) in new.items() if name in old
    ]
    return tuple(sorted(both, key=lambda change: -abs(change.by)))


def extremes(field: FormField, given: Json) -> tuple[str, str] | None:
    """The labels of a wheel's highest and lowest area; nothing if it is even or not filled."""
    levels = given if isinstance(given, dict) else {}
    known = [
        (level, row.label) for row in field.rows if isinstance(level := levels.get(row.id), int)
    ]
    if len(known) < 2:
        return None
    low, high = min(known, key=lambda one: one[0]), max(known, key=lambda one: one[0])
    return None if low[0] == high[0] else (high[1], low[1])


def _labels(form: Definition) -> Iterator[tuple[str, str]]:
    for field in form.fields:
        if field.type is FieldType.WHEEL:
            yield from ((f"{field.id}.{row.id}", row.label) for row in field.rows)
        elif field.type in {FieldType.NUM, FieldType.S5, FieldType.S10}:
            yield field.id, field.label
        elif field.type is FieldType.MATRIX:
            for row in field.rows:
                for column in field.columns:
                    yield f"{field.id}.{row.id}.{column.id}", f"{row.label}, {column.label}"
    yield from ((result.id, result.label) for result in form.results if not result.per)


def _figures(form: Definition, result: Result, known: Numbers, given: Answers) -> Iterator[Figure]:
    if not result.per:
        if (found := figure(result.formula, known)) is not None:
            yield Figure(result, found)
        return
    for label, row in _rows(form.field(result.per), given):
        if (found := figure(result.formula, {**known, **row})) is not None:
            yield Figure(result, found, label)


def _rows(field: FormField | None, given: Answers) -> Iterator[tuple[str, Numbers]]:
    """Each row or item with its own numbers, as `row` and `row.column`."""
    if field is None:
        return
    said = given.get(field.id)
    named = {row.id: row.label for row in field.rows}
    rows: Iterable[tuple[str, Json]] = (
        [(named.get(key, key), row) for key, row in said.items()]
        if isinstance(said, dict)
        else [(_first_words(field, item), item) for item in said]
        if isinstance(said, list)
        else []
    )
    for label, row in rows:
        told = {c.id: n for c in field.columns if (n := cell(c, row)) is not None}
        yield label, {"row": list(told.values()), **{f"row.{key}": n for key, n in told.items()}}


def _first_words(field: FormField, item: Json) -> str:
    first = item.get(field.columns[0].id) if isinstance(item, dict) else ""
    return str(first or "")


def _holds(hint: Hint, newest_first: Sequence[Numbers]) -> bool:
    if len(newest_first) < hint.for_last:
        return False
    return all(formulas.value(hint.when, known) is True for known in newest_first[: hint.for_last])
