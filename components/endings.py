"""The page on which a relationship ends: what happens, what stays, and no question why."""

import htpy as h

from app.i18n import _, full_date, ngettext
from components.basics import button, columns, margin_section, page_head, section
from components.fields import check, hidden
from components.lists import rows
from components.relationships import pair_name
from models.endings import Ending


def ending_view(csrf: str, seen: Ending, words: h.Node = None) -> h.Element:
    """Before the end the form, afterwards one sentence."""
    ended = seen.relationship.ended_at
    main = _ended(seen) if ended else _form(csrf, seen)
    return columns([words, main], _margin(seen), _("What helps"))


def ending_head(seen: Ending) -> h.Element:
    pair = pair_name(seen.mentor, seen.mentee)
    if seen.relationship.ended_at:
        return page_head(pair)
    return page_head(_("End this mentoring?"), over=pair)


def back_of(seen: Ending) -> tuple[str, str]:
    """Where whoever looks has come from: words and address."""
    path = f"/with/{seen.relationship.id}/path"
    return pair_name(seen.mentor, seen.mentee), path


def _form(csrf: str, seen: Ending) -> h.Element:
    here = f"/with/{seen.relationship.id}/end"
    names = _and([other.first_name for other in seen.others])
    happens = [
        _("{names} will be told that it has ended, and nothing else.", names=names),
        seen.ahead
        and ngettext(
            "One planned session is called off.",
            "{count} planned sessions are called off.",
            seen.ahead,
        ),
        _("Pages and forms that were shared are closed for the other person."),
        _("Messages, notes and goals stay for both of you to read. Nobody can add to them."),
    ]
    form = h.form(".pm-stack.pm-stack--4", method="post", action=here)[
        hidden("csrf", csrf),
        hidden("version", str(seen.relationship.version)),
        rows(h.div(".pm-row")[line] for line in happens if line),
        seen.part != "coordinator"
        and h.fieldset(".pm-stack.pm-stack--2")[
            h.legend(".pm-label")[_("If you like")],
            check(_("I would like a talk with a coordinator"), "talk"),
            seen.part == "mentee" and check(_("I would like to be matched again"), "new"),
        ],
        h.div(".pm-line.pm-line--2")[
            button(_("End it now"), kind="danger"), button(_("Not now"), back_of(seen)[1])
        ],
    ]
    return section(_("What happens then"), form, id="end")


def _ended(seen: Ending) -> h.Element:
    day = seen.relationship.ended_at
    words = _("It ended on {day}.", day=full_date(day)) if day else ""
    stays = _("What you wrote together can be read, not changed.")
    return section(_("It has ended"), h.p(".pm-2c", role="status")[words, " ", stays], id="ended")


def _margin(seen: Ending) -> list[h.Node]:
    rel = seen.relationship.id
    talk = _("A last talk of fifteen minutes often helps: what was good, what was hard, thanks.")
    return [
        margin_section(
            _("No reason needed"),
            h.p(".pm-2c")[_("Ending early is not a failure, and nobody has to explain it.")],
        ),
        seen.part != "coordinator"
        and margin_section(
            _("If you can, close it well"),
            h.p(".pm-2c")[talk],
            h.p[h.a(".pm-a", href=f"/with/{rel}/forms")[_("Open the closing review")]],
        ),
        margin_section(
            _("If something is not safe"),
            h.p[h.a(".pm-a", href="/wellbeing")[_("See who can help")]],
        ),
    ]


def _and(names: list[str]) -> str:
    return _("{one} and {other}", one=names[0], other=names[1]) if len(names) > 1 else names[0]
