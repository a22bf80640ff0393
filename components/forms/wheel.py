"""A wheel: sliders that anybody can use, and a drawing that follows them and can be pulled."""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin

import htpy as h
from markupsafe import Markup

from app.i18n import _
from models.base import Json
from models.forms.shapes import FormField, Part

TOP = 10
RADIUS = 136
SIZE = 470, 400
CENTRE = 235, 196


def wheel(asked: FormField, given: Json, before: Json) -> h.Element:
    """The drawing beside its sliders. 0 on a slider means: no answer yet."""
    now, then = levels(given), levels(before)
    low, high = asked.low, asked.high
    ends = _("1 {low}, 10 {high}", low=low, high=high) if low and high else ""
    return h.div(".ex.fm-wheel", data_wheel=asked.id)[
        h.figure(".ex-chart")[radar(asked.rows, now, then), legend(bool(then))],
        h.div[
            ends and h.p(".fm-help")[ends],
            h.div(".pm-rows")[
                [_row(asked, row, now.get(row.id), then.get(row.id)) for row in asked.rows]
            ],
        ],
    ]


def radar(rows: Sequence[Part], now: Mapping[str, int], then: Mapping[str, int]) -> Markup:
    """The shape of today over the shape of the last time; its numbers stand beside it as text."""
    count = len(rows)
    rings = Markup("").join(
        Markup('<circle cx="{}" cy="{}" r="{:g}" class="rw-ring"/>').format(
            *CENTRE, RADIUS * n / TOP
        )
        for n in range(2, TOP + 1, 2)
    )
    spokes = Markup("").join(
        Markup('<path d="M{} {}L{:.1f} {:.1f}" class="rw-spoke"/>').format(*CENTRE, x, y)
        for x, y in (_at(n, count, TOP) for n in range(count))
    )
    labels = Markup("").join(_label(row.label, n, count) for n, row in enumerate(rows))
    drawn = rings + spokes
    return Markup(
        '<svg class="rw" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}{}</svg>'
    ).format(
        *SIZE,
        _("Your wheel as a shape"),
        drawn,
        _shape(rows, then, "then"),
        _shape(rows, now, "now"),
        labels,
    )


def legend(has_before: bool) -> h.Element:
    return h.figcaption(".ex-leg")[
        h.span[h.i(".rw-key.rw-key--now"), _("Today")],
        has_before and h.span[h.i(".rw-key.rw-key--then"), _("Last time")],
    ]


def levels(given: Json) -> dict[str, int]:
    said = given if isinstance(given, dict) else {}
    return {key: level for key, level in said.items() if isinstance(level, int) and level}


def _row(asked: FormField, row: Part, level: int | None, was: int | None) -> h.Element:
    name = f"{asked.id}.{row.id}"
    told = _("same") if was and was == level else _("was {level}", level=was) if was else ""
    return h.div(".ex-row")[
        h.div[h.label(".pm-title", for_=name)[row.label], row.help and h.p(".q")[row.help]],
        h.output(for_=name, data_was=str(was or ""))[str(level or "–"), h.small[told]],
        h.input(
            ".pm-range",
            id=name,
            name=name,
            type="range",
            min="0",
            max=str(TOP),
            value=str(level or 0),
            aria_valuetext=None if level else _("not set yet"),
            style=f"--v:{_filled(level or 0)}%",
        ),
    ]


def _filled(level: int) -> float:
    """Where the thumb's middle stands, which is not quite its share of the track."""
    share = level * TOP
    return round(share + (50 - share) * 0.045, 1)


def _shape(rows: Sequence[Part], told: Mapping[str, int], look: str) -> Markup:
    if not told and look == "then":
        return Markup("")
    corners = [_at(n, len(rows), told.get(row.id, 0)) for n, row in enumerate(rows)]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    dots = Markup("").join(
        _dot(x, y, row.id) if look == "now" else _diamond(x, y)
        for (x, y), row in zip(corners, rows, strict=True)
    )
    return Markup('<g class="rw-{}"><polygon points="{}"/>{}</g>').format(look, points, dots)


def _dot(x: float, y: float, area: str) -> Markup:
    return Markup('<circle cx="{:.1f}" cy="{:.1f}" r="6" data-area="{}"/>').format(x, y, area)


def _diamond(x: float, y: float) -> Markup:
    drawn = (
        '<rect x="{:.1f}" y="{:.1f}" width="9" height="9" transform="rotate(45 {:.1f} {:.1f})"/>'
    )
    return Markup(drawn).format(x - 4.5, y - 4.5, x, y)  # noqa: S704  # four numbers


def _at(place: int, count: int, level: float) -> tuple[float, float]:
    angle = 2 * pi * place / count - pi / 2
    reach = RADIUS * level / TOP
    return CENTRE[0] + reach * cos(angle), CENTRE[1] + reach * sin(angle)


def _label(words: str, place: int, count: int) -> Markup:
    x, y = _at(place, count, TOP * 1.13)
    middle = abs(x - CENTRE[0]) < 30
    anchor = "middle" if middle else "start" if x > CENTRE[0] else "end"
    lines = broken(words)
    lift = (len(lines) - 1) * (17 if y < CENTRE[1] else 0)
    spans = Markup("").join(
        Markup('<tspan x="{:.1f}" dy="{}">{}</tspan>').format(x, 0 if n == 0 else 17, line)
        for n, line in enumerate(lines)
    )
    return Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(
        x, y + 5 - lift, anchor, spans
    )


def broken(words: str) -> list[str]:
    """A long label in two lines, so that it stays on the sheet."""
    if len(words) <= 12 or " " not in words:
        return [words]
    parts = words.split()
    cut = min(range(1, len(parts)), key=lambda n: abs(len(" ".join(parts[:n])) - len(words) / 2))
    return [" ".join(parts[:cut]), " ".join(parts[cut:])]
