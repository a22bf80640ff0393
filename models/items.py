"""Quiz questions as plain values: what is asked, what may be answered, what answers are worth."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from string import ascii_lowercase

from pydantic import TypeAdapter

from models.base import Json

NONE, FULL = Decimal(0), Decimal(1)
TRUE, FALSE = "true", "false"  # the two option ids of a true or false question


class Kind(StrEnum):
    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true_false"
    SHORT_TEXT = "short_text"
    NUMERIC = "numeric"
    MATCHING = "matching"
    ORDERING = "ordering"
    ESSAY = "essay"
    INFO = "info"


class TextFormat(StrEnum):
    HTML = "html"
    MOODLE = "moodle"
    PLAIN = "plain"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class Text:
    """Words and how they are marked up; empty is false."""

    body: str = ""
    format: TextFormat = TextFormat.MARKDOWN

    def __bool__(self) -> bool:
        return bool(self.body)

    def __str__(self) -> str:
        return self.body


NOTHING = Text()


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose; in an ordering question the options stand in the right order."""

    id: str
    text: Text
    fraction: Decimal = NONE
    feedback: Text = NOTHING

    @property
    def right(self) -> bool:
        return self.fraction > 0


@dataclass(frozen=True, slots=True)
class Pair:
    """What belongs together; without a left side it is only one more thing to choose from."""

    id: str
    left: Text
    right: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """A text that counts as an answer; `*` in it stands for anything, `\\*` for the sign itself."""

    text: str
    fraction: Decimal = FULL
    feedback: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Number:
    """Numbers from low to high count as an answer; without both, any number does."""

    low: Decimal | None
    high: Decimal | None
    fraction: Decimal = FULL
    feedback: Text = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question; which of the four answer lists it uses follows from its kind."""

    key: str
    kind: Kind
    stem: Text
    name: str = ""
    options: tuple[Option, ...] = ()
    pairs: tuple[Pair, ...] = ()
    answers: tuple[Accepted, ...] = ()
    numbers: tuple[Number, ...] = ()
    feedback: Text = NOTHING
    tags: tuple[str, ...] = ()
    category: str = ""
    shuffle: bool = True


def true_or_false(truth: bool, when_true: Text, when_false: Text) -> tuple[Option, Option]:
    """The two options of a true or false question, with what to say to each."""
    return (
        Option(TRUE, Text("True"), FULL if truth else NONE, when_true),
        Option(FALSE, Text("False"), NONE if truth else FULL, when_false),
    )


def letters(index: int) -> str:
    """A short id by position: a … z, aa, ab …"""
    more, last = divmod(index, len(ascii_lowercase))
    return (letters(more - 1) if more else "") + ascii_lowercase[last]


def to_json(item: Item) -> dict[str, Json]:
    stored: dict[str, Json] = _SHAPE.dump_python(item, mode="json", exclude_defaults=True)
    return stored


def from_json(stored: dict[str, Json]) -> Item:
    return _SHAPE.validate_python(stored)


_SHAPE = TypeAdapter(Item)
