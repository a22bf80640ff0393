"""Fields of many lines: a matrix, and a list that grows. On phones each row is a block."""

from collections.abc import Sequence

import htpy as h

from app.i18n import _
from components.icons import icon
from models.base import Json
from models.forms.answers import LONGEST_LINE, LONGEST_TEXT
from models.forms.shapes import Column, FieldType, FormField

EMPTY_ITEMS = 1


def matrix(asked: FormField, given: Json) -> h.Element:
    """A block for each row; what it asks stands in one line where there is room."""
    said = given if isinstance(given, dict) else {}
    return h.div(".fm-rows")[
        [
            h.div(".fm-row", role="group", aria_label=row.label)[
                h.div[h.span(".fm-row__t")[row.label], row.help and h.p(".fm-help")[row.help]],
                _cells(f"{asked.id}.{row.id}", asked.columns, said.get(row.id), row.label),
            ]
            for row in asked.rows
        ]
    ]


def items(asked: FormField, given: Json) -> h.Element:
    """The lines so far and an empty one; the script adds more, so does the button without it."""
    said = given if isinstance(given, list) else []
    wanted = max(len(said) + EMPTY_ITEMS, asked.count or asked.least or EMPTY_ITEMS)
    if asked.most or asked.count:
        wanted = min(wanted, asked.most or asked.count or wanted)
    blocks = [_item(asked, n, said[n] if n < len(said) else None) for n in range(wanted)]
    is_full = bool(asked.count or asked.most) and wanted >= (asked.count or asked.most or 0)
    return h.div(".fm-list", data_list=asked.id, data_most=str(asked.count or asked.most or 60))[
        blocks,
        h.template[_item(asked, -1, None)],
        not is_full
        and h.button(".pm-btn.pm-btn--s.fm-more", type="submit", name="more", value=asked.id)[
            icon("add", "s"), _("One more")
        ],
    ]


def cell(
    name: str,
    asked: Column | FormField,
    given: Json,
    label: str,
    *,
    top: int = 0,
    id_: str | None = None,
) -> h.Node:
    """The control of one cell, without its label."""
    match asked.type:
        case FieldType.LONG:
            return h.textarea(
                id=id_,
                name=name,
                rows="2",
                maxlength=str(LONGEST_TEXT),
                aria_label=_unless(id_, label),
            )["\n" + str(given or "")]
        case FieldType.ONE:
            return _choice(name, asked, given, label, id_)
        case FieldType.MULTI:
            return _several(name, asked, given, label)
        case FieldType.TICK:
            return h.input(
                id=id_,
                type="checkbox",
                name=name,
                value="yes",
                checked=given is True,
                aria_label=_unless(id_, label),
                class_="fm-box-tick",
            )
        case FieldType.S5 | FieldType.S10:
            return _scale(
                name, asked, given, label, top or (5 if asked.type is FieldType.S5 else 10)
            )
        case _:
            return _line(name, asked, given, label, id_)


def _choice(
    name: str, asked: Column | FormField, given: Json, label: str, id_: str | None
) -> h.Element:
    return h.select(id=id_, name=name, aria_label=_unless(id_, label))[
        h.option(value="")[_("Choose")],
        [h.option(value=o.id, selected=o.id == given)[o.label] for o in asked.options],
    ]


def _several(name: str, asked: Column | FormField, given: Json, label: str) -> h.Element:
    chosen = given if isinstance(given, list) else []
    return h.div(".fm-options.fm-options--inline", role="group", aria_label=label)[
        [
            h.label(".pm-check")[
                h.input(type="checkbox", name=name, value=o.id, checked=o.id in chosen),
                h.span[o.label],
            ]
            for o in asked.options
        ]
    ]


def _scale(name: str, asked: Column | FormField, given: Json, label: str, top: int) -> h.Element:
    """Numbers to choose from, with words at both ends."""
    return h.div(".fm-scale", role="radiogroup", aria_label=label)[
        asked.low and h.span(".fm-end")[asked.low],
        h.span(class_=["fm-steps", "fm-steps--ten" if top == 10 else ""])[
            [
                h.label[
                    h.input(type="radio", name=name, value=str(n), checked=given == n),
                    h.span[str(n)],
                ]
                for n in range(1, top + 1)
            ]
        ],
        asked.high and h.span(".fm-end")[asked.high],
    ]


def _line(name: str, asked: Column | FormField, given: Json, label: str, id_: str | None) -> h.Node:
    is_number = asked.type is FieldType.NUM
    value = "" if given is None else f"{given:g}" if isinstance(given, float) else str(given)
    box = h.input(
        id=id_,
        type="date" if asked.type is FieldType.DATE else "text",
        inputmode="decimal" if is_number else None,
        name=name,
        value=value,
        maxlength=str(LONGEST_LINE),
        aria_label=_unless(id_, label),
    )
    return h.span(".fm-num")[box, h.span(".pm-2c")[asked.unit]] if asked.unit else box


def _item(asked: FormField, place: int, given: Json) -> h.Element:
    number = "__n__" if place < 0 else str(place)
    title = _("Line {number}", number="__m__" if place < 0 else place + 1)
    return h.div(".fm-item", role="group", aria_label=f"{asked.label}, {title}")[
        _cells(f"{asked.id}.{number}", asked.columns, given, title),
        h.button(
            ".pm-btn.pm-btn--quiet.pm-btn--icon.pm-btn--s.fm-less",
            type="button",
            hidden=True,
            data_less="",
            aria_label=_("Take this line away"),
        )[icon("close", "s")],
    ]


def _cells(name: str, columns: Sequence[Column], given: Json, row: str) -> h.Element:
    said = given if isinstance(given, dict) else {}
    return h.div(".fm-cells")[
        [_cell(f"{name}.{column.id}", column, said.get(column.id), row) for column in columns]
    ]


def _cell(name: str, column: Column, given: Json, row: str) -> h.Element:
    is_group = column.type in {FieldType.S5, FieldType.S10, FieldType.MULTI}
    words = [column.label, column.required and h.span(".fm-need")[_("needed")]]
    look = f".fm-cell.fm-cell--{column.type.value}"
    title = h.span(".fm-cell__t")[words] if is_group else h.label(".fm-cell__t", for_=name)[words]
    return h.div(look)[
        title,
        column.help and h.p(".fm-help")[column.help],
        cell(name, column, given, f"{row}, {column.label}", id_=None if is_group else name),
    ]


def _unless(id_: str | None, label: str) -> str | None:
    return None if id_ else label
