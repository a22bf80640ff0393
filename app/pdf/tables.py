"""Tables with hairlines: no row is cut, and the head comes again on every page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from app.pdf.blocks import beside, nothing, set_text
from app.pdf.fonts import STRONG, breadth
from app.pdf.paper import EDGE, FAINT, LEFT, ROOM, WIDTH, Block, Paper
from app.pdf.pens import INK, LINE
from app.pdf.runs import Run
from app.pdf.tags import Tag, marked

GUTTER = 3.0
PAD = 1.5
STEP = 5.2
Cell = Callable[[float, float, Tag], list[Block]]


def words(*runs: Run, leading: float = 0) -> Cell:
    """A cell with running text."""

    def cell(x: float, width: float, tag: Tag) -> list[Block]:
        return set_text(runs, tag, x=x, width=width, leading=leading or STEP)

    return cell


def grid(
    head: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[float], least: float = 0
) -> list[Block]:
    """The rows below their head; `least` leaves room to write, on lines that a printer prints."""
    table = Tag("Table")
    names = _head(head, widths, table) if any(head) else None
    found = [names] if names else []
    for cells in rows:
        row = _row(cells, widths, Tag("TR", table), least)
        if row.height > ROOM:
            found += _loose(cells)
        else:
            found.append(replace(row, again=names))
    return [*found, *_end(EDGE if least else LINE)]


def shares(
    names: Sequence[str], needs: Sequence[float], greedy: Sequence[bool], whole: float = WIDTH
) -> list[float]:
    """The widths of columns: what their cells and names need, the rest to those with many words."""
    least = [max(need, _name_width(name)) for name, need in zip(names, needs, strict=True)]
    if sum(least) > whole:
        return [whole * need / sum(needs) for need in needs]
    takers = greedy if any(greedy) else [True] * len(needs)
    parts = [need * takes for need, takes in zip(least, takers, strict=True)]
    spare = whole - sum(least)
    return [need + spare * part / sum(parts) for need, part in zip(least, parts, strict=True)]


def _name_width(name: str) -> float:
    return max((breadth(STRONG, word, 8.5) for word in name.split()), default=0) + GUTTER + 0.5


def _head(names: Sequence[str], widths: Sequence[float], table: Tag) -> Block:
    row = Tag("TR", table)
    look = Run("", STRONG, 8.5, FAINT)
    columns = [
        set_text([replace(look, text=name)], Tag("TH", row), x=x, width=width - GUTTER, leading=4)
        for name, x, width in zip(names, _lefts(widths), widths, strict=True)
    ]
    tallest = max(sum(block.height for block in column) for column in columns)
    lowered = [
        [Block(tallest - sum(block.height for block in column), nothing), *column]
        for column in columns
    ]
    return replace(_ruled(beside(lowered), INK, 0.3), after=0, keep=True)


def _row(cells: Sequence[Cell], widths: Sequence[float], row: Tag, least: float) -> Block:
    columns = [
        cell(x, width - GUTTER, Tag("TD", row))
        for cell, x, width in zip(cells, _lefts(widths), widths, strict=True)
    ]
    inside = beside(columns)
    tall = replace(inside, height=max(inside.height, least - 2 * PAD))
    return _ruled(tall, EDGE if least else LINE, 0.2)


def _ruled(block: Block, ink: str, weight: float) -> Block:
    def draw(paper: Paper, y: float) -> None:
        with marked(paper.pdf, None):
            paper.stroke(LEFT, y, WIDTH, ink, weight)
        block.draw(paper, y + PAD)

    return Block(block.height + 2 * PAD, draw)


def _loose(cells: Sequence[Cell]) -> list[Block]:
    """A row that no page holds, one cell below the other."""
    return [block for cell in cells for block in cell(LEFT, WIDTH, Tag("P"))]


def _end(ink: str) -> list[Block]:
    def draw(paper: Paper, y: float) -> None:
        with marked(paper.pdf, None):
            paper.stroke(LEFT, y, WIDTH, ink)

    return [Block(0, draw)]


def _lefts(widths: Sequence[float]) -> list[float]:
    return [LEFT + sum(widths[:place]) for place in range(len(widths))]
