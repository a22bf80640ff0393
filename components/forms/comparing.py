"""Two versions of a form side by side, and what goes over time."""

from collections.abc import Sequence
from uuid import UUID

import htpy as h

from app.i18n import _, day, moment
from components.basics import empty, page_head, section
from components.forms.reading import answer_view, told
from components.prints import cover
from models.forms.answers import Answers, is_empty
from models.forms.definitions import Definition
from models.forms.results import changes
from models.forms.shapes import FieldType
from models.sheets import Past

Pick = tuple[UUID, int]


def compare_head(form: Definition, past: Sequence[Past], before: Past, now: Past) -> h.Fragment:
    """What is compared, and the two lists to choose other versions from."""
    return h.fragment[
        page_head(_("{title}, then and now", title=form.title), over=_("Only you see this.")),
        h.form(".fm-pick", method="get")[
            _versions(_("Earlier"), "a", past, before),
            _versions(_("Later"), "b", past, now),
            h.button(".pm-btn.pm-btn--s", type="submit")[_("Compare")],
        ],
        told(
            form,
            now.answers,
            before.answers,
            [one.answers for one in past if one.kept_at <= now.kept_at],
        ),
    ]


def side_by_side(form: Definition, before: Answers, now: Answers) -> h.Element:
    """Every field with both answers; wheels are drawn above, what nobody answered is left out."""
    rows = [
        (one, before.get(one.id), now.get(one.id))
        for one in form.fields
        if one.type is not FieldType.WHEEL
        and not (is_empty(before.get(one.id)) and is_empty(now.get(one.id)))
    ]
    return section(
        _("Side by side"),
        [
            h.div(".fm-both")[
                h.h3(".pm-title")[one.label],
                h.div(".fm-both__c")[
                    _side(_("Earlier"), answer_view(one, old)),
                    _side(_("Later"), answer_view(one, new)),
                ],
            ]
            for one, old, new in rows
        ],
        id="both",
    )


def change_rows(form: Definition, before: Answers, now: Answers) -> list[tuple[str, str, str, str]]:
    """The numbers of both, for the table under a chart: label, earlier, later, change."""
    return [
        (one.label, f"{one.before:g}", f"{one.after:g}", f"{one.by:+g}" if one.by else "0")
        for one in changes(form, before, now)
    ]


def nothing_yet(form: Definition) -> h.Element:
    fact = _("Keep it twice and the two stand side by side here.")
    return empty(
        cover(form.id),
        _("Nothing to compare yet"),
        fact,
        h.a(".pm-btn", href=f"/exercises/{form.slug}")[form.title],
        level=1,
    )


def dates(past: Sequence[Past]) -> list[str]:
    """The days of versions, oldest first, for the foot of a chart; two of a day are told apart."""
    found: list[str] = []
    for one in past:
        words = day(one.kept_at)
        again = sum(known.startswith(words) for known in found)
        found.append(f"{words} ({again + 1})" if again else words)
    return found


def _versions(label: str, name: str, past: Sequence[Past], chosen: Past) -> h.Element:
    return h.label(".pm-field")[
        h.span(".pm-label")[label],
        h.select(name=name)[
            [h.option(value=mark(one), selected=one == chosen)[moment(one.kept_at)] for one in past]
        ],
    ]


def mark(one: Past) -> str:
    """The name of a version in an address."""
    return f"{one.sheet_id}.{one.number}"


def _side(label: str, content: h.Node) -> h.Element:
    return h.div[h.span(".pm-small.pm-3c")[label], content]
