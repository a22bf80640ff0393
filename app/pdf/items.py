"""The passages of a text in their places: paragraphs, headings, lists, tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.pdf.blocks import gap, set_text
from app.pdf.fonts import SERIF, SLANTED, STRONG, breadth
from app.pdf.heads import section
from app.pdf.paper import CORAL, CORAL_TEXT, LEFT, WIDTH, Block, Paper
from app.pdf.passages import Passage
from app.pdf.pens import MENTEE, overprint
from app.pdf.runs import BLANK, Run
from app.pdf.signs import sign
from app.pdf.tables import GUTTER, Cell, grid, words
from app.pdf.tags import Tag, marked

INDENT = 24.0
COLUMN, MEASURE = LEFT + INDENT, WIDTH - INDENT
SIZE, STEP, WIDE = 10.5, 5.6, 7.2
HANG = 6.4
LONG = 60.0  # an address may be cut, a word of our texts is not
SIZES = {SLANTED: 11.5}
DROP = f'<path d="{MENTEE}" fill="{CORAL}"/>'
DOTS = re.compile(r"(…{2,})")
TO_FILL = re.compile(r"(…{2,}|(?:(?<=\s)|^)…(?=\s|$))")
SAID = re.compile(r"^\W*[\"“„«']")


def groups(told: Sequence[Passage], x: float, width: float) -> Iterator[list[Block]]:
    """Each passage as blocks that stay together; items of one list know that they are."""
    held: Tag | None = None
    for place, one in enumerate(told):
        held = (held or Tag("L")) if one.kind == "li" else None
        ends = place + 1 == len(told) or told[place + 1].kind != "li"
        match one.kind:
            case "h2":
                yield [gap(5 if place else 1), *section("", one.words)]
            case "h3" | "h4":
                yield _heading(one, x, width)
            case "li":
                yield _item(one, held or Tag("L"), x, width, 3.2 if ends else 1.3)
            case "table":
                yield [gap(1.5), *_table(one.rows), gap(6)]
            case "hr":
                yield [gap(7)]
            case _:
                yield plain(one.runs, x, width, keep=_leads(one, told[place + 1 : place + 2]))


def plain(runs: Sequence[Run], x: float, width: float, *, keep: bool = False) -> list[Block]:
    """A paragraph."""
    filled = _filled(runs, DOTS)
    step = WIDE if any(run.blank for run in filled) else STEP
    tag = Tag("P")
    return set_text(_sized(filled), tag, x=x, width=width, leading=step, after=2.8, keep=keep)


def _leads(one: Passage, following: Sequence[Passage]) -> bool:
    """Whether a paragraph belongs to the table, or announces the list, that comes after it."""
    kind = following[0].kind if following else ""
    return kind == "table" or (kind == "li" and one.words.endswith(":"))


def _heading(one: Passage, x: float, width: float) -> list[Block]:
    runs = [Run(one.words, SERIF, 12.5 if one.kind == "h3" else 11.5)]
    tag = Tag(one.kind.upper())
    lines = set_text(runs, tag, x=x, width=width, leading=6, after=1.6, keep=True)
    return [gap(2.4), Block(0, lambda paper, y: paper.bookmark(one.words, 2, y), keep=True), *lines]


def _item(one: Passage, whole: Tag, x: float, width: float, after: float) -> list[Block]:
    """Its sign hangs before it: a drop, a number or a box to tick."""
    left = x + HANG * (one.depth - 1)
    runs, is_form = _fillable(one)
    step = WIDE if is_form else STEP
    item = Tag("LI", whole)
    body = set_text(
        _sized(runs),
        Tag("LBody", item),
        x=left + HANG,
        width=width - (left - x) - HANG,
        leading=step,
        after=after,
    )
    first = body[0]

    def draw(paper: Paper, y: float) -> None:
        _sign(paper, one, left, y + step * 0.7, Tag("Lbl", item))
        first.draw(paper, y)

    return [replace(first, draw=draw), *body[1:]] if not one.goes_on else body


def _sign(paper: Paper, one: Passage, x: float, base: float, tag: Tag) -> None:
    if one.number:
        run = Run(f"{one.number}", SERIF, SIZE, CORAL_TEXT)
        set_text([run], tag, x=x, width=HANG, leading=4)[0].draw(paper, base - 2.8)
        return
    with marked(paper.pdf, None):
        if one.is_box:
            sign(paper, x, base - 3.1, 3.5, "box")
        else:
            overprint(paper.pdf, DROP, x - 1, base - 2.35, 0.085)


def _fillable(one: Passage) -> tuple[list[Run], bool]:
    """Where the text leaves out what people write themselves, there is a line to write on."""
    runs = list(one.runs)
    if SAID.match(one.words):
        return runs, False
    found = _filled(runs, TO_FILL)
    return found, any(run.blank for run in found)


def _filled(runs: Sequence[Run], dots: re.Pattern[str]) -> list[Run]:
    """The dots that stand for somebody's own words, as room for them."""
    return [
        replace(run, text="", blank=BLANK) if place % 2 else replace(run, text=piece)
        for run in runs
        for place, piece in enumerate(dots.split(run.text))
        if piece
    ]


def _table(rows: Sequence[Sequence[Sequence[Run]]]) -> list[Block]:
    head, *body = rows
    names = ["".join(run.text for run in cell) for cell in head]
    is_form = any(_is_blank(cell) for row in body for cell in row)
    cells = [[_cell(cell, is_first=not place) for place, cell in enumerate(row)] for row in body]
    return grid(names, cells, _widths(rows), 12 if is_form else 0)


def _cell(runs: Sequence[Run], *, is_first: bool) -> Cell:
    if _is_blank(runs):
        return words(Run(""))
    face = STRONG if is_first else ""
    filled = _filled(runs, DOTS)
    return words(*(replace(run, size=9.5, face=face or run.face) for run in filled), leading=4.9)


def _is_blank(runs: Sequence[Run]) -> bool:
    return set("".join(run.text for run in runs).strip()) == {"…"}


def _widths(rows: Sequence[Sequence[Sequence[Run]]]) -> list[float]:
    """No column narrower than its longest word; the rest goes to those with much to say."""
    columns = [
        ["".join(run.text for run in cell) for cell in some] for some in zip(*rows, strict=False)
    ]
    longest = [
        min(max(breadth(STRONG, word, 9.5) for cell in some for word in cell.split() or [""]), LONG)
        + GUTTER
        + 1
        for some in columns
    ]
    natural = [max(breadth(STRONG, cell, 9.5) for cell in some) + GUTTER + 1 for some in columns]
    spare = WIDTH - sum(longest)
    if spare <= 0:
        return [WIDTH * need / sum(longest) for need in longest]
    wish = [max(full - need, 1) ** 0.6 for full, need in zip(natural, longest, strict=True)]
    return [need + spare * part / sum(wish) for need, part in zip(longest, wish, strict=True)]


def _sized(runs: Sequence[Run]) -> list[Run]:
    """Words at the size of the text; those that were made smaller stay so."""
    return [
        run if run.size < SIZE else replace(run, size=SIZES.get(run.face, SIZE)) for run in runs
    ]
