"""The instruments of the method in one relationship, by stage."""

from collections.abc import Sequence

import htpy as h

from app.i18n import _, day, ngettext
from components.basics import button, empty, section, tag
from components.fields import hidden
from components.forms.marks import home_words, reader_of, readers
from components.forms.sharing import shared_list
from components.icons import icon
from components.prints import cover
from components.relationships import address as address_of
from models.forms.definitions import Definition, Fills, Home
from models.relationships import Together
from models.sheets import Instrument, SharedSheet


def instrument_list(shelf: Sequence[Instrument], together: Together, csrf: str) -> h.Node:
    """First what belongs to the present stage, then all others in the order of the method."""
    if not shelf:
        return empty(
            cover("instruments"), _("No forms here"), _("The method has none yet."), level=2
        )
    present = f"S{together.relationship.stage}"
    now = [one for one in shelf if present in one.form.stages]
    rest = [one for one in shelf if one not in now]
    stage = together.stage.name if together.stage else present
    return h.fragment[
        section(_("For {stage}", stage=stage), _rows(now, together, csrf), id="now")
        if now
        else None,
        section(_("Other forms of the method"), _rows(rest, together, csrf), id="rest")
        if rest
        else None,
    ]


def shared_section(shared: Sequence[SharedSheet]) -> h.Node:
    if not shared:
        return None
    return section(_("Shared between you"), shared_list(shared), id="shared")


def _rows(shelf: Sequence[Instrument], together: Together, csrf: str) -> h.Element:
    return h.ul(".pm-rows")[[h.li[_row(one, together, csrf)] for one in shelf]]


def _row(one: Instrument, together: Together, csrf: str) -> h.Element:
    form = one.form
    return h.div(".pm-row.fm-ins")[
        h.div(".pm-grow.pm-stack.pm-stack--1")[
            h.h3(".pm-title")[form.title],
            h.p(".pm-small.pm-2c")[form.summary],
            h.p(".pm-small.pm-3c.pm-line.pm-line--2")[
                icon("schedule", "s"),
                ngettext("{count} minute", "{count} minutes", form.minutes),
                icon(reader_of(form.privacy), "s"),
                readers(form),
                _state(one),
            ],
        ],
        h.div(".pm-line.pm-line--2")[
            _at_home(one.form, one.form.home, together)
            if one.form.home
            else h.fragment[_read(one), _begin(one, together, csrf)]
        ],
    ]


def _at_home(form: Definition, home: Home, together: Together) -> h.Fragment:
    """What two fill on a page of their workspace is opened there; the form itself is for paper."""
    return h.fragment[
        button(_("On paper"), f"/exercises/{form.slug}", kind="quiet", size="s"),
        button(home_words(home), address_of(together, home), size="s", after="arrow_forward"),
    ]


def _begin(one: Instrument, together: Together, csrf: str) -> h.Node:
    if together.relationship.ended_at:
        return None
    return h.form(method="post", action=f"/exercises/{one.form.slug}")[
        hidden("csrf", csrf),
        hidden("rel", str(together.relationship.id)),
        button(_way(one), size="s"),
    ]


def _way(one: Instrument) -> str:
    if any(not sheet.kept for sheet in one.sheets):
        return _("Go on")
    if not one.sheets:
        return _("Fill it together") if one.form.fills is Fills.PAIR else _("Fill it")
    return _("Fill it again")


def _read(one: Instrument) -> h.Node:
    kept = next((sheet for sheet in one.sheets if sheet.kept), None)
    if kept is None:
        return None
    return button(_("Read"), address(one.form, kept.id), kind="quiet", size="s")


def _state(one: Instrument) -> h.Node:
    kept = [sheet.kept_at for sheet in one.sheets if sheet.kept_at]
    if kept:
        return tag(_("Kept {day}", day=day(max(kept))), "moss", icon="check")
    return tag(_("Begun"), "ochre") if one.sheets else None


def address(form: Definition, sheet_id: object) -> str:
    return f"/exercises/{form.slug}/{sheet_id}/read"
