"""Controls: the NiceGUI elements that people operate, dressed; and islands of markup."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from inspect import isawaitable
from typing import TypeVar

import htpy as h
from nicegui import events, ui

from components.icons import quasar_icon

Written = TypeVar("Written", ui.input, ui.textarea)
Act = Callable[[], object]
ON_ACT = """async (event) => {
  const at = event.target.closest('[data-act]');
  if (!at) return;
  if (at.tagName === 'A') event.preventDefault();
  const waits = document.querySelector('[data-saves-itself]');
  if (waits) await waits.save();
  emit(at.dataset.act, at.dataset.id ?? '');
}"""


def island(*content: h.Node, on_act: Callable[[str, str], object] | None = None) -> ui.html:
    """Markup as one element. A click on `data-act` calls `on_act(act, data-id)`.

    Something on the page that saves itself while people type is saved first.
    Both strings come from the browser: check them like any address.
    """
    element = ui.html(str(h.fragment[content]), sanitize=False)
    if on_act is not None:

        async def act(event: events.GenericEventArguments) -> None:
            name, which = (str(argument) for argument in event.args)
            answer = on_act(name, which)
            if isawaitable(answer):
                await answer

        element.on("click", act, js_handler=ON_ACT)
    return element


def refill(element: ui.html, *content: h.Node) -> None:
    """New content for an island that stands already."""
    element.content = str(h.fragment[content])


def action(
    text: str, on_click: Act | None = None, *, kind: str = "", size: str = "", icon: str = ""
) -> ui.button:
    """A button. Kind: primary, tint, quiet, danger; size: s, l."""
    looks = " ".join(f"pm-btn--{look}" for look in (kind, size) if look)
    drawing = quasar_icon(icon) if icon else None
    element = ui.button(text, icon=drawing, color=None, on_click=on_click)
    return element.props("no-caps unelevated").classes(f"pm-btn {looks}")


def icon_action(name: str, label: str, on_click: Act | None = None, *, size: str = "") -> ui.button:
    """A button with an icon only; its label is spoken and shown as a tip."""
    element = action("", on_click, kind="quiet", size=size, icon=name).classes("pm-btn--icon")
    element.props["aria-label"] = label
    return element.tooltip(label)


def text_input(label: str, value: str = "", *, longest: int = 200, help: str = "") -> ui.input:
    element = ui.input(label, value=value).props(f"{FIELD} maxlength={longest}")
    return _helped(element, help)


def text_box(
    label: str, value: str = "", *, longest: int = 10_000, help: str = "", debounce: int = 400
) -> ui.textarea:
    """A box that grows with its text and tells its value when the typing rests."""
    element = ui.textarea(label, value=value)
    element.props(f"{FIELD} autogrow maxlength={longest} debounce={debounce}")
    return _helped(element, help)


def choice(label: str, options: Mapping[str, str], value: str | None = None) -> ui.select:
    """One of several; options are value: words."""
    return ui.select(dict(options), label=label, value=value).props(FIELD).classes(FIELD_LOOK)


def segments(label: str, options: Mapping[str, str], value: str) -> ui.toggle:
    """Two to four ways to see the same thing."""
    element = ui.toggle(dict(options), value=value).props(
        "no-caps unelevated toggle-color=none toggle-text-color=inherit"
    )
    element.props["aria-label"] = label
    return element.classes("pm-qseg")


def tab_list(names: Sequence[tuple[str, str]], value: str) -> ui.tabs:
    """Tabs over panels; names are (key, words)."""
    props = "no-caps align=left indicator-color=transparent"
    with ui.tabs().props(props).classes("pm-qtabs") as tabs:
        for key, words in names:
            ui.tab(key, words)
    tabs.value = value
    return tabs


@contextmanager
def dialog(question: str) -> Iterator[ui.dialog]:
    """A question with its content; the caller opens it, and closes it from its actions."""
    with ui.dialog() as box, ui.card().classes("pm-dialog"):
        box.props["aria-label"] = question
        ui.html(str(h.h2(".pm-h2")[question]), sanitize=False)
        yield box


@contextmanager
def actions() -> Iterator[None]:
    """A line of buttons; in a dialog they stand at its end."""
    with ui.element("div").classes("pm-line pm-line--2"):
        yield


@contextmanager
def stack(gap: int = 4) -> Iterator[None]:
    """Things under each other, 1 (4 px) to 7 (48 px) apart."""
    with ui.element("div").classes(f"pm-stack pm-stack--{gap}"):
        yield


@contextmanager
def box(classes: str, *, tag: str = "div", label: str = "") -> Iterator[ui.element]:
    """An element of a class of the stylesheet, such as pm-cols or pm-panel."""
    with ui.element(tag).classes(classes) as element:
        if label:
            element.props["aria-label"] = label
        yield element


FIELD = "outlined stack-label hide-bottom-space"
FIELD_LOOK = "pm-qfield"


def _helped(element: Written, help: str) -> Written:
    if help:
        element.props["hint"] = help
    element.classes(FIELD_LOOK)
    return element
