"""How the application answers: toasts, a refusal, an apology, a calm page that says no."""

from collections.abc import Callable
from inspect import isawaitable
from weakref import WeakKeyDictionary

import htpy as h
from nicegui import Client, ui

from app.i18n import _
from components.basics import button, empty
from components.prints import cover
from models.errors import Refusal

SECONDS = 6

_places: WeakKeyDictionary[Client, ui.element] = WeakKeyDictionary()


def toasts() -> None:
    """The place where this page's toasts appear; it is spoken as they come."""
    place = ui.element("div").classes("pm-toasts").props("role=status aria-live=polite")
    _places[ui.context.client] = place


def toast(text: str, *, undo: Callable[[], object] | None = None, alert: bool = False) -> None:
    """Says something for six seconds, longer while it is looked at; can carry Undo."""
    client = ui.context.client
    if client not in _places:
        with client.layout:
            toasts()
    with _places[client], ui.element("div").classes("pm-toast") as box:
        box.props("role=alert" if alert else "")
        ui.html(str(h.span[text]), sanitize=False)
        timer = ui.timer(SECONDS, box.delete, immediate=False)
        for stay in ("mouseenter", "focusin"):
            box.on(stay, timer.deactivate, args=[])
        for leave in ("mouseleave", "focusout"):
            box.on(leave, timer.activate, args=[])
        if undo is not None:
            _undo(box, undo)


def refusal_toast(refusal: Refusal) -> None:
    """A rule said no: its own words, to this person only."""
    toast(_(refusal.message, **refusal.values), alert=True)


def apology() -> None:
    """A bug is ours; say what is safe."""
    toast(_("Something went wrong on our side. What you typed is still here."), alert=True)


def refusal_page(refusal: Refusal) -> h.Element:
    """A page instead of the one that may not be shown."""
    return calm_page(_(refusal.message, **refusal.values), "", ("/home", _("Back to home")))


def calm_page(title: str, text: str, back: tuple[str, str]) -> h.Element:
    """What happened, and one way on: (address, words)."""
    way = button(back[1], back[0], kind="primary")
    return h.div(".pm-refused")[empty(cover(title), title, text, way, level=1)]


def _undo(box: ui.element, undo: Callable[[], object]) -> None:
    page = ui.context.client.content

    async def act() -> None:
        box.delete()
        with page:
            answer = undo()
            if isawaitable(answer):
                await answer

    click = ui.button(_("Undo"), color=None, on_click=act)
    click.props("no-caps unelevated").classes("pm-btn pm-btn--s")
