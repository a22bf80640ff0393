"""What a live page shows until its script runs: the same markup, drawn by the server.

It stands in the very element that Vue empties as it mounts, so there is only ever one of the two.
Links and forms work at once; what needs the script is inert until it is there.
"""

import re
from collections.abc import Iterator

from markupsafe import escape
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


def preview(client: Client) -> str:
    """The page as it is now, without what only a click would open."""
    return "".join(_drawn(client.layout))


def _drawn(element: Element) -> Iterator[str]:
    tag = element.tag
    if isinstance(element, ui.html):
        yield _opened(element, str(element.props["tag"]))
        yield _calm(element.content)
        yield f"</{element.props['tag']}>"
    elif tag in BOXES or "-" not in tag:
        name = "div" if tag in BOXES else tag
        yield _opened(element, name)
        for child in element:
            yield from _drawn(child)
        yield f"</{name}>"
    elif tag not in UNSEEN:
        yield f"{_opened(element, 'div inert')}{escape(element.props.get('label', ''))}</div>"


def _calm(markup: str) -> str:
    """Markup as on the page: there a script in it would never run, so neither may it here."""
    return SCRIPT.sub("&lt;", markup).replace(ACT, INERT_ACT)


def _opened(element: Element, name: str) -> str:
    """The tag that begins it. Only plain attributes: code and Quasar's own mean nothing here."""
    classes = " ".join((BOXES.get(element.tag, ""), *element.classes)).strip()
    told = {"class": classes, "style": _style(element), **element.props}
    return f"<{name}{''.join(_attribute(*one) for one in told.items() if _is_plain(*one))}>"


def _attribute(name: str, value: object) -> str:
    return f" {name}" if value is True else f' {name}="{escape(value)}"'


def _is_plain(name: str, value: object) -> bool:
    is_code = name.startswith((":", "on"))
    return value not in ("", False, None) and name not in NOT_TOLD and not is_code


def _style(element: Element) -> str:
    """What it was given; a page is as high as the window, as Quasar makes it."""
    whole = {"min-height": "100vh"} if element.tag == "q-layout" else {}
    return ";".join(f"{name}:{value}" for name, value in {**whole, **element.style}.items())
