"""Makes NiceGUI quicker where it does the same thing again and again; nothing it does changes."""

import asyncio
import gc
from collections.abc import Awaitable, Callable
from functools import wraps
from time import time
from types import CodeType, FunctionType, MethodType, ModuleType
from typing import Any, TypeVar

from nicegui import Client, client, helpers, json, outbox
from nicegui.classes import Classes
from nicegui.element import Element
from nicegui.observables import ObservableCollection
from nicegui.outbox import Outbox
from nicegui.props import Props
from nicegui.style import Style

ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("`", "&#96;"), ("$", "&#36;"))
YOUNG, MIDDLE, OLD = 20_000, 10, 10

T = TypeVar("T")

Expects = Callable[[Callable[..., object]], bool]
Look = Classes[Any] | Props[Any] | Style[Any]


def install() -> None:
    """Once per process, before pages are built."""
    if not hasattr(helpers.expects_arguments, "__wrapped__"):
        vars(helpers)["expects_arguments"] = remembering(helpers.expects_arguments)
        vars(client)["json"] = Escapable
        quiet_while_building()
        patient_while_nothing_happens()


def settle() -> None:
    """What is there after the start stays for good: no collection looks at it again.

    Pages that were closed are found by the oldest generation, every few hundred pages.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)


def remembering(expects_arguments: Expects) -> Expects:
    """Looks once at the signature of each piece of code, which took a third of a page's time."""
    known: dict[tuple[CodeType, bool], bool] = {}

    @wraps(expects_arguments)
    def expects(function: Callable[..., object]) -> bool:
        inner = function.__func__ if isinstance(function, MethodType) else function
        if not isinstance(inner, FunctionType) or inner.__defaults__ or inner.__kwdefaults__:
            return expects_arguments(function)
        if inner.__dict__:
            return expects_arguments(function)
        key = (inner.__code__, inner is function)
        if key not in known:
            known[key] = expects_arguments(function)
        return known[key]

    return expects


def quiet_while_building() -> None:
    """Before a page has been sent there is nobody to tell what changes on it.

    NiceGUI notes it all the same, element by element, and throws it away as it sends the page.
    """
    note, change = Outbox.enqueue_update, ObservableCollection._handle_change

    def enqueue_update(self: Outbox, element: Element) -> None:
        if not _is_building(self._client()):
            note(self, element)

    def handle_change(self: Look) -> None:
        element = self._element()
        if (
            element is None
            or type(element).update is not Element.update
            or len(self._change_handlers) > 1
            or self._observer_refs
            or not _is_building(element._client())
        ):
            change(self)
        else:
            self.last_modified = time()

    Client._response_built = False  # also while its own first elements are made
    Outbox.enqueue_update = enqueue_update  # type: ignore[method-assign]
    for part in (Classes, Props, Style):
        part._handle_change = handle_change  # type: ignore[method-assign, assignment]


def patient_while_nothing_happens() -> None:
    """An open page wakes the processor when there is something to send, and not ten times a second
    before its browser has come, or once a second ever after. A page that ends wakes for that."""
    send = Outbox.loop

    async def loop(self: Outbox) -> None:
        await self.client._connected.wait()
        await send(self)

    patient = ModuleType(asyncio.__name__)
    vars(patient).update(vars(asyncio), wait_for=however_long)
    Outbox.loop = loop  # type: ignore[method-assign]
    vars(outbox)["asyncio"] = patient


async def however_long(event: Awaitable[T], timeout: float) -> T:  # noqa: ARG001  # as in asyncio
    return await event


def _is_building(page: Client | None) -> bool:
    return page is not None and not page._response_built and not page.is_deleted


class Escaped(str):
    """A text that `str.translate` would take several times as long to escape for a page."""

    __slots__ = ()

    def translate(self, _table: object) -> str:
        text = str(self)
        for plain, escaped in ESCAPES:
            text = text.replace(plain, escaped)
        return text


class Escapable:
    """NiceGUI's `json`, as its pages use it."""

    loads = staticmethod(json.loads)

    @staticmethod
    def dumps(value: object) -> Escaped:
        return Escaped(json.dumps(value))
