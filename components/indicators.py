"""What the programme counts and how, with the figures that can be told already."""

from collections.abc import Mapping, Sequence

import htpy as h

from app.i18n import _
from components.basics import page_head, section
from models.indicators import FEWEST, MONTHS, Figure, Indicator, Indicators


def indicators_view(told: Indicators, figures: Mapping[str, Figure]) -> h.Element:
    """Outputs, outcomes and impact, each with its formula and its source."""
    return h.div(".pm-stack.pm-stack--work")[
        page_head(
            _("What we can count, and how"),
            _(
                "Figures of the last {months} months, from dates and counts only. Nobody's words"
                " are read, and nothing is shown of fewer than {fewest} people.",
                fewest=FEWEST,
                months=MONTHS,
            ),
        ),
        [
            _kind(title, lead, [one for one in told.indicators if one.kind == kind], figures)
            for kind, title, lead in _kinds()
        ],
        _rules(told),
    ]


def _kinds() -> tuple[tuple[str, str, str], ...]:
    return (
        ("output", _("Output"), _("What was done.")),
        ("outcome", _("Outcome"), _("What changed for people.")),
        ("impact", _("Impact"), _("The wider change, some time later.")),
    )


def _kind(
    title: str, lead: str, those: Sequence[Indicator], figures: Mapping[str, Figure]
) -> h.Element:
    return section(
        title,
        h.ul(".pm-rows.in-rows")[(h.li[_row(one, figures.get(one.id))] for one in those)],
        note=lead,
    )


def _row(one: Indicator, figure: Figure | None) -> h.Element:
    return h.article(".in-row")[
        h.span(".co-n")[one.id],
        h.div(lang="en")[
            h.h3(".pm-title")[one.label],
            h.p(".pm-small.pm-2c")[one.formula],
        ],
        h.p(".in-fig")[_figure(one, figure)],
    ]


def _figure(one: Indicator, figure: Figure | None) -> h.Node:
    """The figure and from how many it comes, or why there is none."""
    if figure is None:
        return [
            h.span(".pm-small.pm-3c")[_("Not counted here yet")],
            h.span(".pm-small.pm-3c")[_("Source: {source}", source=one.source)],
        ]
    if figure.value is None:
        return h.span(".pm-small.pm-3c")[_("Fewer than {fewest} people", fewest=FEWEST)]
    value = str(figure.value)
    if one.unit == "percent":
        value = _("{number} %", number=value)
    return [h.b[value], h.span(".pm-small.pm-3c")[_from(figure)]]


def _from(figure: Figure) -> str:
    """Of how many people, and what was divided by what."""
    n = _("n = {count}", count=figure.people)
    if figure.whole:
        return _("{part} of {whole}, {n}", part=figure.part, whole=figure.whole, n=n)
    return n


def _rules(told: Indicators) -> h.Element:
    badge = _("A badge is counted when the quiz of a module is passed.")
    pairs = _("A pair is counted from its mentee, and once, also if it went back a stage.")
    return section(
        _("How to read figures"),
        h.ul(".co-out")[
            h.li[_("n is the number of people a figure comes from.")],
            h.li[badge],
            h.li[pairs],
            [h.li(lang="en")[rule.text] for rule in told.rules],
        ],
    )
