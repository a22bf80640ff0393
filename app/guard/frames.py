"""Which shapes of socket messages are believed: everything in them was typed by a stranger."""

from collections.abc import Callable, Mapping

from nicegui import Client
from nicegui.element import Element

LONGEST_LOG = 500
LEVELS = frozenset({"debug", "info", "warning", "error"})
# Pages inside a page would be built without any of the checks made for an address.
SUB_PAGES = frozenset({"sub_pages_open", "sub_pages_navigate"})
Frame = dict[str, object]
Reader = Callable[[Client, Frame], Frame | None]


def is_handshake(frame: Mapping[str, object]) -> bool:
    """Whether it names its tab and document, and counts messages in plain digits."""
    count = frame.get("next_message_id", "0")
    named = all(isinstance(frame.get(name), str) for name in ("tab_id", "document_id"))
    return named and str("0" if count is None else count).isdecimal()


def event(client: Client, frame: Frame) -> Frame | None:
    """An act on an element that a person can see and use, by a listener that exists."""
    number = frame.get("id")
    element = client.elements.get(number) if isinstance(number, int) else None
    listener, args = frame.get("listener_id"), frame.get("args", [])
    heard = element._event_listeners.get(str(listener)) if element is not None else None
    if element is None or heard is None or not isinstance(args, list):
        return None
    if heard.type in SUB_PAGES:
        return None
    return frame if all(map(_is_usable, element.ancestors(include_self=True))) else None


def javascript_response(_: Client, frame: Frame) -> Frame | None:
    return frame if isinstance(frame.get("request_id"), str) else None


def ack(_: Client, frame: Frame) -> Frame | None:
    return frame if isinstance(frame.get("next_message_id"), int) else None


def log(client: Client, frame: Frame) -> Frame:
    """A browser's own words, on one line and no longer than needed."""
    level, words = frame.get("level"), str(frame.get("message", ""))[:LONGEST_LOG]
    shown = words.encode("unicode_escape").decode("ascii")
    known = level if isinstance(level, str) and level in LEVELS else "info"
    return {"client_id": client.id, "level": known, "message": f"browser: {shown}"}


def _is_usable(element: Element) -> bool:
    """NiceGUI lets the children of what is hidden or disabled be used; we do not."""
    return not element.is_ignoring_events and not element.props.get("disable")


READERS: dict[str, Reader] = {
    "event": event,
    "javascript_response": javascript_response,
    "ack": ack,
    "log": log,
}
