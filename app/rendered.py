"""Keeps finished open pages and what the programme's files say for a short while, so that many
readers cost as little as one."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from hashlib import sha256
from time import monotonic
from typing import TypeVar, cast

R = TypeVar("R")

MOST, MOST_SEARCHES = 256, 64
SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Page:
    """A whole document and the mark browsers compare it by."""

    content: bytes
    etag: str
    made: float

    @classmethod
    def of(cls, text: str) -> "Page":
        return cls.of_bytes(text.encode())

    @classmethod
    def of_bytes(cls, content: bytes) -> "Page":
        return cls(content, f'"{sha256(content).hexdigest()[:20]}"', monotonic())


_pages: OrderedDict[Hashable, Page] = OrderedDict()
_searches: OrderedDict[Hashable, Page] = OrderedDict()
_read: dict[Hashable, tuple[float, object]] = {}
_forgotten = [0.0]


def kept(key: Hashable) -> Page | None:
    """A page made less than a minute ago."""
    found = _pages.get(key) or _searches.get(key)
    return found if found and monotonic() - found.made < SECONDS else None


def keep(key: Hashable, page: Page, *, searched: bool = False) -> None:
    """Searches have a place of their own: many of them never push out what everybody reads."""
    pages, most = (_searches, MOST_SEARCHES) if searched else (_pages, MOST)
    pages[key] = page
    pages.move_to_end(key)
    while len(pages) > most:
        pages.popitem(last=False)


def for_a_minute(key: Hashable, read: Callable[[], R]) -> R:
    """What only new content changes; another process notices that within a minute."""
    begun, value = _read.get(key, (0.0, None))
    if monotonic() - begun < SECONDS and begun > _forgotten[0]:
        return cast("R", value)
    begun, found = monotonic(), read()
    _read[key] = (begun, found)
    return found


def forget_all() -> None:
    """Something that open pages show has changed."""
    _pages.clear()
    _searches.clear()
    _forgotten[0] = monotonic()
