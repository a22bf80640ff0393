"""Rings around “me” on paper: to read, or empty to write names into."""

from itertools import chain

from app.i18n import _
from app.pdf.blocks import gap
from app.pdf.fonts import SANS, SERIF, STRONG
from app.pdf.paper import EDGE, IRIS, LEFT, PLUM, SOFT, WIDTH, Block, Paper
from app.pdf.pens import INK, LINE
from app.pdf.runs import Run, lines
from app.pdf.tables import grid, words
from app.pdf.tags import Tag, marked
from models.base import Json
from models.forms.definitions import Definition
from models.forms.rings import CENTRE, DISC, Rings, Sector, at, rings_of
from models.forms.shapes import FormField

RADIUS = 52.0
MARGIN = 6.0
GAP = "#FBF0D8"
NUMBER, NAME = 10.0, 58.0


def picture(form: Definition, asked: FormField, given: Json) -> list[Block]:
    """The rings that a form wants drawn of a list, and their sectors by number."""
    drawn = rings_of(form, asked, given)
    if drawn is None:
        return []
    if not drawn.is_divided:
        return [_block(drawn)]
    rows = [
        (
            words(Run(str(n), STRONG, 9.5)),
            words(Run(one.label, SANS, 9.5)),
            words(Run(_who(drawn, one) if given else "", SERIF, 10.5)),
        )
        for n, one in enumerate(drawn.sectors, 1)
    ]
    return [_block(drawn), *grid(("", "", ""), rows, (NUMBER, NAME, WIDTH - NUMBER - NAME)), gap(4)]


def _who(drawn: Rings, sector: Sector) -> str:
    found = zip(drawn.rings, sector.names, strict=True)
    return "; ".join(f"{ring}: {', '.join(some)}" for ring, some in found if some) or "–"


def _block(drawn: Rings) -> Block:
    told = ((one.label, ", ".join(chain(*one.names)) or "–") for one in drawn.sectors)
    tag = Tag("Figure", words="; ".join(f"{label}: {names}" for label, names in told))

    def draw(paper: Paper, y: float) -> None:
        centre = LEFT + WIDTH / 2, y + RADIUS + MARGIN
        with marked(paper.pdf, tag):
            _net(paper, drawn, centre)
            for disc in drawn.discs:
                x, up = centre[0] + RADIUS * disc.at[0], centre[1] + RADIUS * disc.at[1]
                paper.pdf.set_fill_color(IRIS)
                paper.pdf.circle(x, up, RADIUS * DISC, style="F")
                _text(paper, Run(disc.letters, STRONG, 7, "#FFFFFF"), (x, up + 0.9))

    return Block(2 * RADIUS + 2 * MARGIN, draw, after=3, keep=True)


def _net(paper: Paper, drawn: Rings, centre: tuple[float, float]) -> None:
    pdf = paper.pdf
    pdf.set_line_width(0.2)
    if drawn.is_divided:
        for place, sector in enumerate(drawn.sectors):
            if sector.is_empty and drawn.discs:
                _gap(paper, drawn, place, centre)
        pdf.set_draw_color(LINE)
        for place in range(len(drawn.sectors)):
            ends = (at(drawn.angle(place), reach) for reach in (CENTRE, 1.0))
            (x1, y1), (x2, y2) = [(centre[0] + RADIUS * x, centre[1] + RADIUS * y) for x, y in ends]
            pdf.line(x1, y1, x2, y2)
            x, y = at(drawn.angle(place + 0.5), 1.06)
            number = Run(str(place + 1), STRONG, 9.5, INK)
            _text(paper, number, (centre[0] + RADIUS * x, centre[1] + RADIUS * y + 1.2))
    pdf.set_draw_color(EDGE)
    for ring, name in enumerate(drawn.rings):
        reach = RADIUS * drawn.edge(ring)
        pdf.circle(*centre, reach, style="D")
        _text(paper, Run(name, SANS, 7, SOFT), (centre[0], centre[1] - reach + 3.2))
    pdf.set_fill_color(PLUM)
    pdf.circle(*centre, RADIUS * CENTRE, style="F")
    _text(paper, Run(_("Me"), STRONG, 8, "#FFFFFF"), (centre[0], centre[1] + 1))


def _gap(paper: Paper, drawn: Rings, place: int, centre: tuple[float, float]) -> None:
    """A sector that nobody is in, as a wedge of short edges."""
    steps = [at(drawn.angle(place + n / 24), 1.0) for n in range(25)]
    edge = [(centre[0] + RADIUS * x, centre[1] + RADIUS * y) for x, y in steps]
    paper.pdf.set_fill_color(GAP)
    paper.pdf.polygon([centre, *edge], style="F")


def _text(paper: Paper, run: Run, middle: tuple[float, float]) -> None:
    line = lines([run], WIDTH)[0]
    paper.line(line, middle[0] - line.width / 2, middle[1], line.width)
