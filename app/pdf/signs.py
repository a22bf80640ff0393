"""What people write on and into: lines, boxes to tick, circles with numbers."""

from collections.abc import Sequence

from app.pdf.blocks import set_text
from app.pdf.fonts import SANS, STRONG
from app.pdf.paper import EDGE, FAINT, LEFT, PLUM, WIDTH, Block, Paper
from app.pdf.pens import INK
from app.pdf.runs import Run, lines
from app.pdf.tags import Tag, marked

APART = 8.4
BOX = 3.6


def writing(count: int, x: float = LEFT, width: float = WIDTH, apart: float = APART) -> list[Block]:
    """Lines to write on."""

    def draw(paper: Paper, y: float) -> None:
        with marked(paper.pdf, None):
            paper.stroke(x, y + apart - 0.4, width, EDGE)

    return [Block(apart, draw, keep=n < count - 1) for n in range(count)]


def short_line(unit: str, x: float = LEFT, width: float = 42) -> list[Block]:
    """Room for a number or a day, with its unit."""

    def draw(paper: Paper, y: float) -> None:
        writing(1, x, width)[0].draw(paper, y)
        if unit:
            set_text([Run(unit, SANS, 9.5, FAINT)], Tag("P"), x=x + width + 2)[0].draw(
                paper, y + 3.4
            )

    return [Block(APART, draw)]


def tick(
    words: Sequence[Run],
    *,
    x: float = LEFT,
    width: float = WIDTH,
    look: str = "box",
    on: bool = False,
) -> Block:
    """Something to tick; `look` is box, circle or place, which is for a number."""
    size = 5.6 if look == "place" else BOX
    inside = set_text(words, Tag("P"), x=x + size + 2.6, width=width - size - 2.6, leading=5)

    def draw(paper: Paper, y: float) -> None:
        with marked(paper.pdf, None):
            sign(paper, x, y + (0 if look == "place" else 0.7), size, look, on=on)
        below = y + (0.4 if look == "place" else 0)
        for block in inside:
            block.draw(paper, below)
            below += block.whole

    return Block(max(sum(block.height for block in inside), size + 0.8), draw, after=1.5)


def sign(paper: Paper, x: float, y: float, size: float, look: str, *, on: bool = False) -> None:
    pdf = paper.pdf
    pdf.set_draw_color(INK if on else EDGE)
    pdf.set_line_width(0.25)
    if look == "circle":
        pdf.circle(x + size / 2, y + size / 2, size / 2, style="D")
    else:
        pdf.rect(x, y, size, size, style="D", round_corners=True, corner_radius=0.7)
    if on:
        pdf.set_line_width(0.55)
        pdf.set_draw_color(PLUM)
        pdf.polyline(
            [
                (x + size * 0.2, y + size * 0.52),
                (x + size * 0.42, y + size * 0.76),
                (x + size * 0.84, y + size * 0.2),
            ]
        )


def circles(
    top: int, x: float = LEFT, *, size: float = 6.2, apart: float = 8.6, chosen: int = 0
) -> Block:
    """The numbers of a scale to circle, or with the one that was."""
    tag = Tag("P")
    points = 8.5 if size > 5 else 6.5

    def draw(paper: Paper, y: float) -> None:
        paper.pdf.set_line_width(0.2)
        for number in range(1, top + 1):
            left, on = x + apart * (number - 1), number == chosen
            with marked(paper.pdf, None):
                paper.pdf.set_draw_color(PLUM if on else EDGE)
                paper.pdf.set_fill_color(PLUM)
                style = "DF" if on else "D"
                paper.pdf.circle(left + size / 2, y + size / 2, size / 2, style=style)
            run = Run(str(number), STRONG if on else SANS, points, "#FFFFFF" if on else INK)
            line = lines([run], apart)[0]
            with marked(paper.pdf, tag):
                base = y + size / 2 + points * 0.125
                paper.line(line, left + (size - line.width) / 2, base, size)

    return Block(size, draw, after=0.8)


def ends(low: str, high: str, width: float, x: float = LEFT) -> list[Block]:
    """What the two ends of a scale mean."""
    if not (low or high):
        return []
    half = width / 2 - 2
    left = set_text([Run(low, SANS, 8.5, FAINT)], Tag("P"), x=x, width=half, leading=4.1)
    size = max((line.width for line in lines([Run(high, SANS, 8.5)], half)), default=0)
    right = set_text(
        [Run(high, SANS, 8.5, FAINT)], Tag("P"), x=x + width - size, width=half, leading=4.1
    )

    def draw(paper: Paper, y: float) -> None:
        for column in (left, right):
            for place, block in enumerate(column):
                block.draw(paper, y + place * block.height)

    return [Block(4.1 * max(len(left), len(right)), draw, after=1)]


def frame(x: float, width: float, height: float, inside: Sequence[Block]) -> Block:
    """A box with its heading, to write or draw in."""

    def draw(paper: Paper, y: float) -> None:
        with marked(paper.pdf, None):
            paper.pdf.set_draw_color(EDGE)
            paper.pdf.set_line_width(0.2)
            paper.pdf.rect(x, y, width, height, style="D", round_corners=True, corner_radius=1.6)
        below = y + 2.4
        for block in inside:
            block.draw(paper, below)
            below += block.whole

    return Block(height, draw)
