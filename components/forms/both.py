"""Results of two people side by side: the means they agreed to show, and how far they are apart."""

import htpy as h
from markupsafe import Markup

from app.i18n import _
from components.basics import button, notice, page_head, section
from components.forms.reading import hint_view
from components.icons import icon
from components.lists import Column, table
from models.forms.both import Pair, both_hints
from models.sheets import Both

LOWEST, HIGHEST = 1.0, 5.0


def both_page(seen: Both) -> h.Fragment:
    """Both means of each part, or who has not shared theirs yet. Never a single answer."""
    lead = _(
        "Means of you and {name}. Single answers stay with each of you.", name=seen.other.first_name
    )
    return h.fragment[
        page_head(seen.form.title, lead),
        _waits(seen) if seen.waits_for else _side_by_side(seen),
        seen.form.note and notice("", h.p[seen.form.note], icon="info"),
    ]


def _waits(seen: Both) -> h.Element:
    if seen.waits_for == seen.other:
        said = _(
            "You have shared your means. Once {name} shares theirs, both stand here.",
            name=seen.other.first_name,
        )
        return notice("iris", h.p[said], icon="lock_open")
    said = _(
        "{name} agrees to compare. Keep your own sheet and share your means. Then both stand here.",
        name=seen.other.first_name,
    )
    return notice(
        "iris",
        h.p[said],
        button(_("Open your forms"), f"/with/{seen.sheet.shared_with}/forms", size="s"),
        icon="lock_open",
    )


def _side_by_side(seen: Both) -> h.Fragment:
    if not seen.pairs:
        return h.fragment[notice("", h.p[_("There is no mean that both of you have.")])]
    name = seen.other.first_name
    rows = [
        [one.result.label, _line(one), _number(one, one.mine), _number(one, one.theirs), _gap(one)]
        for one in seen.pairs
    ]
    columns = [
        Column(_("Part")),
        Column(_("On a line"), hidden=True),
        Column(_("You"), numeric=True),
        Column(name, numeric=True),
        Column(_("Apart"), numeric=True),
    ]
    return h.fragment[
        _hints(seen),
        section(
            _("Side by side"),
            table(_("The means of both"), columns, rows),
            _legend(name),
            id="both",
        ),
    ]


def _hints(seen: Both) -> h.Node:
    """Said to whoever reads; the other has a page of their own."""
    spoken = both_hints(seen.form, seen.pairs)
    if not spoken:
        return None
    return h.div(".pm-stack.pm-stack--3")[
        [hint_view(one) for one in spoken],
        h.p(".pm-small.pm-2c.pm-line.pm-line--2")[icon("lock", "s"), _("Only you read this hint.")],
    ]


def _line(one: Pair) -> Markup:
    """Two marks on a line, told apart by shape too; the numbers stand beside it."""
    mine, theirs = _place(one, one.mine), _place(one, one.theirs)
    return Markup(
        '<svg class="bo" viewBox="0 0 200 24" aria-hidden="true">'
        '<path class="bo-line" d="M8 12H192"/>'
        '<path class="bo-gap" d="M{:.1f} 12H{:.1f}"/>'
        '<rect class="bo-they" x="{:.1f}" y="5" width="14" height="14"'
        ' transform="rotate(45 {:.1f} 12)"/>'
        '<circle class="bo-me" cx="{:.1f}" cy="12" r="6"/></svg>'
    ).format(mine, theirs, theirs - 7, theirs, mine)


def _place(one: Pair, value: float) -> float:
    low = LOWEST if one.result.low is None else one.result.low
    high = HIGHEST if one.result.high is None else one.result.high
    share = (value - low) / ((high - low) or 1)
    return 8 + 184 * min(1.0, max(0.0, share))


def _legend(name: str) -> h.Element:
    return h.p(".ex-leg.bo-leg")[
        h.span[h.i(".bo-key.bo-key--me"), _("You")], h.span[h.i(".bo-key.bo-key--they"), name]
    ]


def _number(one: Pair, value: float) -> str:
    return f"{value:.{one.result.decimals}f}"


def _gap(one: Pair) -> str:
    return f"{one.gap:.{one.result.decimals}f}"
