"""What a form's definition must not say, beyond its shape."""

from collections.abc import Iterable, Iterator

from models.forms import formulas
from models.forms.cases import Fault, Place, case_faults
from models.forms.definitions import Definition, Fills, FormKind
from models.forms.feeds import feed_faults
from models.forms.shapes import Chart, ChartKind, Column, FieldType, FormField

STAGES = frozenset(f"S{n}" for n in range(7))
SOURCES = frozenset(
    {"person", "partner", "mentor", "mentee", "programme", "number", "today", "timer"}
)
CHOOSING = {FieldType.ONE, FieldType.MULTI, FieldType.RANK}
ROWED = {FieldType.MATRIX, FieldType.WHEEL, FieldType.CANVAS}
COLUMNED = {FieldType.MATRIX, FieldType.LIST}
IN_COLUMNS = {
    FieldType.TXT,
    FieldType.LONG,
    FieldType.NUM,
    FieldType.DATE,
    FieldType.TICK,
    FieldType.ONE,
    FieldType.MULTI,
    FieldType.S5,
    FieldType.S10,
}
NUMERIC = {FieldType.NUM, FieldType.S5, FieldType.S10}
CHART_FIELDS = {
    ChartKind.RADAR: {FieldType.WHEEL},
    ChartKind.LINES: {FieldType.NUM, FieldType.S5, FieldType.S10, FieldType.WHEEL},
    ChartKind.BUBBLES: {FieldType.LIST},
    ChartKind.RINGS: {FieldType.LIST},
    ChartKind.SHARES: {FieldType.LIST},
}


def faults(form: Definition) -> Iterator[Fault]:
    """Everything that is wrong: the place in the definition, and why."""
    seen: set[str] = set()
    for number, step in enumerate(form.steps):
        for index, field in enumerate(step.fields):
            at: Place = ("steps", number, "fields", index)
            if field.id in seen:
                yield (*at, "id"), f"The field {field.id} is there twice."
            seen.add(field.id)
            yield from _field(at, field)
    if not seen:
        yield ("steps",), "A form needs at least one field."
    for index, stage in enumerate(form.stages):
        if stage not in STAGES:
            yield ("stages", index), f"There is no stage {stage}."
    if form.home and (form.kind is not FormKind.INSTRUMENT or form.fills is not Fills.PAIR):
        yield ("home",), "Only an instrument that both fill together has a page in the workspace."
    yield from _formulas(form)
    yield from _charts(form)
    yield from feed_faults(form)
    for name in form.example:
        if name not in seen:
            yield ("example", name), f"The example fills a field {name} that does not exist."


def numeric_names(fields: Iterable[FormField]) -> frozenset[str]:
    """All names that a formula may use: fields, their rows, their columns, row and column."""
    return frozenset(name for field in fields for name in _numeric(field))


def _field(at: Place, field: FormField) -> Iterator[Fault]:
    if field.type in CHOOSING and len(field.options) < 2:
        yield (*at, "options"), f"{field.id}: a choice needs at least two options."
    if field.type in ROWED and not field.rows:
        yield (*at, "rows"), f"{field.id}: a {field.type.value} needs rows."
    if field.type in COLUMNED and not field.columns:
        yield (*at, "columns"), f"{field.id}: a {field.type.value} needs columns."
    if field.type is FieldType.AUTO and field.source not in SOURCES:
        yield (*at, "from"), f"{field.id}: nothing can be filled in from “{field.source}”."
    if field.count and field.count > len(field.options) and field.type in CHOOSING:
        yield (*at, "count"), f"{field.id}: {field.count} of {len(field.options)} cannot be chosen."
    if field.most is not None and field.least > field.most:
        yield (*at, "least"), f"{field.id}: least is more than most."
    yield from _ends(at, field)
    for kind, parts in (("options", field.options), ("rows", field.rows)):
        ids = [part.id for part in parts]
        for index, id_ in enumerate(ids):
            if id_ in ids[:index]:
                yield (*at, kind, index), f"{field.id}: {id_} is there twice."
    for index, column in enumerate(field.columns):
        yield from _column((*at, "columns", index), field, column, index)


