"""A filled form to read: every label, and what was answered to it."""

from collections.abc import Mapping, Sequence

from babel.numbers import format_decimal

from app.answers import answer_words
from app.i18n import _, language
from app.pdf.blocks import beside, gap, set_text
from app.pdf.fonts import SANS, SERIF, STRONG
from app.pdf.heads import label
from app.pdf.paper import FAINT, LEFT, SOFT, WIDTH, Block
from app.pdf.runs import Run
from app.pdf.signs import circles, ends, tick
from app.pdf.tables import Cell, grid, shares, words
from app.pdf.tags import Tag
from app.pdf.wheel import radar
from models.base import Json
from models.forms import wording
from models.forms.answers import SCALES, is_empty
from models.forms.results import Figure
from models.forms.shapes import Column, FieldType, FormField

NEEDS = {
    FieldType.TXT: 27,
    FieldType.LONG: 38,
    FieldType.NUM: 17,
    FieldType.DATE: 22,
    FieldType.TICK: 13,
    FieldType.ONE: 26,
    FieldType.MULTI: 27,
    FieldType.S5: 17,
    FieldType.S10: 17,
}
WORDY = {FieldType.TXT, FieldType.LONG, FieldType.ONE, FieldType.MULTI}
SHORT = {FieldType.NUM, FieldType.DATE, FieldType.AUTO}
NAME = 48.0


def answered(asked: FormField, given: Json) -> list[Block]:
    """A field with its answer; one without says so."""
    if asked.type is FieldType.TICK:
        return [tick([Run(asked.label, STRONG, 10.5)], on=given is True), gap(3.5)]
    if asked.type in SHORT:
        share = WIDTH * 0.62
        name = set_text([Run(asked.label, STRONG, 10.5)], Tag("P"), width=share - 4, leading=5.4)
        return [beside([name, _answer(asked, given, LEFT + share)], after=2.6)]
    return [*label(asked.label), *_answer(asked, given), gap(4.6)]


def results(figures: Sequence[Figure]) -> list[Block]:
    """Numbers that follow from the answers, each with what it is called."""
    rows = [
        (
            words(Run(_named(one), SANS, 10)),
            words(
                Run(_number(one), SERIF, 12),
                Run(f"  {one.result.unit}", SANS, 9, SOFT),
            ),
        )
        for one in figures
    ]
    return grid(("", ""), rows, (WIDTH * 0.62, WIDTH * 0.38))


def said(words_: str, x: float = LEFT) -> list[Block]:
    """What somebody wrote, in serifs."""
    width = LEFT + WIDTH - x
    return set_text([Run(words_, SERIF, 11)], Tag("P"), x=x, width=width, leading=5.4)


def fits(columns: Sequence[Column], needs: Mapping[FieldType, float], beside_: float = 0) -> bool:
    return beside_ + sum(needs[column.type] for column in columns) <= WIDTH


def _answer(asked: FormField, given: Json, x: float = LEFT) -> list[Block]:
    if is_empty(given) and given != 0:
        return set_text([Run(_("No answer"), SANS, 9.5, FAINT)], Tag("P"), x=x, leading=5.4)
    match asked.type:
        case FieldType.WHEEL:
            return _wheel(asked, given)
        case FieldType.LIST:
            return _items(asked, given)
        case FieldType.MATRIX:
            return _rows(asked, given)
        case FieldType.S5 | FieldType.S10:
            return _scale(asked, given)
        case FieldType.DATE:
            return said(answer_words(asked, given), x)
        case FieldType.CANVAS:
            told = wording.lines(asked, given)
            return grid(("", ""), [_pair(*line) for line in told], (NAME, WIDTH - NAME))
    told = wording.lines(asked, given)
    return [
        block
        for number, line in told
        for block in said(f"{number}.  {line}" if number else line, x)
    ]


def _scale(asked: FormField, given: Json) -> list[Block]:
    words_ = set_text([Run(answer_words(asked, given), SERIF, 12)], Tag("P"), width=20)
    top, level = SCALES[asked.type], given if isinstance(given, int) else 0
    line = circles(top, LEFT + 22, size=4.4, apart=6.2, chosen=level)
    told = ends(asked.low, asked.high, max(6.2 * top, 80), LEFT + 22)
    return [beside([words_, [line]]), *told]


def _wheel(asked: FormField, given: Json) -> list[Block]:
    levels = {
        key: level
        for key, level in (given if isinstance(given, dict) else {}).items()
        if isinstance(level, int)
    }
    return [radar(asked.rows, levels, LEFT + WIDTH / 2, 42)]


def _items(asked: FormField, given: Json) -> list[Block]:
    items = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    columns = asked.columns
    if fits(columns, NEEDS):
        rows = [[_cell(column, item.get(column.id)) for column in columns] for item in items]
        return grid([column.label for column in columns], rows, _widths(columns))
    return [
        block
        for number, item in enumerate(items, 1)
        for block in [*said(f"{number}."), *_pairs(columns, item), gap(2.5)]
    ]


def _rows(asked: FormField, given: Json) -> list[Block]:
    told = given if isinstance(given, dict) else {}
    rows = [(row, told.get(row.id)) for row in asked.rows]
    columns = asked.columns
    if fits(columns, NEEDS, NAME):
        cells = [
            [
                words(Run(row.label, STRONG, 9.5)),
                *(
                    _cell(column, said_.get(column.id) if isinstance(said_, dict) else None)
                    for column in columns
                ),
            ]
            for row, said_ in rows
        ]
        names = ["", *(column.label for column in columns)] if len(columns) > 1 else [""]
        widths = [NAME, *_widths(columns, WIDTH - NAME)]
        return grid(names if len(names) > 1 else [""] * 2, cells, widths)
    return [
        block
        for row, said_ in rows
        for block in [*label(row.label), *_pairs(columns, said_), gap(2.5)]
    ]


def _pairs(columns: Sequence[Column], given: Json) -> list[Block]:
    """The cells of a row, one below the other."""
    told = given if isinstance(given, dict) else {}
    filled = [column for column in columns if not is_empty(told.get(column.id))]
    pairs = [_pair(column.label, answer_words(column, told[column.id])) for column in filled]
    return grid(("", ""), pairs, (NAME, WIDTH - NAME))


def _pair(name: str, value: str) -> tuple[Cell, Cell]:
    return words(Run(name, STRONG, 9.5, SOFT)), words(Run(value, SERIF, 11))


def _cell(column: Column, given: Json) -> Cell:
    value = "" if is_empty(given) and given != 0 else answer_words(column, given)
    return words(Run(value or "–", SERIF, 10.5))


def _widths(columns: Sequence[Column], whole: float = WIDTH) -> list[float]:
    greedy = [column.type in WORDY for column in columns]
    names = [column.label for column in columns]
    return shares(names, [NEEDS[column.type] for column in columns], greedy, whole)


def _named(one: Figure) -> str:
    return f"{one.result.label}: {one.row}" if one.row else one.result.label


def _number(one: Figure) -> str:
    digits = one.result.decimals
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(one.value, pattern, locale=language())
