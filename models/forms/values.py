"""Numbers in answers: what each field gives to formulas, and the results that follow."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from models.base import Json
from models.forms import formulas
from models.forms.answers import Answers, is_empty
from models.forms.definitions import Definition
from models.forms.shapes import Column, FieldType, FormField

Numbers = dict[str, float | Sequence[float]]
SCALED = {FieldType.S5: 6, FieldType.S10: 11}


def values(form: Definition, given: Answers) -> Numbers:
    """All numbers by name, whichever fields are asked. Scales marked reversed are turned round."""
    known: Numbers = {}
    for field in form.fields:
        known.update(_of_field(field, given.get(field.id)))
    for result in form.results:
        if not result.per and (found := figure(result.formula, known)) is not None:
            known[result.id] = found
    return known


def figure(formula: str, known: Numbers) -> float | None:
    """What a formula gives, if that is a number."""
    found = formulas.value(formula, known)
    return None if found is None or isinstance(found, bool) else float(found)


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
            key: number for key, row in rows.items() if (number := cell(column, row)) is not None
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


def cell(column: Column, row: Json) -> float | None:
    return _turned(column, row.get(column.id)) if isinstance(row, dict) else None


def _turned(asked: FormField | Column, given: Json) -> float | None:
    if isinstance(given, bool) or not isinstance(given, int | float):
        return None
    if isinstance(asked, FormField) and asked.reversed:
        return SCALED.get(asked.type, 11) - given
    return given
