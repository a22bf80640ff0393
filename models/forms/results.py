"""What follows from answers: numbers, results, hints, and the one sentence about a change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.base import Json
from models.forms import formulas
from models.forms.answers import Answers, is_empty
from models.forms.definitions import Definition
from models.forms.shapes import Column, FieldType, FormField, Hint, Result

Numbers = dict[str, float | Sequence[float]]
SCALED = {FieldType.S5: 6, FieldType.S10: 11}


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
    """All numbers that formulas may use, by name. Scales marked reversed are turned round."""
    known: Numbers = {}
    for field in form.fields:
        known.update(_of_field(field, given.get(field.id)))
    for result in form.results:
        if not result.per and (found := _figure(result.formula, known)) is not None:
            known[result.id] = found
    return known


def figures(form: Definition, given: Answers) -> tuple[Figure, ...]:
    """The results that the answers allow."""
    known = numbers(form, given)
    return tuple(
        figure for result in form.results for figure in _figures(form, result, known, given)
    )


def hints(form: Definition, newest_first: Sequence[Answers]) -> tuple[Hint, ...]:
    """What there is to say to the newest answers, and to a row of answers in time."""
    known = [numbers(form, given) for given in newest_first]
    return tuple(hint for hint in form.hints if _holds(hint, known))


def series(form: Definition, given: Answers) -> dict[str, tuple[str, float]]:
    """What can be followed over time: label and number as it was given, by name."""
    known = numbers(form, given)
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


def _of_field(field: FormField, given: Json) -> Iterator[tuple[str, float | Sequence[float]]]:
    match field.type:
        case FieldType.NUM | FieldType.S5 | FieldType.S10:
            if (number := _turned(field, given)) is not None:
                yield field.id, number
        case FieldType.TICK:
            yield field.id, float(given is True)
        case FieldType.ONE | FieldType.MULTI:
            yield from _of_choice(field, given)
        case FieldType.WHEEL:
            levels = given if isinstance(given, dict) else {}
            known = {row.id: _turned(field, levels.get(row.id)) for row in field.rows}
            yield from ((f"{field.id}.{key}", n) for key, n in known.items() if n is not None)
            yield field.id, [n for n in known.values() if n is not None]
        case FieldType.LIST:
            yield from _of_rows(field, dict(enumerate(given if isinstance(given, list) else ())))
        case FieldType.MATRIX:
            yield from _of_rows(field, given if isinstance(given, dict) else {}, named=True)


def _of_choice(asked: FormField, given: Json) -> Iterator[tuple[str, float | Sequence[float]]]:
    """1 for a chosen option, 0 for another; the field itself holds a 1 for each that is chosen."""
    if is_empty(given):
        return
    chosen = given if isinstance(given, list) else [given]
    yield asked.id, [1.0] * len(chosen)
    yield from ((f"{asked.id}.{one.id}", float(one.id in chosen)) for one in asked.options)


def _of_rows(
    field: FormField, rows: Mapping[int, Json] | Mapping[str, Json], *, named: bool = False
) -> Iterator[tuple[str, float | Sequence[float]]]:
    everything: list[float] = []
    for column in field.columns:
        told = {
            key: number for key, row in rows.items() if (number := _cell(column, row)) is not None
        }
        if column.type in {FieldType.NUM, FieldType.S5, FieldType.S10}:
            yield f"{field.id}.{column.id}", list(told.values())
        everything += told.values()
        for one in column.options:
            yield f"{field.id}.{column.id}.{one.id}", float(_often(column, one.id, rows.values()))
        if named:
            yield from ((f"{field.id}.{key}.{column.id}", number) for key, number in told.items())
    is_counted = field.type is FieldType.LIST
    yield field.id, [1.0] * len(rows) if is_counted else everything


def _often(column: Column, option: str, rows: Iterable[Json]) -> int:
    """How many rows have chosen an option."""
    said = [row.get(column.id) for row in rows if isinstance(row, dict)]
    return sum(option in one if isinstance(one, list) else option == one for one in said)


def _cell(column: Column, row: Json) -> float | None:
    return _turned(column, row.get(column.id)) if isinstance(row, dict) else None


def _turned(asked: FormField | Column, given: Json) -> float | None:
    if isinstance(given, bool) or not isinstance(given, int | float):
        return None
    if isinstance(asked, FormField) and asked.reversed:
        return SCALED.get(asked.type, 11) - given
    return given


def _figures(form: Definition, result: Result, known: Numbers, given: Answers) -> Iterator[Figure]:
    if not result.per:
        if (found := _figure(result.formula, known)) is not None:
            yield Figure(result, found)
        return
    for label, row in _rows(form.field(result.per), given):
        if (found := _figure(result.formula, {**known, **row})) is not None:
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
        told = {c.id: n for c in field.columns if (n := _cell(c, row)) is not None}
        yield label, {"row": list(told.values()), **{f"row.{key}": n for key, n in told.items()}}


def _first_words(field: FormField, item: Json) -> str:
    first = item.get(field.columns[0].id) if isinstance(item, dict) else ""
    return str(first or "")


def _figure(formula: str, known: Numbers) -> float | None:
    found = formulas.value(formula, known)
    return None if found is None or isinstance(found, bool) else float(found)


def _holds(hint: Hint, newest_first: Sequence[Numbers]) -> bool:
    if len(newest_first) < hint.for_last:
        return False
    return all(formulas.value(hint.when, known) is True for known in newest_first[: hint.for_last])
