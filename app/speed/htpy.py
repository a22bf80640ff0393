"""Makes htpy quicker; what it draws stays the same to the letter.

It hands every piece of a page through as many generators as elements are nested, asks a Protocol
for each, and reads the same shorthand of classes anew each time.
"""

from abc import ABC
from collections.abc import Generator
from functools import lru_cache
from typing import TypeGuard

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
from markupsafe import Markup, escape

FEW = 4096


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
    for name in ("id_class_names_from_css_str", "_python_to_html_name"):
        kept = vars(_elements)[name]
        if not hasattr(kept, "cache_info"):
            vars(_elements)[name] = lru_cache(FEW)(kept)


def drawn(node: Node) -> Markup:
    pieces: list[str] = []
    _draw(node, pieces)
    return Markup("".join(pieces))  # noqa: S704  # every piece was escaped or is markup


def _draw(node: Node, pieces: list[str]) -> None:
    """Appends a node's pieces in order; what is rare is left to htpy itself."""
    if node is None:
        return
    if isinstance(node, str):
        pieces.append(escape(node))
    elif isinstance(node, Element):
        if isinstance(node, HTMLElement):
            pieces.append("<!doctype html>")
        pieces.append(f"<{node._name}{node._attrs}>")
        _draw(node._children, pieces)
        pieces.append(f"</{node._name}>")
    elif isinstance(node, list | tuple) or _is_new(node):
        for child in node:
            _draw(child, pieces)
    elif isinstance(node, Fragment):
        _draw(node._node, pieces)
    elif isinstance(node, VoidElement):
        pieces.append(f"<{node._name}{node._attrs}>")
    else:
        pieces.extend(_render_sync.iter_chunks_node(node, None))


def _is_new(node: Node) -> TypeGuard[Generator[Node, None, None]]:
    """A generator that was not drawn before; htpy refuses the others."""
    if not isinstance(node, Generator) or node in _render_sync._consumed_generators:
        return False
    _render_sync._consumed_generators.add(node)
    return True
