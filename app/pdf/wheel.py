"""A wheel on paper: rings and spokes to draw on, or the shape that somebody gave it."""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin

from app.pdf.fonts import SANS, SERIF, STRONG
from app.pdf.paper import EDGE, FAINT, IRIS, SOFT, Block, Paper
from app.pdf.pens import INK, LINE
from app.pdf.runs import Run, lines
from app.pdf.tags import Tag, marked
from models.forms.shapes import Part

TOP = 10
LABEL = 35.0
MARGIN = 12.0
STEP = 4.0


def radar(rows: Sequence[Part], levels: Mapping[str, int], middle: float, radius: float) -> Block:
    """The wheel with its middle at a place from the left."""
    said = ", ".join(f"{row.label}: {levels[row.id]}" for row in rows if row.id in levels)
    picture = Tag("Figure", words=said or ", ".join(row.label for row in rows))

    def draw(paper: Paper, y: float) -> None:
        centre = middle, y + radius + MARGIN
        with marked(paper.pdf, picture):
            _net(paper, rows, centre, radius, is_empty=not levels)
            if levels:
                _shape(paper, [levels.get(row.id, 0) for row in rows], centre, radius)
            for place, row in enumerate(rows):
                words = _words(row, levels.get(row.id), is_empty=not levels)
                _label(paper, words, _at(centre, radius * 1.07, place, len(rows)), centre)

    return Block(2 * radius + 2 * MARGIN, draw, after=2)


def _net(
    paper: Paper,
    rows: Sequence[Part],
    centre: tuple[float, float],
    radius: float,
    *,
    is_empty: bool,
) -> None:
    pdf = paper.pdf
    pdf.set_line_width(0.2)
    for ring in range(1, TOP + 1) if is_empty else range(2, TOP + 1, 2):
        pdf.set_draw_color(EDGE if ring in {5, TOP} else LINE)
        pdf.circle(*centre, radius * ring / TOP, style="D")
    for place in range(len(rows)):
        end = _at(centre, radius, place, len(rows))
        pdf.set_draw_color(EDGE if is_empty else LINE)
        pdf.line(*centre, *end)
    for ring in range(2, TOP + 1, 2):
        line = lines([Run(str(ring), SANS, 6.5, FAINT)], 9)[0]
        paper.line(line, centre[0] + 0.7, centre[1] - radius * ring / TOP + 2.6, 9)


def _shape(paper: Paper, told: Sequence[int], centre: tuple[float, float], radius: float) -> None:
    pdf = paper.pdf
    corners = [
        _at(centre, radius * level / TOP, place, len(told)) for place, level in enumerate(told)
    ]
    with pdf.local_context(fill_opacity=0.14):
        pdf.set_fill_color(IRIS)
        pdf.polygon(corners, style="F")
    pdf.set_draw_color(IRIS)
    pdf.set_line_width(0.6)
    pdf.polygon(corners, style="D")
    pdf.set_fill_color(IRIS)
    for x, y in corners:
        pdf.circle(x, y, 1.15, style="F")


def _label(
    paper: Paper, runs: Sequence[Run], place: tuple[float, float], centre: tuple[float, float]
) -> None:
    """Beside its spoke, and above or below it in the middle of the wheel."""
    x, y = place
    is_middle = abs(x - centre[0]) < 4
    broken = lines(runs, 2 * LABEL if is_middle else LABEL)
    lift = 0.5 if not is_middle else (1.0 if y < centre[1] else 0.0)
    top = y - len(broken) * STEP * lift
    for n, line in enumerate(broken):
        shift = line.width / 2 if is_middle else line.width if x < centre[0] else 0
        paper.line(line, x - shift, top + STEP * (n + 0.75), line.width)


def _words(row: Part, level: int | None, *, is_empty: bool) -> list[Run]:
    """What an area is called, with its number; on an empty wheel with the question behind it."""
    name = Run(row.label, STRONG, 8.5, INK)
    if is_empty:
        return [name, Run(f"\n{row.help}" if row.help else "", SANS, 7.5, SOFT)]
    return [name, Run(f"\n{level} / {TOP}" if level else "\n–", SERIF, 10.5, INK)]


def _at(centre: tuple[float, float], reach: float, place: int, count: int) -> tuple[float, float]:
    angle = 2 * pi * place / count - pi / 2
    return centre[0] + reach * cos(angle), centre[1] + reach * sin(angle)
