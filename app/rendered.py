"""Keeps finished open pages for a short while, so that many readers cost as little as one."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from hashlib import sha256
from time import monotonic

MOST = 256
SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Page:
    """A whole document and the mark browsers compare it by."""

    content: bytes
    etag: str
    made: float

    @classmethod
    def of(cls, text: str) -> "Page":
        content = text.encode()
        return cls(content, f'"{sha256(content).hexdigest()[:20]}"', monotonic())


_pages: OrderedDict[Hashable, Page] = OrderedDict()


def kept(key: Hashable) -> Page | None:
    """A page made less than a minute ago."""
    found = _pages.get(key)
    return found if found and monotonic() - found.made < SECONDS else None


def keep(key: Hashable, page: Page) -> None:
    _pages[key] = page
    _pages.move_to_end(key)
    while len(_pages) > MOST:
        _pages.popitem(last=False)


def forget_all() -> None:
    """Something that open pages show has changed."""
    _pages.clear()
