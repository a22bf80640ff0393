"""What every question file must keep to, whatever its format."""

import codecs
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from models.errors import Broken, Problem, Refusal, later
from models.items import Item, Kind, to_json

LARGEST_FILE = 10_000_000
LONGEST_ITEM = 64_000
LONGEST_KEY = 80
MOST_ANSWERS = 200
MOST_ITEMS = 20_000
MOST_PROBLEMS = 100  # more than anyone corrects at once

_LARGE = later("This file is larger than 10 MB. Please split it into smaller files.")
_MANY = later("This file has more than 20,000 questions. Please split it into smaller files.")
_NOT_UTF8 = "This line is not UTF-8 text. Save the file as UTF-8 and try again."
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


class Problems:
    """Collects what is wrong, so that a person hears all of it at once."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, line: int, message: str, detail: str = "") -> None:
        self._found.append(Problem(line, message, detail[:40]))

    def settle(self) -> None:
        """Refuses the file if anything was found."""
        if self._found:
            raise Broken(tuple(self._found[:MOST_PROBLEMS]))


def decoded(data: bytes) -> str:
    """The text of an uploaded file: UTF-8, or UTF-16 if it says so in its first two bytes."""
    if len(data) > LARGEST_FILE:
        raise Refusal(_LARGE)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return keepable(data.decode("utf-16", "replace"))
    return keepable(data.decode("utf-8-sig", "surrogateescape"))


def keepable(text: str) -> str:
    """The text itself, unless it is too long or holds what no database keeps."""
    if len(text) > LARGEST_FILE:
        raise Refusal(_LARGE)
    if bad := _UNKEEPABLE.search(text):
        raise Broken((Problem(text.count("\n", 0, bad.start()) + 1, _NOT_UTF8),))
    return text


def check(item: Item, line: int, problems: Problems) -> None:
    """The rules that hold for a question from any file."""
    if len(item.key) > LONGEST_KEY:
        problems.add(line, "The id “{detail}” is longer than 80 characters.", item.key)
    if not item.stem:
        problems.add(line, "This question has no text.")
    if item.kind in (Kind.SINGLE, Kind.MULTIPLE) and len(item.options) < 2:
        problems.add(line, "This question needs at least two answers to choose from.")
    if item.kind is Kind.ORDERING and len(item.options) < 2:
        problems.add(line, "This question needs at least two things to put in order.")
    if item.kind is Kind.MATCHING:
        _check_pairs(item, line, problems)


def _check_pairs(item: Item, line: int, problems: Problems) -> None:
    if len(item.pairs) < 2:
        problems.add(line, "This question needs at least two pairs.")
    elif not any(pair.left for pair in item.pairs):
        problems.add(line, "This question has nothing to match: every left side is empty.")
    if any(not pair.right for pair in item.pairs):
        problems.add(line, "A pair has nothing on its right side.")


def identified(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items, each with a key of its own: the author's, or one made from its content."""
    found: list[Item] = []
    times: dict[str, int] = {}
    for item in items:
        key = wish = item.key or _fingerprint(item)
        while key in times:
            times[wish] += 1
            key = f"{wish}-{times[wish]}"
        times[key] = 1
        found.append(replace(item, key=key))
        if len(found) > MOST_ITEMS:
            raise Refusal(_MANY)
    return tuple(found)


def _fingerprint(item: Item) -> str:
    return sha256(json.dumps(to_json(item), sort_keys=True).encode()).hexdigest()[:12]
