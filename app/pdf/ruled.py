"""Lists and tables of a form to write in: ruled rows, with a key to their columns below."""

from collections.abc import Iterator, Sequence

from app.pdf.blocks import gap, set_text
from app.pdf.filled import fits
from app.pdf.fonts import SANS, STRONG
from app.pdf.heads import label, small
from app.pdf.paper import FAINT, SOFT, WIDTH, Block
from app.pdf.runs import Run
from app.pdf.signs import circles, tick
from app.pdf.tables import Cell, grid, shares, words
from app.pdf.tags import Tag
from models.forms.answers import SCALES
from models.forms.shapes import Column, FieldType, FormField, Part

NEEDS = {
    FieldType.TXT: 30,
    FieldType.LONG: 42,
    FieldType.NUM: 17,
    FieldType.DATE: 21,
    FieldType.TICK: 13,
    FieldType.ONE: 26,
    FieldType.MULTI: 28,
    FieldType.S5: 21.5,
    FieldType.S10: 15,
}
WRITTEN = {FieldType.TXT, FieldType.LONG}
NAME = 46.0
MOST_ROWS, MOST_CARDS = 8, 4


def option(one: Part, look: str, x: float, width: float) -> Block:
    """One thing to choose, with what it means."""
    runs = [Run(one.label, SANS, 10)]
    if one.help:
        runs.append(Run(f"  {one.help}", SANS, 8.5, FAINT))
    return tick(runs, x=x, width=width, look=look)


def items(asked: FormField) -> list[Block]:
    columns = asked.columns
    if fits(columns, NEEDS):
        count = asked.count or max(asked.least, min(asked.most or 6, MOST_ROWS))
        row = [_cell(column) for column in columns]
        names = [_named(column) for column in columns]
        table = grid(names, [row] * count, _widths(columns, WIDTH), 13)
        return [*table, gap(1.5), *_keys(columns)]
    count = min(asked.count or max(asked.least, min(asked.most or 3, 3)), MOST_CARDS)
    return [
        block
        for number in range(1, count + 1)
        for block in [
            *set_text([Run(f"{number}.", STRONG, 10)], Tag("P"), keep=True),
            *_card(columns),
            gap(3),
        ]
    ]


def matrix(asked: FormField) -> list[Block]:
    columns = asked.columns
    if fits(columns, NEEDS, NAME):
        rows = [[_row_name(row), *map(_cell, columns)] for row in asked.rows]
        names = ["", *map(_named, columns)]
        widths = [NAME, *_widths(columns, WIDTH - NAME)]
        return [*grid(names, rows, widths, 12), gap(1.5), *_keys(columns)]
    return [
        block
        for row in asked.rows
        for block in [*label(row.label), *small(row.help), *_card(columns), gap(3)]
    ]


def _row_name(row: Part) -> Cell:
    runs = [Run(row.label, STRONG, 9.5)]
    if row.help:
        runs.append(Run(f"\n{row.help}", SANS, 8.5, SOFT))
    return words(*runs, leading=4.5)


def _card(columns: Sequence[Column]) -> list[Block]:
    """The cells of one item, one below the other."""
    rows = [
        (words(Run(column.label, SANS, 9.5)), _cell(column, words_too=True)) for column in columns
    ]
    return grid(("", ""), rows, (NAME, WIDTH - NAME), 11)


def _cell(column: Column, *, words_too: bool = False) -> Cell:
    def cell(x: float, width: float, _tag: Tag) -> list[Block]:
        match column.type:
            case FieldType.S5:
                return [gap(1.6), circles(5, x, size=3.5, apart=3.7)]
            case FieldType.S10 if words_too:
                return [gap(1.6), circles(10, x, size=4.2, apart=4.8)]
            case FieldType.TICK:
                return [gap(0.5), tick([], x=x, width=width)]
            case FieldType.ONE | FieldType.MULTI if words_too:
                look = "circle" if column.type is FieldType.ONE else "box"
                return [option(one, look, x, width) for one in column.options]
            case FieldType.LONG:
                return [gap(17)]
        return [gap(6)]

    return cell


def _keys(columns: Sequence[Column]) -> list[Block]:
    """What the columns mean, for there is no room in their heads."""
    return [block for key in _key_words(columns) for block in small(key, after=0.4, keep=False)]


def _key_words(columns: Sequence[Column]) -> Iterator[str]:
    for column in columns:
        told = [column.help] if column.help else []
        if column.low and column.high:
            top = SCALES.get(column.type, 5)
            told.append(f"1 {column.low}, {top} {column.high}")
        if column.options:
            told.append(" / ".join(one.label for one in column.options))
        if told:
            yield f"{column.label}: {'; '.join(told)}"


def _named(column: Column) -> str:
    return f"{column.label}, {column.unit}" if column.unit else column.label


def _widths(columns: Sequence[Column], whole: float) -> list[float]:
    greedy = [column.type in WRITTEN for column in columns]
    names = [_named(column) for column in columns]
    return shares(names, [NEEDS[column.type] for column in columns], greedy, whole)
