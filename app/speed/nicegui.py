"""Makes NiceGUI quicker where it does the same thing again and again; nothing it does changes."""

import gc
from collections.abc import Callable
from functools import wraps
from types import CodeType, FunctionType, MethodType

from nicegui import client, helpers, json

ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("`", "&#96;"), ("$", "&#36;"))
YOUNG, MIDDLE, OLD = 20_000, 10, 10

Expects = Callable[[Callable[..., object]], bool]


def install() -> None:
    """Once per process, before pages are built."""
    if not hasattr(helpers.expects_arguments, "__wrapped__"):
        vars(helpers)["expects_arguments"] = remembering(helpers.expects_arguments)
        vars(client)["json"] = Escapable


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
