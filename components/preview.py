"""What a live page shows until its script runs: the same markup, drawn by the server.

It stands in the very element that Vue empties as it mounts, so there is only ever one of the two.
Links and forms work at once; what needs the script is inert until it is there.
"""

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape
from nicegui import Client, ui
from nicegui.element import Element

BOXES = {
    "q-layout": "q-layout q-layout--standard",
    "q-page-container": "q-page-container",
    "q-page": "q-page",
    "q-card": "q-card",
}
"""Quasar's boxes around others, with the classes they give themselves."""
UNSEEN = frozenset({"nicegui-dialog", "nicegui-timer", "nicegui-sortable", "q-tooltip", "q-menu"})
NOT_TOLD = frozenset({"innerHTML", "tag", "sanitize", "view", "options"})
SCRIPT = re.compile("<(?=/?script)", re.IGNORECASE)
ACT, INERT_ACT = ' data-act="', ' inert data-act="'


def preview(client: Client) -> Markup:
    """The page as it is now, without what only a click would open."""
    return Markup("").join(_drawn(client.layout))


def _drawn(element: Element) -> Iterator[Markup]:
    tag = element.tag
    if isinstance(element, ui.html):
        yield _wrapped(element, str(element.props["tag"]), _calm(element.content))
    elif tag in BOXES or "-" not in tag:
        inside = Markup("").join(piece for child in element for piece in _drawn(child))
        yield _wrapped(element, "div" if tag in BOXES else tag, inside)
    elif tag not in UNSEEN:
        yield _wrapped(element, "div", escape(element.props.get("label", "")), inert=True)


def _calm(markup: str) -> Markup:
    """Markup as on the page: there a script in it would never run, so neither may it here."""
    harmless = SCRIPT.sub("&lt;", markup)
    return Markup(harmless.replace(ACT, INERT_ACT))  # noqa: S704  # as on the page


def _wrapped(element: Element, tag: str, inside: Markup, *, inert: bool = False) -> Markup:
    classes = " ".join((BOXES.get(element.tag, ""), *element.classes)).strip()
    told = {"class": classes, "style": _style(element)} | {
        name: value for name, value in element.props.items() if name not in NOT_TOLD
    }
    attributes = _attributes({**told, "inert": True} if inert else told)
    return Markup("<{tag}{attributes}>{inside}</{tag}>").format(
        tag=tag, attributes=attributes, inside=inside
    )


def _style(element: Element) -> str:
    """What it was given; a page is as high as the window, as Quasar makes it."""
    whole = {"min-height": "100vh"} if element.tag == "q-layout" else {}
    return ";".join(f"{name}:{value}" for name, value in {**whole, **element.style}.items())


def _attributes(told: Mapping[str, object]) -> Markup:
    """Only plain ones: Quasar's own and those that are code mean nothing to a browser."""
    return Markup("").join(
        Markup(" {}").format(name) if value is True else Markup(' {}="{}"').format(name, value)
        for name, value in told.items()
        if value not in ("", False, None) and not name.startswith((":", "on"))
    )
