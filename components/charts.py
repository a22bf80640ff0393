"""Charts: numbers to Plotly figures as plain dicts, in one look; always with their table.

Colours are written for the light theme; assets/css maps each to its token, so that a chart
follows the theme by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h
from nicegui import ui
from nicegui.element import Element

from app.i18n import _
from components.lists import Column, table

Figure = dict[str, object]

PALETTE = ("#4F5BD5", "#D9532B", "#198A7E", "#5A3E09", "#A8429C", "#4B454E")
SYMBOLS = ("circle", "diamond", "square", "triangle-up", "cross", "x")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
INK, INK_3, GRID, PAPER, IRIS_TINT_2 = "#241A29", "#6B6070", "#EAE4E0", "#FBF9F7", "#D6D9F6"
NOTHING = "rgba(0,0,0,0)"
FONT = "Commissioner, Noto Sans, sans-serif"


@dataclass(frozen=True, slots=True)
class Series:
    """A row of numbers with a name; None where nothing was measured."""

    name: str
    values: Sequence[float | None]


def line_chart(labels: Sequence[str], series: Sequence[Series]) -> Figure:
    """How numbers go over time; each series has its colour, its marker and its dash."""
    return _figure([_line(labels, row, number) for number, row in enumerate(series)], series)


def bars(labels: Sequence[str], series: Series, *, current: int | None = None) -> Figure:
    """One number per label, written over its bar; the current one stands out."""
    plain = PALETTE[0] if current is None else IRIS_TINT_2
    colours = [PALETTE[0] if at == current else plain for at in range(len(labels))]
    trace = {
        "type": "bar",
        "name": series.name,
        "x": list(labels),
        "y": list(series.values),
        "text": ["" if value is None else f"{value:g}" for value in series.values],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": colours, "cornerradius": 4},
    }
    return _figure(
        [trace], [series], {"yaxis": {**_axis(), "visible": False, "rangemode": "tozero"}}
    )


def radar(
    labels: Sequence[str], now: Series, before: Series | None = None, *, top: int = 10
) -> Figure:
    """A wheel: now as iris discs and a solid line, before as coral diamonds and a dashed one."""
    shown = [(now, 0), *([(before, 1)] if before else [])]
    traces = [_spokes(labels, series, number) for series, number in reversed(shown)]
    ticks = {"size": 11, "color": INK_3}
    polar = {
        "bgcolor": NOTHING,
        "radialaxis": {
            "range": [0, top],
            "ticks": "",
            "angle": 67.5,
            "tickangle": 67.5,
            "gridcolor": GRID,
            "linecolor": NOTHING,
            "tickfont": ticks,
        },
        "angularaxis": {
            "ticks": "",
            "rotation": 90,
            "direction": "clockwise",
            "gridcolor": GRID,
            "linecolor": GRID,
            "tickfont": {"size": 14, "color": INK},
        },
    }
    room = {"l": 84, "r": 84, "t": 44, "b": 44}
    return _figure(traces, [series for series, _n in shown], {"polar": polar, "margin": room})


class Drawing(ui.plotly):
    """A figure as a whole, for nobody changes a part of it: NiceGUI would watch every number."""

    def update(self) -> None:
        dict.__setitem__(self._props, "options", self._get_figure_json())
        Element.update(self)


def figure(
    chart: Figure,
    label: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    height: int = 320,
) -> None:
    """Shows a chart under its finding: `label` says it in a sentence; the table says it exactly."""
    sheet = table(label, [Column(name, number > 0) for number, name in enumerate(columns)], rows)
    box = ui.element("figure").classes("pm-chart")
    box.props["aria-label"] = label
    with box:
        drawing = Drawing({**chart, "layout": {**_layout_of(chart), "height": height}})
        drawing.style(f"min-height:{height}px")
        ui.html(str(_caption(label, sheet)), sanitize=False, tag="figcaption")


def drawn(traces: list[Figure], layout: Figure) -> Figure:
    """A chart of one's own, in the common look."""
    return _figure(traces, [], layout)


def too_few() -> h.Element:
    """Instead of a chart, where numbers would point at people."""
    return h.p(".pm-small.pm-3c")[_("Too few answers to show")]


def _caption(label: str, sheet: h.Element) -> h.Fragment:
    return h.fragment[label, h.details[h.summary[h.span(".pm-a")[_("Table")]], sheet]]


def _layout_of(chart: Figure) -> dict[str, object]:
    layout = chart["layout"]
    return layout if isinstance(layout, dict) else {}


def _line(labels: Sequence[str], series: Series, number: int) -> Figure:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": series.name,
        "x": tuple(labels),
        "y": tuple(series.values),
        "connectgaps": True,
        **_pen(number),
    }


def _spokes(labels: Sequence[str], series: Series, number: int) -> Figure:
    """The line round the wheel; it ends where it began."""
    return {
        "type": "scatterpolar",
        "mode": "lines+markers",
        "name": series.name,
        "theta": [*labels, *labels[:1]],
        "r": [*series.values, *series.values[:1]],
        "fill": "none" if number else "toself",
        "fillcolor": "rgba(79,91,213,.16)",
        **_pen(number),
    }


def _pen(number: int) -> Figure:
    """Colour, and a second channel beside it."""
    colour = PALETTE[number % len(PALETTE)]
    return {
        "line": {"width": 2.5, "color": colour, "dash": DASHES[number % len(DASHES)]},
        "marker": {"size": 8, "color": colour, "symbol": SYMBOLS[number % len(SYMBOLS)]},
    }


def _figure(traces: list[Figure], series: Sequence[Series], layout: Figure | None = None) -> Figure:
    """Transparent ground, no frame, horizontal hairlines, the legend below left."""
    look: Figure = {
        "font": {"family": FONT, "size": 14, "color": INK},
        "paper_bgcolor": NOTHING,
        "plot_bgcolor": NOTHING,
        "margin": {"l": 8, "r": 8, "t": 20, "b": 8},
        "bargap": 0.38,
        "hovermode": "closest",
        "showlegend": len(series) > 1,
        "legend": {"orientation": "h", "x": 0, "y": -0.2, "bgcolor": NOTHING},
        "hoverlabel": {"bgcolor": INK, "bordercolor": INK, "font": {"color": PAPER, "size": 13}},
        "xaxis": {**_axis(), "showgrid": False, "type": "category", "nticks": 6, "tickangle": 0},
        "yaxis": _axis(),
        **(layout or {}),
    }
    config = {"displayModeBar": False, "responsive": True}
    return {"data": traces, "layout": look, "config": config}


def _axis() -> Figure:
    return {
        "gridcolor": GRID,
        "linecolor": GRID,
        "zeroline": False,
        "ticks": "",
        "tickfont": {"size": 12, "color": INK_3},
        "automargin": True,
        "fixedrange": True,
    }
