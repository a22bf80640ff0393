"""An empty form for paper: lines to write on, boxes to tick, circles, a wheel to draw on."""

from collections.abc import Iterable, Sequence

from app.i18n import _
from app.pdf.blocks import beside, gap, set_text
from app.pdf.fonts import SANS, STRONG
from app.pdf.heads import label, small
from app.pdf.paper import LEFT, WIDTH, Block
from app.pdf.ruled import items, matrix, option
from app.pdf.runs import Run
from app.pdf.signs import circles, ends, frame, short_line, tick, writing
from app.pdf.tables import Cell, grid, words
from app.pdf.tags import Tag
from app.pdf.wheel import radar
from models.forms.answers import SCALES
from models.forms.shapes import FieldType, FormField, Part, Result

HALF = WIDTH / 2 - 4


def to_fill(asked: FormField, more: str = "") -> list[Block]:
    """A field to fill with a pen. `more` says who reads it, where that differs."""
    if asked.type is FieldType.TICK:
        told = small(" ".join(filter(None, (asked.help, more))), keep=False)
        return [tick([Run(asked.label, STRONG, 10.5)]), *told, gap(4)]
    helped = small(_help(asked)) if asked.type is not FieldType.WHEEL else []
    return [*label(asked.label, more), *helped, *_room(asked), gap(6)]


def result_lines(results: Iterable[Result]) -> list[Block]:
    """Room for what comes out, to be worked out with a calculator."""
    rows = [(words(Run(one.label, SANS, 10)), _result(one.unit)) for one in results if not one.per]
    return grid(("", ""), rows, (WIDTH * 0.5, WIDTH * 0.5), 11) if rows else []


def _result(unit: str) -> Cell:
    return lambda x, _width, _tag: short_line(unit, x, 34)


def _room(asked: FormField) -> list[Block]:
    match asked.type:
        case FieldType.LONG:
            return writing(5)
        case FieldType.NUM | FieldType.DATE:
            return short_line(asked.unit)
        case FieldType.ONE | FieldType.MULTI | FieldType.RANK:
            return _options(asked)
        case FieldType.S5 | FieldType.S10:
            return _scale(asked)
        case FieldType.WHEEL:
            return _wheel(asked)
        case FieldType.CANVAS:
            return _canvas(asked.rows)
        case FieldType.LIST:
            return items(asked)
        case FieldType.MATRIX:
            return matrix(asked)
    return writing(1, width=WIDTH / 2 if asked.type is FieldType.AUTO else WIDTH)


def _help(asked: FormField) -> str:
    many = asked.type in {FieldType.MULTI, FieldType.RANK}
    told = [
        asked.help,
        _("Write numbers: 1 is what matters most.") if asked.type is FieldType.RANK else "",
        _("Choose {count}.", count=asked.count) if many and asked.count else "",
        _("Choose at most {count}.", count=asked.most) if many and asked.most else "",
        _("Keep the file with this sheet, or write where it is.")
        if asked.type is FieldType.FILE
        else "",
    ]
    return " ".join(filter(None, told))


def _options(asked: FormField) -> list[Block]:
    """In two columns where the words are short."""
    look = {FieldType.ONE: "circle", FieldType.RANK: "place"}.get(asked.type, "box")
    is_short = all(len(one.label) + len(one.help) < 38 for one in asked.options)
    if not is_short or len(asked.options) < 4:
        return [option(one, look, LEFT, WIDTH) for one in asked.options]
    middle = (len(asked.options) + 1) // 2
    columns = (asked.options[:middle], LEFT), (asked.options[middle:], LEFT + WIDTH / 2)
    return [beside([[option(one, look, x, HALF) for one in some] for some, x in columns])]


def _scale(asked: FormField) -> list[Block]:
    top = SCALES[asked.type]
    found = [circles(top), *ends(asked.low, asked.high, max(8.6 * top, 90))]
    if asked.may_not_apply:
        found.append(tick([Run(_("Does not apply"), SANS, 9.5)]))
    return found


def _wheel(asked: FormField) -> list[Block]:
    told = small(_help(asked) or _wheel_help(asked))
    return [*told, radar(asked.rows, {}, LEFT + WIDTH / 2, 44)]


def _wheel_help(asked: FormField) -> str:
    if not (asked.low and asked.high):
        return _("Mark a number on each spoke and join the marks.")
    return _(
        "Mark a number on each spoke and join the marks. 1: {low}. 10: {high}.",
        low=asked.low,
        high=asked.high,
    )


def _canvas(rows: Sequence[Part]) -> list[Block]:
    across = 3 if len(rows) % 3 == 0 and len(rows) > 3 else 2
    width = (WIDTH - 3 * (across - 1)) / across
    height = min(78.0, 200 / -(-len(rows) // across))
    boxes = [
        frame(x, width, height, _heading(row, x + 3, width - 6))
        for place, row in enumerate(rows)
        for x in [LEFT + place % across * (width + 3)]
    ]
    starts = range(0, len(boxes), across)
    return [beside([[box] for box in boxes[n : n + across]], after=3) for n in starts]


def _heading(row: Part, x: float, width: float) -> list[Block]:
    name = set_text([Run(row.label, STRONG, 9.5)], Tag("P"), x=x, width=width, leading=4.6)
    return [*name, *small(row.help, x=x, width=width)]
