"""Who sees what, as a table everybody can read."""

from collections.abc import Sequence

import htpy as h

from app.i18n import _
from components.basics import link, section, spoken
from components.icons import icon

YES, NO, SHARED, PROPOSED = "yes", "no", "shared", "proposed"


def who_sees_what(partners: Sequence[str]) -> h.Element:
    """The people one walks with by first name, then the staff, then everybody else."""
    near = partners[0].split()[0] if len(partners) == 1 else _("Your people")
    heads = (_("Yours"), _("You"), near, _("Coordinators"), _("Others"))
    rules = (
        (_("Journal pages"), YES, SHARED, NO, NO),
        (_("Mood"), YES, NO, NO, NO),
        (_("Messages and session notes"), YES, YES, NO, NO),
        (_("Words of goals and agreement"), YES, YES, NO, NO),
        (_("Stage, session dates, counts"), YES, YES, YES, NO),
        (_("Name and profile"), YES, YES, YES, PROPOSED),
    )
    table = h.table(".st-matrix")[
        h.caption(".pm-sr")[_("Who sees what")],
        h.thead[h.tr[(h.th(scope="col")[words] for words in heads)]],
        h.tbody[
            (h.tr[h.th(scope="row")[what], (_cell(rule) for rule in who)] for what, *who in rules)
        ],
    ]
    box = h.div(".pm-tablebox", tabindex="0", role="region", aria_label=_("Who sees what"))[table]
    return section(_("Who sees what"), h.div(".pm-stack")[box, _limits()])


def _limits() -> h.Element:
    return h.p(".pm-small.pm-2c")[
        _("Private words are sealed before they are stored: a stolen copy shows none of them."),
        " ",
        _("Whoever runs the server holds the key."),
        " ",
        link(_("More about privacy"), "/privacy"),
    ]


def _cell(rule: str) -> h.Element:
    words = {SHARED: _("If you share"), PROPOSED: _("If proposed to you")}
    if rule == YES:
        return h.td[icon("check"), spoken(_("Yes"))]
    return h.td[h.span(".no")[_("No")] if rule == NO else h.span(".pm-small")[words[rule]]]
