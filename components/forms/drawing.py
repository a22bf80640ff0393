"""Charts of forms: shapes over each other, lines over time, bubbles, rings and shares."""

from collections.abc import Mapping, Sequence

from markupsafe import escape

from app.i18n import _
from components.basics import section
from components.charts import PALETTE, Figure, Series, drawn, figure, line_chart, radar
from components.controls import island
from components.forms.comparing import change_rows, dates
from components.forms.rings import rings_view
from components.forms.wheel import broken
from models.base import Json
from models.forms.answers import Answers
from models.forms.definitions import Definition
from models.forms.results import changes, series
from models.forms.rings import rings_of
from models.forms.shapes import Chart, ChartKind, FieldType, FormField
from models.sheets import Past

MOST_LINES = 6


def wheels(form: Definition, before: Answers, now: Answers) -> None:
    """Each wheel of a form, today over the last time."""
    for asked in form.fields:
        if asked.type is not FieldType.WHEEL:
            continue
        labels = [row.label for row in asked.rows]
        around = ["<br>".join(escape(line) for line in broken(label)) for label in labels]
        today = Series(_("Later"), _levels(asked, now))
        then = Series(_("Earlier"), _levels(asked, before))
        rows = [row for row in change_rows(form, before, now) if row[0] in labels]
        label = _("{name}: earlier and later", name=asked.label)
        figure(radar(around, today, then), label, _columns(), rows, height=440)


def over_time(form: Definition, past: Sequence[Past]) -> None:
    """All numbers that were given at least twice, as lines; the most changed ones are drawn."""
    oldest_first = list(reversed(past))
    told = [series(form, one.answers) for one in oldest_first]
    order = [one.label for one in changes(form, oldest_first[0].answers, oldest_first[-1].answers)]
    names = dict.fromkeys(name for one in told for name in one)
    rows = [
        Series(_label(told, name), [one[name][1] if name in one else None for one in told])
        for name in names
        if sum(name in one for one in told) > 1
    ]
    rows.sort(key=lambda row: order.index(row.name) if row.name in order else len(order))
    if not rows:
        return
    days = dates(oldest_first)
    table = [[row.name, *(_number(value) for value in row.values)] for row in rows]
    label = _("How it went over time")
    figure(line_chart(days, rows[:MOST_LINES]), label, [_("What"), *days], table, height=380)


def own_charts(form: Definition, answers: Answers) -> None:
    """What a form wants drawn of one sheet: bubbles, rings, shares."""
    for chart in form.charts:
        asked = form.field(chart.field)
        items = answers.get(chart.field)
        if asked is None or not isinstance(items, list) or not items:
            continue
        rows = [item for item in items if isinstance(item, dict)]
        match chart.kind:
            case ChartKind.BUBBLES:
                _bubbles(asked, chart, rows)
            case ChartKind.RINGS if rings := rings_of(form, asked, items):
                island(section(asked.label, rings_view(rings), id=f"rings-{asked.id}"))
            case ChartKind.SHARES:
                _shares(asked, chart, rows)


def _bubbles(asked: FormField, chart: Chart, rows: Sequence[Mapping[str, Json]]) -> None:
    """Two scales against each other; how big a bubble is tells a third number."""
    sizes = [_float(row.get(chart.size)) or 1 for row in rows]
    names = [str(row.get(chart.label) or "") for row in rows]
    trace: Figure = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [_float(row.get(chart.x)) for row in rows],
        "y": [_float(row.get(chart.y)) for row in rows],
        "text": names,
        "textposition": "top center",
        "marker": {
            "size": [18 + 46 * size / max(sizes) for size in sizes],
            "color": PALETTE[0],
            "opacity": 0.55,
        },
    }
    across, up = _column(asked, chart.x), _column(asked, chart.y)
    label = _("{up} against {across}", up=up, across=across)
    table = [
        [
            name,
            _number(_float(row.get(chart.x))),
            _number(_float(row.get(chart.y))),
            _number(_float(row.get(chart.size))),
        ]
        for name, row in zip(names, rows, strict=True)
    ]
    columns = [_column(asked, chart.label), across, up, _column(asked, chart.size)]
    layout: Figure = {
        "xaxis": {"title": {"text": across}, "range": [0, 5.8], "dtick": 1, "zeroline": False},
        "yaxis": {"title": {"text": up}, "range": [0, 5.8], "dtick": 1, "zeroline": False},
    }
    figure(drawn([trace], layout), label, columns, table, height=420)


def _shares(asked: FormField, chart: Chart, rows: Sequence[Mapping[str, Json]]) -> None:
    """How often each option was chosen, as one bar each."""
    column = next((one for one in asked.columns if one.id == chart.by), None)
    if column is None:
        return
    counted = [
        (one.label, sum(_has(row.get(column.id), one.id) for row in rows)) for one in column.options
    ]
    trace: Figure = {
        "type": "bar",
        "orientation": "h",
        "x": [number for _name, number in counted],
        "y": [name for name, _number_ in counted],
        "text": [str(number) for _name, number in counted],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": PALETTE[0], "cornerradius": 4},
    }
    label = _("{name}, by {column}", name=asked.label, column=column.label.lower())
    layout: Figure = {
        "xaxis": {"visible": False},
        "yaxis": {"autorange": "reversed", "automargin": True},
    }
    table = [[name, str(number)] for name, number in counted]
    figure(
        drawn([trace], layout),
        label,
        [column.label, _("How many")],
        table,
        height=80 + 44 * len(counted),
    )


def _levels(asked: FormField, given: Answers) -> list[float | None]:
    said = given.get(asked.id)
    levels = said if isinstance(said, dict) else {}
    return [_float(levels.get(row.id)) for row in asked.rows]


def _label(told: Sequence[Mapping[str, tuple[str, float]]], name: str) -> str:
    return next(one[name][0] for one in told if name in one)


def _column(asked: FormField, id_: str) -> str:
    return next((one.label for one in asked.columns if one.id == id_), "")


def _columns() -> list[str]:
    return [_("What"), _("Earlier"), _("Later"), _("Change")]


def _float(given: Json) -> float | None:
    return float(given) if isinstance(given, int | float) and not isinstance(given, bool) else None


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


def _has(given: Json, option: str) -> bool:
    return option in given if isinstance(given, list) else given == option