def _column(at: Place, field: FormField, column: Column, index: int) -> Iterator[Fault]:
    name = f"{field.id}.{column.id}"
    if column.type not in IN_COLUMNS:
        yield (*at, "type"), f"{name}: a column cannot be a {column.type.value}."
    if column.type in CHOOSING and len(column.options) < 2:
        yield (*at, "options"), f"{name}: a choice needs at least two options."
    if column.id in {other.id for other in field.columns[:index]}:
        yield (*at, "id"), f"{name} is there twice."
    yield from _ends(at, column)


def _ends(at: Place, asked: FormField | Column) -> Iterator[Fault]:
    if asked.min is not None and asked.max is not None and asked.min > asked.max:
        yield (*at, "min"), f"{asked.id}: min is more than max."


def _formulas(form: Definition) -> Iterator[Fault]:
    known = numeric_names(form.fields)
    for index, result in enumerate(form.results):
        at: Place = ("results", index, "formula")
        rows = frozenset({"row", *(f"row.{name}" for name in _rows_of(form, result.per))})
        if result.per and len(rows) == 1:
            yield ("results", index, "per"), f"There is no matrix or list {result.per}."
        yield from _names(at, result.formula, known | rows if result.per else known)
        known |= frozenset() if result.per else {result.id}
    for index, hint in enumerate(form.hints):
        yield from _names(("hints", index, "when"), hint.when, known)
    yield from case_faults(form, known)


def _names(at: Place, formula: str, known: frozenset[str]) -> Iterator[Fault]:
    if reason := formulas.wrong(formula):
        yield at, reason
        return
    for name in sorted(formulas.names(formula) - known):
        yield at, f"There is no number {name} in this form."


def _charts(form: Definition) -> Iterator[Fault]:
    for index, chart in enumerate(form.charts):
        at: Place = ("charts", index, "field")
        field = form.field(chart.field)
        if field is None or field.type not in CHART_FIELDS[chart.kind]:
            yield at, f"{chart.kind.value} cannot be drawn from “{chart.field}”."
            continue
        for name in sorted(_columns_used(chart) - {column.id for column in field.columns}):
            yield at, f"{chart.field} has no column {name}."
        yield from _rings(("charts", index), chart, field) if chart.kind is ChartKind.RINGS else ()


def _columns_used(chart: Chart) -> set[str]:
    return {chart.x, chart.y, chart.size, chart.by, chart.around, chart.label} - {""}


def _rings(at: Place, chart: Chart, field: FormField) -> Iterator[Fault]:
    types = {column.id: column.type for column in field.columns}
    if types.get(chart.by) is not FieldType.ONE:
        yield (*at, "by"), "Rings go by a column in which one thing is chosen."
    if chart.around and types.get(chart.around) not in {FieldType.ONE, FieldType.MULTI}:
        yield (*at, "around"), "Sectors go by a column in which something is chosen."


def _rows_of(form: Definition, per: str | None) -> frozenset[str]:
    field = form.field(per) if per else None
    if field is None or field.type not in COLUMNED:
        return frozenset()
    return frozenset(column.id for column in field.columns if column.type in NUMERIC)


def _numeric(field: FormField) -> Iterator[str]:
    if field.type in {FieldType.TICK, FieldType.ONE, FieldType.MULTI}:
        yield field.id
        yield from (f"{field.id}.{one.id}" for one in field.options)
    if field.type in NUMERIC or field.type in {FieldType.WHEEL, FieldType.LIST, FieldType.MATRIX}:
        yield field.id
    if field.type is FieldType.WHEEL:
        yield from (f"{field.id}.{row.id}" for row in field.rows)
    for column in field.columns:
        yield from (f"{field.id}.{column.id}.{one.id}" for one in column.options)
        if column.type in NUMERIC:
            yield f"{field.id}.{column.id}"
            yield from (f"{field.id}.{row.id}.{column.id}" for row in field.rows)
