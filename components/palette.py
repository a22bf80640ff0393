"""The command palette: type a few letters, go to a person, a page, an action."""

from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

import htpy as h
from nicegui import events, ui

from app.i18n import _


class Hit(NamedTuple):
    """Something to go to: its name, what kind of thing it is, its address in this application."""

    title: str
    kind: str
    href: str


class Palette:
    """A dialog that is built when it is first asked for."""

    def __init__(self, search: Callable[[str], Awaitable[Sequence[Hit]]]) -> None:
        self.search = search
        self.hits: Sequence[Hit] = ()
        self.at = 0
        self.dialog: ui.dialog | None = None

    async def open(self) -> None:
        if self.dialog is None:
            self.dialog = self._build()
        self.field.value = ""
        self.dialog.open()
        await self._find("")

    def _build(self) -> ui.dialog:
        with ui.dialog() as dialog, ui.card().classes("pm-palette"):
            dialog.props["aria-label"] = _("Search or jump to")
            self.field = ui.input(placeholder=_("Search or jump to"), on_change=self._typed)
            self.field.props("borderless debounce=150 autofocus role=combobox aria-expanded=true")
            self.field.props("aria-controls=pm-hits aria-autocomplete=list")
            self.field.props["aria-label"] = _("Search or jump to")
            self.list = ui.html("", sanitize=False)
        self.field.on("keydown.down.prevent", lambda: self._step(1))
        self.field.on("keydown.up.prevent", lambda: self._step(-1))
        self.field.on("keydown.enter", self._go)
        return dialog

    async def _typed(self, event: events.ValueChangeEventArguments[str | None]) -> None:
        await self._find(event.value or "")

    async def _find(self, text: str) -> None:
        hits = await self.search(text.strip())
        if text == (self.field.value or ""):
            self.hits, self.at = hits, 0
            self._show()

    def _step(self, way: int) -> None:
        if self.hits:
            self.at = (self.at + way) % len(self.hits)
            self._show()

    def _go(self) -> None:
        if self.hits:
            ui.navigate.to(self.hits[self.at].href)

    def _show(self) -> None:
        self.list.content = str(hit_list(self.hits, self.at, self.field.value or ""))
        self.field.props["aria-activedescendant"] = f"pm-hit-{self.at}" if self.hits else ""


def hit_list(hits: Sequence[Hit], at: int, text: str) -> h.Element:
    """What was found, the chosen one marked; or that nothing was."""
    if not hits and text:
        answer = _("Nothing for “{words}”. Try fewer words or another language.", words=text)
        return h.p(".pm-2c", role="status")[answer]
    return h.ul("#pm-hits", role="listbox", aria_label=_("Results"))[
        [
            h.li(role="presentation")[
                h.a(
                    id=f"pm-hit-{number}",
                    href=hit.href,
                    role="option",
                    tabindex="-1",
                    aria_selected="true" if number == at else "false",
                )[hit.title, h.span(".pm-cap.pm-3c")[hit.kind]]
            ]
            for number, hit in enumerate(hits)
        ]
    ]
