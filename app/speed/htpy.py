"""Makes htpy quicker; what it draws stays the same to the letter.

It hands every piece of a page through as many generators as elements are nested, asks a Protocol
for each, and reads the same shorthand of classes anew each time. Of what pages are made of, nearly
all is one of a few kinds: those are told apart by their type, and what is rare is left to htpy.
"""

from abc import ABC
from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from types import GeneratorType
from typing import Any

import markupsafe
from htpy import (
    Element,
    Fragment,
    HTMLElement,
    Node,
    VoidElement,
    _attributes,
    _elements,
    _fragments,
    _render_sync,
)
from htpy._elements import BaseElement
from markupsafe import Markup

FEW = 4096
escaped: Callable[[str], str] = vars(markupsafe)["_escape_inner"]
SURE = frozenset(
    {str, Markup, bool, int, type(None), Element, VoidElement, Fragment, GeneratorType}
)
"""Kinds of children that htpy takes for sure."""


class HasHtml(ABC):  # noqa: B024  # it is only asked about
    """Whatever knows itself as HTML: Python 3.11 asks a class forty times as fast as a Protocol."""

    @classmethod
    def __subclasshook__(cls, other: type, /) -> bool:
        return hasattr(other, "__html__")


def install() -> None:
    """Once per process, before pages are drawn."""
    for module in (_attributes, _render_sync):
        vars(module)["HasHtml"] = HasHtml
    for module in (_elements, _fragments):
        vars(module)["chunks_as_markup"] = drawn
    BaseElement.__call__ = with_attributes  # type: ignore[assignment, method-assign]
    Element.__getitem__ = with_children  # type: ignore[assignment, method-assign]


@wraps(BaseElement.__call__)
def with_attributes(self: BaseElement, /, *args: Any, **kwargs: Any) -> BaseElement:
    """An element with attributes: those of its shorthand, of mappings, and named ones."""
    shorthand = args[0] if args and not isinstance(args[0], Mapping) else ""
    if not kwargs and len(args) == 1 and shorthand:
        return type(self)(self._name, _of_shorthand(shorthand), self._children)
    attrs: dict[str, Any] = dict(_read(shorthand)) if shorthand else {}
    for more in args[1:] if args and not isinstance(args[0], Mapping) else args:
        attrs.update(more)
    for name, value in kwargs.items():
        attrs[_named(name)] = value
    written = "".join([_attribute(name, value) for name, value in attrs.items()])
    return type(self)(self._name, written, self._children)


@wraps(Element.__getitem__)
def with_children(self: Element, children: Node) -> Element:
    _check(children)
    return type(self)(self._name, self._attrs, children)


def drawn(node: Node) -> Markup:
    pieces: list[str] = []
    _draw(node, pieces)
    return Markup("".join(pieces))  # noqa: S704  # every piece was escaped or is markup


def _draw(node: Any, pieces: list[str]) -> None:
    """Appends a node's pieces in order."""
    kind = type(node)
    if kind is str:
        pieces.append(escaped(node))
    elif kind is Element:
        pieces.append(f"<{node._name}{node._attrs}>")
        _draw(node._children, pieces)
        pieces.append(f"</{node._name}>")
    elif kind is tuple or kind is list or (kind is GeneratorType and _is_new(node)):
        for child in node:
            _draw(child, pieces)
    elif kind is Markup:
        pieces.append(node)
    elif kind is VoidElement:
        pieces.append(f"<{node._name}{node._attrs}>")
    elif kind is Fragment:
        _draw(node._node, pieces)
    elif kind is HTMLElement:
        pieces.append("<!doctype html>")
        _draw(Element(node._name, node._attrs, node._children), pieces)
    elif node is not None:
        pieces.extend(_render_sync.iter_chunks_node(node, None))


def _is_new(node: Any) -> bool:
    """A generator that was not drawn before; htpy refuses the others."""
    if node in _render_sync._consumed_generators:
        return False
    _render_sync._consumed_generators.add(node)
    return True


def _check(children: Any) -> None:
    """Refuses what htpy refuses."""
    kind = type(children)
    if kind is tuple or kind is list:
        for child in children:
            if type(child) not in SURE:
                _check(child)
    elif kind not in SURE:
        _elements._validate_children(children)


def _attribute(name: str, value: Any) -> str:
    if name == "class" and type(value) is list and set(map(type, value)) == {str}:
        value = " ".join(filter(None, value))
    if type(value) is str and type(name) is str:
        return f' {_escaped_name(name)}="{escaped(value)}"' if value or name != "class" else ""
    return "" if value is None or value is False else _attributes.attrs_string({name: value})


_read = lru_cache(FEW)(_attributes.id_class_names_from_css_str)
_named = lru_cache(FEW)(_elements._python_to_html_name)
_escaped_name = lru_cache(FEW)(escaped)


@lru_cache(FEW)
def _of_shorthand(shorthand: str) -> str:
    return _attributes.attrs_string(_read(shorthand))
