"""The small blocks every page is built from: buttons, tags, notices, sections, empty states."""

import htpy as h
from markupsafe import Markup

from app.i18n import _
from components.icons import icon

NOTICE_ICONS = {
    "": "info",
    "iris": "info",
    "moss": "check_circle",
    "ochre": "schedule",
    "madder": "error",
    "coral": "lightbulb",
    "plum": "lightbulb",
}


def button(
    text: str,
    href: str | None = None,
    *,
    kind: str = "",
    size: str = "",
    icon: str = "",
    after: str = "",
    block: bool = False,
    attrs: dict[str, str | bool | None] | None = None,
) -> h.Element:
    """A link that looks like a button, or, without an address, the button of a form.

    Kind: primary, tint, quiet, danger. Size: s, l. `attrs` are further attributes, such as
    `{"name": "act", "value": "sign"}` or `{"data-act": "open", "data-id": id}`.
    """
    classes = _variants("pm-btn", kind, size, "block" if block else "")
    inside = [_icon(icon), text, _icon(after)]
    if href is not None:
        return h.a({"class": classes, "href": href, **(attrs or {})})[inside]
    return h.button({"class": classes, "type": "submit", **(attrs or {})})[inside]


def icon_button(
    name: str,
    label: str,
    href: str | None = None,
    *,
    kind: str = "quiet",
    size: str = "",
    attrs: dict[str, str | bool | None] | None = None,
) -> h.Element:
    """A button with an icon only; the label is spoken, and shown as a tip."""
    classes = _variants("pm-btn", kind, size, "icon")
    known = {"class": classes, "aria-label": label, "title": label, **(attrs or {})}
    inside = icon(name, "" if size == "s" else "l")
    if href is not None:
        return h.a({"href": href, **known})[inside]
    return h.button({"type": "submit", **known})[inside]


def link(text: h.Node, href: str, *, quiet: bool = False, class_: str = "") -> h.Element:
    return h.a(class_=["pm-a", "pm-a--quiet" if quiet else "", class_], href=href)[text]


def tag(text: str, kind: str = "", *, icon: str = "") -> h.Element:
    """Tells a state. Kind: plum, iris, coral, moss, ochre, madder, line."""
    return h.span(class_=_variants("pm-tag", kind))[_icon(icon, "xs"), text]


def chip(text: str, href: str, *, on: bool = False, number: int | None = None) -> h.Element:
    """Chooses a filter."""
    return h.a(".pm-chip", href=href, aria_current="true" if on else None)[
        text, number is not None and h.span(".n")[str(number)]
    ]


def count(number: int, *, quiet: bool = False) -> h.Element:
    return h.span(class_=_variants("pm-count", "q" if quiet else ""))[str(number)]


def kbd(key: str) -> h.Element:
    return h.kbd(".pm-kbd")[key]


def notice(kind: str, *content: h.Node, icon: str = "", alert: bool = False) -> h.Element:
    """A line of its own. Kind: iris, moss, ochre, madder, coral, plum or nothing."""
    return h.div(class_=_variants("pm-note", kind), role="alert" if alert else None)[
        _icon(icon or NOTICE_ICONS[kind]), h.div[content]
    ]


def private_line(text: str) -> h.Element:
    """Who reads what is written here, said where people type."""
    return h.p(".pm-small.pm-2c.pm-line.pm-line--2")[icon("lock", "s"), text]


def empty(
    drawing: h.Node, title: str, fact: str = "", action: h.Node = None, *, level: int = 3
) -> h.Element:
    """Nothing here yet: a print, what is the case, one thing to do."""
    return h.div(".pm-empty")[
        drawing, heading(level, title, "h3"), fact and h.p(".pm-2c")[fact], action
    ]


def skeleton(rows: int = 3) -> h.Element:
    """The shape of what comes."""
    row = h.div(".pm-line.pm-line--nowrap")[
        h.div(".pm-skel.pm-skel--drop"),
        h.div(".pm-stack.pm-stack--2.pm-grow")[
            h.div(".pm-skel.pm-skel--long"), h.div(".pm-skel.pm-skel--short")
        ],
    ]
    return h.div(".pm-stack", role="status", aria_label=_("Loading"), aria_busy="true")[
        [row] * rows
    ]


def section(
    title: str,
    *content: h.Node,
    link: tuple[str, str] | None = None,
    note: h.Node = None,
    id: str | None = None,
    level: int = 2,
) -> h.Element:
    """A rule of ink, a serif heading, at most one link (words, address) at the right."""
    aside = (
        h.a(".pm-a", href=link[1])[link[0]] if link else note and h.span(".pm-small.pm-3c")[note]
    )
    head = heading(level, title, "h2", id=id)
    return h.section(".pm-sec", aria_labelledby=id)[h.header[head, aside], content]


def margin_section(title: str, *content: h.Node) -> h.Element:
    """A block of the margin column; the caller's aside is `.pm-margin`."""
    return h.section(".pm-stack.pm-stack--3")[h.h2[title], content]


def columns(main: h.Node, margin: h.Node, label: str) -> h.Element:
    """The work in the middle, and its margin."""
    return h.div(".pm-cols")[
        h.div(".pm-stack.pm-stack--work")[main],
        h.aside(".pm-margin.pm-stack.pm-stack--6", aria_label=label)[margin],
    ]


def page_head(
    title: h.Node, lead: h.Node = None, *actions: h.Node, over: h.Node = None
) -> h.Element:
    """The one h1 of a page, what stands over and under it, and its actions at the right."""
    words = h.div(".pm-stack.pm-stack--1")[
        over and h.p(".pm-2c")[over], h.h1(".pm-h1")[title], lead and h.p(".pm-lead")[lead]
    ]
    return h.header(".pm-head")[words, actions and h.div(".pm-line.pm-line--2")[actions]]


def panel(*content: h.Node) -> h.Element:
    return h.div(".pm-panel.pm-stack.pm-stack--2")[content]


def rule() -> h.VoidElement:
    return h.hr(".pm-hr")


def bar(percent: float, label: str, kind: str = "") -> h.Element:
    """How far something is. Kind: iris, coral, moss; the label says of what."""
    value = f"{max(0, min(100, round(percent)))}"
    return h.div(
        class_=_variants("pm-bar", kind),
        role="progressbar",
        aria_label=label,
        aria_valuenow=value,
        aria_valuemin="0",
        aria_valuemax="100",
    )[h.i(style=f"width:{value}%")]


def heading(level: int, text: h.Node, look: str, *, id: str | None = None) -> h.Element:
    """A heading of a level (1 to 4) in a look (display, h1, h2, h3, title)."""
    element = (h.h1, h.h2, h.h3, h.h4)[level - 1]
    return element(class_=f"pm-{look}", id=id)[text]


def spoken(text: str) -> h.Element:
    """Said by screen readers only."""
    return h.span(".pm-sr")[text]


def _variants(base: str, *variants: str) -> list[str]:
    return [base, *(f"{base}--{variant}" for variant in variants if variant)]


def _icon(name: str, size: str = "") -> Markup | None:
    return icon(name, size) if name else None
