"""Fields that are answered by choosing: one, several, an order, a number on a scale."""

import htpy as h

from app.i18n import _
from components.forms.parts import Filling, attributes, grouped, labelled
from components.forms.rows import cell
from models.base import Json
from models.forms.answers import NOT_APPLICABLE
from models.forms.shapes import FieldType, FormField, Part

FEW = 8


def one(asked: FormField, filling: Filling) -> h.Element:
    if len(asked.options) > FEW:
        box = h.select(attributes(asked, filling))[
            h.option(value="")[_("Choose")],
            [h.option(value=o.id, selected=o.id == filling.given)[o.label] for o in asked.options],
        ]
        return labelled(asked, filling, box)
    return grouped(
        asked,
        filling,
        h.div(".fm-options")[
            [_option(asked, one, "radio", one.id == filling.given) for one in asked.options]
        ],
    )


def several(asked: FormField, filling: Filling) -> h.Element:
    chosen = filling.given if isinstance(filling.given, list) else []
    look = ".fm-options.fm-options--two" if len(asked.options) > FEW else ".fm-options"
    return grouped(
        asked,
        filling,
        _amount(asked),
        h.div(look)[[_option(asked, one, "checkbox", one.id in chosen) for one in asked.options]],
    )


def _option(asked: FormField, one: Part, kind: str, on: bool) -> h.Element:
    return h.label(".pm-check")[
        h.input(type=kind, name=asked.id, value=one.id, checked=on),
        h.span[one.label, one.help and h.span(".fm-hint")[one.help]],
    ]


def _amount(asked: FormField) -> h.Node:
    if asked.count:
        return h.p(".fm-help")[_("Choose {count}.", count=asked.count)]
    if asked.most:
        return h.p(".fm-help")[_("Choose up to {count}.", count=asked.most)]
    return None


def rank(asked: FormField, filling: Filling) -> h.Element:
    """A place for each option: the same on a phone, by keyboard and without scripts."""
    order = filling.given if isinstance(filling.given, list) else []
    places = asked.count or len(asked.options)
    rows = {
        one.id: h.div(".fm-rank")[
            h.select(name=f"{asked.id}.{one.id}", aria_label=_("Place of {name}", name=one.label))[
                h.option(value="")["–"],
                [
                    h.option(value=str(n), selected=order[n - 1 : n] == [one.id])[str(n)]
                    for n in range(1, places + 1)
                ],
            ],
            h.span[one.label, one.help and h.span(".fm-hint")[one.help]],
        ]
        for one in asked.options
    }
    first = filling.chosen | set(map(str, order)) if filling.chosen else rows.keys()
    told = _("Give a place to {count}: 1 comes first.", count=places)
    others = [row for key, row in rows.items() if key not in first]
    return grouped(
        asked,
        filling,
        h.p(".fm-help")[told],
        [row for key, row in rows.items() if key in first],
        h.details(".fm-others")[h.summary[_("The ones you did not choose")], others]
        if others
        else None,
    )


def scale(asked: FormField, filling: Filling) -> h.Element:
    top = 5 if asked.type is FieldType.S5 else 10
    does_not = h.label(".pm-check.fm-na")[
        h.input(
            type="radio",
            name=asked.id,
            value=NOT_APPLICABLE,
            checked=filling.given == NOT_APPLICABLE,
        ),
        h.span[_("Does not apply")],
    ]
    return grouped(
        asked,
        filling,
        cell(asked.id, asked, filling.given, asked.label, top=top),
        asked.may_not_apply and does_not,
        _was(filling.before),
    )


def _was(before: Json) -> h.Node:
    if isinstance(before, bool) or not isinstance(before, int):
        return None
    return h.p(".fm-help")[_("Last time: {value}", value=before)]
