"""People, or other things of a list, in rings around the middle: where each one stands.

Lengths are shares of the outer radius, angles go clockwise from the top.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from models.base import Json
from models.forms.definitions import Definition
from models.forms.shapes import Chart, ChartKind, Column, FieldType, FormField, Part

CENTRE = 0.12
DISC = 0.074
APART = 0.16
LONGEST = 3
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Disc:
    """A mark for one of the list; the last in a full place says how many more there are."""

    at: Point
    letters: str


@dataclass(frozen=True, slots=True)
class Sector:
    """A kind of help, and who gives it, by ring from the middle outwards."""

    label: str
    names: tuple[tuple[str, ...], ...]

    @property
    def is_empty(self) -> bool:
        return not any(self.names)


@dataclass(frozen=True, slots=True)
class Rings:
    """All that a drawing and its words need."""

    rings: tuple[str, ...]
    sectors: tuple[Sector, ...]
    discs: tuple[Disc, ...]

    @property
    def is_divided(self) -> bool:
        return len(self.sectors) > 1

    def edge(self, ring: int) -> float:
        """How far a ring reaches; ring -1 is the middle."""
        return CENTRE + (1 - CENTRE) * (ring + 1) / len(self.rings)

    def angle(self, sector: float) -> float:
        return 2 * pi * sector / len(self.sectors)


def rings_of(form: Definition, asked: FormField, given: Json) -> Rings | None:
    """The rings that a form wants drawn of one of its lists."""
    chart = next((one for one in form.charts if _is_for(one, asked)), None)
    by = _column(asked, chart.by) if chart else None
    if chart is None or by is None:
        return None
    items = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    around = _column(asked, chart.around)
    label = chart.label or asked.columns[0].id
    kinds = around.options if around else (Part(id="all", label=asked.label),)
    sectors = tuple(
        Sector(kind.label, _names(by, label, _of_kind(items, around, kind))) for kind in kinds
    )
    empty = Rings(tuple(one.label for one in by.options), sectors, ())
    return Rings(empty.rings, sectors, tuple(_discs(empty)))


def at(angle: float, reach: float) -> Point:
    return reach * sin(angle), -reach * cos(angle)


def letters(name: str) -> str:
    """What fits on a disc: a short name as it is, of a longer one its first letters."""
    bare = re.sub(r"[\s.]", "", name)
    if len(bare) <= LONGEST:
        return bare
    return "".join(word[0] for word in re.findall(r"\w+", name))[:LONGEST].upper()


def _is_for(chart: Chart, asked: FormField) -> bool:
    return chart.kind is ChartKind.RINGS and chart.field == asked.id


def _column(asked: FormField, id_: str) -> Column | None:
    return next((one for one in asked.columns if one.id == id_), None)


def _of_kind(
    items: Sequence[Mapping[str, Json]], around: Column | None, kind: Part
) -> list[Mapping[str, Json]]:
    if around is None:
        return list(items)
    if around.type is FieldType.MULTI:
        return [one for one in items if kind.id in _several(one.get(around.id))]
    return [one for one in items if one.get(around.id) == kind.id]


def _several(given: Json) -> Sequence[Json]:
    return given if isinstance(given, list) else ()


def _names(
    by: Column, label: str, items: Sequence[Mapping[str, Json]]
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(str(one.get(label) or "–") for one in items if one.get(by.id) == ring.id)
        for ring in by.options
    )


def _discs(drawn: Rings) -> list[Disc]:
    return [
        disc
        for number, sector in enumerate(drawn.sectors)
        for ring, names in enumerate(sector.names)
        for disc in _placed(drawn, number, ring, names)
    ]


def _placed(drawn: Rings, sector: int, ring: int, names: Sequence[str]) -> list[Disc]:
    """In one row if they fit, else in two; what does not fit is counted on the last disc."""
    inner, outer = drawn.edge(ring - 1), drawn.edge(ring)
    middle = (inner + outer) / 2
    one, two = [middle], [inner + DISC * 1.1, outer - DISC * 1.1]
    rows = one if len(names) <= _room(drawn, middle) or outer - inner < 4 * DISC else two
    room = [_room(drawn, reach) for reach in rows]
    marks = [letters(name) for name in names]
    if len(marks) > sum(room):
        marks = [*marks[: sum(room) - 1], f"+{len(marks) - sum(room) + 1}"]
    found: list[Disc] = []
    for reach, count in zip(reversed(rows), reversed(room), strict=True):
        row, marks = marks[:count], marks[count:]
        for place, words in enumerate(row, 1):
            angle = drawn.angle(sector + (place - 0.5) / len(row))
            found.append(Disc(at(angle, reach), words))
    return found


def _room(drawn: Rings, reach: float) -> int:
    """How many discs stand beside each other at this distance, without touching the sides."""
    return max(1, int(drawn.angle(1) * reach / APART - 0.2))
