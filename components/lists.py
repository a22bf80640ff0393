"""Rows: people, pairs, gates, steps, and tables that turn into rows on a phone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import htpy as h

from app.i18n import _
from components.icons import icon
from components.marks import avatar, pair_mark

GATE_STATES = {"met": ("y", "check"), "half": ("h", ""), "open": ("", "")}


@dataclass(frozen=True, slots=True)
class Column:
    """A column's words, and how its cells stand."""

    title: str
    numeric: bool = False
    hidden: bool = False


def rows(items: Iterable[h.Node], class_: str = "", *, ruled: bool = False) -> h.Element:
    """A list with hairlines; ruled also closes it below."""
    return h.ul(class_=["pm-rows", "pm-rows--b" if ruled else "", class_])[
        [h.li[item] for item in items]
    ]


def person_line(
    name: str,
    role: str,
    note: h.Node = None,
    action: h.Node = None,
    *,
    size: str = "",
    href: str = "",
) -> h.Element:
    """A drop, a name, one line about the person, and one thing to do at the right."""
    title = h.a(".pm-title.pm-row__link", href=href)[name] if href else h.b(".pm-title")[name]
    return h.div(".pm-row")[
        avatar(name, role, size),
        h.div(".pm-grow")[title, note and h.p(".pm-small.pm-3c")[note]],
        action,
    ]


def signal(name: str, role: str, title: str, reason: str, action: h.Node = None) -> h.Fragment:
    """What needs a look, why in a sentence, one next step. Stands in `rows(…, "md-att")`."""
    return h.fragment[avatar(name, role), h.div[h.h3(".pm-title")[title], h.p[reason]], action]


def pair_line(
    mentor: str, mentee: str, stage: int, stage_name: str, note: h.Node = None, *, href: str
) -> h.Element:
    """Two people and where they are together."""
    return h.a(".pm-row", href=href)[
        pair_mark(stage, size=34, tight=True),
        h.div(".pm-grow")[
            h.b(".pm-title")[_("{mentee} and {mentor}", mentee=mentee, mentor=mentor)],
            h.p(".pm-small.pm-3c")[stage_name, note and [" · ", note]],
        ],
        icon("chevron_right"),
    ]


def step_row(done: bool, text: h.Node, action: h.Node = None) -> h.Fragment:
    """A step that is done or open, with its action. Stands in `rows(…, "mh-steps")`."""
    return h.fragment[gate_mark("met" if done else "open"), h.span[text], action]


def gate_row(
    state: str, text: h.Node, owner: str, note: h.Node = None, action: h.Node = None
) -> h.Element:
    """A check of a gate: met, half (one of two confirmed) or open; its owner at the right."""
    return h.div(".ga-li")[
        gate_mark(state),
        h.div[h.span[text], note and h.p(".pm-small.pm-3c")[note]],
        h.span(".ga-who")[owner, action],
    ]


def gate_mark(state: str) -> h.Element:
    words = {"met": _("Done"), "half": _("Confirmed by one of two"), "open": _("Not done yet")}
    look, drawing = GATE_STATES[state]
    return h.span(class_=["ga-k", look], role="img", aria_label=words[state])[
        icon(drawing, "s") if drawing else None
    ]


def table(caption: str, columns: Sequence[Column], body: Iterable[Sequence[h.Node]]) -> h.Element:
    """A table with a name; the first cell of a row is its heading. On phones it becomes rows."""
    head = h.tr[[_head(column) for column in columns]]
    return h.div(".pm-tablebox")[
        h.table(".pm-table")[
            h.caption(".pm-sr")[caption],
            h.thead[head],
            h.tbody[[h.tr[_cells(columns, cells)] for cells in body]],
        ]
    ]


def facts(pairs: Iterable[tuple[str, h.Node]]) -> h.Element:
    """Names and values, one under the other."""
    return h.dl(".cv-dl")[[(h.dt[name], h.dd[value]) for name, value in pairs]]


def _head(column: Column) -> h.Element:
    words = h.span(".pm-sr")[column.title] if column.hidden else column.title
    return h.th(scope="col", class_="num" if column.numeric else None)[words]


def _cells(columns: Sequence[Column], cells: Sequence[h.Node]) -> list[h.Element]:
    first, *others = zip(columns, cells, strict=True)
    return [
        h.th(scope="row", class_="num" if first[0].numeric else None)[first[1]],
        *[
            h.td(
                {
                    "class": "num" if column.numeric else None,
                    "data-label": "" if column.hidden else column.title,
                }
            )[cell]
            for column, cell in others
        ],
    ]
