"""Every type of field as a control: by keyboard, by touch, on a phone, and without scripts."""

from collections.abc import Callable, Mapping

import htpy as h

from app.i18n import _
from components.forms import choices
from components.forms.marks import only_words
from components.forms.parts import Filling, attributes, grouped, help_, labelled, words
from components.forms.rows import items, matrix
from components.forms.wheel import wheel
from components.icons import icon
from models.base import Json
from models.forms.answers import LONGEST_LINE, LONGEST_TEXT
from models.forms.shapes import FieldType, FormField
from models.forms.wording import text


def control(asked: FormField, filling: Filling) -> h.Element:
    """One question with its way to answer. `data-field` names it for the script that saves.

    Without the script, a field for some cases stands there with the case in words; with it, it
    comes and goes with the answers that lead to it.
    """
    return h.div(
        class_=["fm-field", f"fm-field--{asked.type.value}", "is-error" if filling.problem else ""],
        id=f"field-{asked.id}",
        data_field=asked.id,
        data_left_out=filling.is_left_out,
        data_leads=filling.leads,
    )[
        h.input(type="hidden", name="on", value=asked.id),
        _case(asked),
        _WAYS[asked.type](asked, filling),
        filling.problem
        and h.p(".fm-error", id=f"{asked.id}-error")[icon("error", "s"), filling.problem],
        _theirs(asked, filling),
    ]


def _case(asked: FormField) -> h.Node:
    said = only_words(asked)
    return said and h.p(".fm-help.fm-case")[said]


def _line(asked: FormField, filling: Filling) -> h.Element:
    box = h.input(
        attributes(asked, filling),
        type="text",
        value=str(filling.given or ""),
        maxlength=str(LONGEST_LINE),
    )
    return labelled(asked, filling, box)


def _text(asked: FormField, filling: Filling) -> h.Element:
    box = h.textarea(attributes(asked, filling), rows="4", maxlength=str(LONGEST_TEXT))[
        "\n" + str(filling.given or "")
    ]
    return labelled(asked, filling, box)


def _number(asked: FormField, filling: Filling) -> h.Element:
    value = "" if filling.given is None else _plain(filling.given)
    box = h.div(".fm-num")[
        h.input(attributes(asked, filling), type="text", inputmode="decimal", value=value),
        asked.unit and h.span(".pm-2c")[asked.unit],
    ]
    return labelled(asked, filling, box)


def _day(asked: FormField, filling: Filling) -> h.Element:
    box = h.input(attributes(asked, filling), type="date", value=str(filling.given or ""))
    return labelled(asked, filling, box)


def _tick(asked: FormField, filling: Filling) -> h.Element:
    return h.div(".fm-tick")[
        h.label(".pm-check")[
            h.input(
                attributes(asked, filling),
                type="checkbox",
                value="yes",
                checked=filling.given is True,
            ),
            h.span[words(asked, filling)],
        ],
        help_(asked),
    ]


def _wheel(asked: FormField, filling: Filling) -> h.Element:
    return grouped(asked, filling, wheel(asked, filling.given, filling.before))


def _matrix(asked: FormField, filling: Filling) -> h.Element:
    return grouped(asked, filling, matrix(asked, filling.given))


def _list(asked: FormField, filling: Filling) -> h.Element:
    return grouped(asked, filling, items(asked, filling.given))


def _canvas(asked: FormField, filling: Filling) -> h.Element:
    said = filling.given if isinstance(filling.given, dict) else {}
    boxes = [
        h.div(".fm-box")[
            h.label(".pm-label", for_=f"{asked.id}.{row.id}")[
                row.label, row.required and h.span(".fm-need")[_("needed")]
            ],
            row.help and h.p(".fm-help")[row.help],
            h.textarea(
                id=f"{asked.id}.{row.id}",
                name=f"{asked.id}.{row.id}",
                rows="4",
                maxlength=str(LONGEST_TEXT),
            )["\n" + str(said.get(row.id) or "")],
        ]
        for row in asked.rows
    ]
    return grouped(asked, filling, h.div(".fm-canvas")[boxes])


def _files(asked: FormField, filling: Filling) -> h.Element:
    mine = [one for one in filling.files if one.field_id == asked.id]
    listed = h.ul(".fm-files")[
        [
            h.li[
                icon("description", "s"),
                h.a(".pm-a", href=f"/sheets/files/{one.id}")[one.name],
                h.button(
                    ".pm-btn.pm-btn--quiet.pm-btn--s",
                    type="submit",
                    formaction=f"{filling.base}/files/{one.id}/delete",
                    aria_label=_("Take {name} away", name=one.name),
                )[icon("close", "s")],
            ]
            for one in mine
        ]
    ]
    return grouped(
        asked,
        filling,
        listed if mine else None,
        h.div(".fm-upload")[
            h.input(
                id=f"{asked.id}-file", type="file", name=f"file.{asked.id}", aria_label=asked.label
            ),
            h.button(
                ".pm-btn.pm-btn--s",
                type="submit",
                formaction=f"{filling.base}/files?field={asked.id}",
                formenctype="multipart/form-data",
            )[_("Put it in")],
        ],
        h.p(".fm-help")[_("PDF, picture, text, office file or MP3, up to 5 MB.")],
    )


def _auto(asked: FormField, filling: Filling) -> h.Element:
    return h.div(".pm-field")[
        h.span(".pm-label")[asked.label],
        h.p(".fm-auto")[filling.automatic or _("Filled in by itself")],
    ]


def _theirs(asked: FormField, filling: Filling) -> h.Node:
    """Both texts, where the other person or another window was quicker."""
    if filling.theirs is None:
        return None
    return h.div(".pm-note.pm-note--ochre.fm-theirs")[
        icon("history"),
        h.div[
            h.b[_("Saved meanwhile by somebody else:")],
            h.p(".fm-said")[text(asked, filling.theirs)],
        ],
    ]


def _plain(value: Json) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


_WAYS: Mapping[FieldType, Callable[[FormField, Filling], h.Element]] = {
    FieldType.TXT: _line,
    FieldType.LONG: _text,
    FieldType.NUM: _number,
    FieldType.DATE: _day,
    FieldType.TICK: _tick,
    FieldType.ONE: choices.one,
    FieldType.MULTI: choices.several,
    FieldType.RANK: choices.rank,
    FieldType.LIST: _list,
    FieldType.MATRIX: _matrix,
    FieldType.S5: choices.scale,
    FieldType.S10: choices.scale,
    FieldType.WHEEL: _wheel,
    FieldType.CANVAS: _canvas,
    FieldType.FILE: _files,
    FieldType.AUTO: _auto,
}
