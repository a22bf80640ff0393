"""Dialogs that ask for a few lines and hand them over; what is typed stays until it is taken."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

import htpy as h
from nicegui import ui

from app.i18n import _
from components.controls import action, actions, choice, dialog, island, text_box, text_input

Send = Callable[[dict[str, str]], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Line:
    """Something to fill in. Kind: text, area, number, date, time, url, choice."""

    key: str
    label: str
    kind: str = "text"
    value: str = ""
    help: str = ""
    longest: int = 200
    options: Mapping[str, str] = field(default_factory=dict)


def ask_for(
    question: str, lines: Sequence[Line], verb: str, send: Send, *, lead: h.Node = None
) -> None:
    """Opens a dialog of its own; it closes once `send` has taken what was written."""
    page = ui.context.client.content
    with page, dialog(question) as box:
        if lead is not None:
            island(lead)
        fields = {line.key: _field(line) for line in lines}

        async def take() -> None:
            written = {key: str(each.value or "") for key, each in fields.items()}
            with page:  # the dialog may be closed, and gone, before the answer is there
                await send(written)
            box.close()

        with actions():
            action(_("Cancel"), box.close, kind="quiet")
            action(verb, take, kind="primary")
    box.on("hide", box.delete)
    box.open()


def _field(line: Line) -> ui.input | ui.textarea | ui.select:
    match line.kind:
        case "area":
            return text_box(
                line.label, line.value, longest=line.longest, help=line.help, debounce=0
            )
        case "choice":
            return choice(line.label, line.options, line.value)
        case kind:
            element = text_input(line.label, line.value, longest=line.longest, help=line.help)
            return element if kind == "text" else element.props(f"type={kind}")
