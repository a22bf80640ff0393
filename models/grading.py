"""What an answer is worth: pure rules, the same for every quiz."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from re import compile as pattern
from typing import TypeAlias

from models.errors import Refusal
from models.items import FULL, NONE, Item, Kind, Number, Option, Text
from models.numbers import number

Answer: TypeAlias = "str | list[str] | dict[str, str] | None"
"""An option id, several of them (in order, if order is asked), left to right ids, or a text."""

TYPED = "typed"  # where feedback to a typed answer stands, in place of an option id
LONGEST_ANSWER = 10_000
_STAR = pattern(r"(?<!\\)\*")


class State(StrEnum):
    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Grade:
    """From nothing to one point, and what to say to each thing that was chosen."""

    points: Decimal
    feedback: Mapping[str, Text] = field(default_factory=dict)

    @property
    def state(self) -> State:
        if self.points == 0:
            return State.WRONG
        return State.RIGHT if self.points == 1 else State.PARTLY


def grade(item: Item, answer: object) -> Grade:
    """The worth of an answer; no answer is worth nothing, one that cannot be is refused."""
    if answer in (None, "", [], {}):
        return Grade(NONE)
    match item.kind:
        case Kind.SINGLE | Kind.TRUE_FALSE:
            return _single(item, _text(answer))
        case Kind.MULTIPLE:
            return _multiple(item, _ids(answer))
        case Kind.SHORT_TEXT:
            return _short_text(item, _text(answer))
        case Kind.NUMERIC:
            return _numeric(item, number(_text(answer)))
        case Kind.MATCHING:
            return _matching(item, _links(answer))
        case Kind.ORDERING:
            return _ordering(item, _ids(answer))
        case _:
            raise Refusal("This question is not graded by the computer.")


def _single(item: Item, chosen: str) -> Grade:
    option = _option(item, chosen)
    return Grade(min(FULL, max(NONE, option.fraction)), _feedback([option]))


def _multiple(item: Item, chosen: Sequence[str]) -> Grade:
    """+1/k for each right choice, -1/k for each wrong one, of k right ones; never below nothing."""
    options = [_option(item, id_) for id_ in chosen]
    right = sum(option.right for option in options)
    all_right = sum(option.right for option in item.options)
    return Grade(_share(max(0, 2 * right - len(options)), all_right), _feedback(options))


def _short_text(item: Item, text: str) -> Grade:
    """The first accepted text that fits counts, in the author's order."""
    said = folded(text)
    for accepted in item.answers:
        if _fits(said, folded(accepted.text)):
            return _typed(accepted.fraction, accepted.feedback)
    return Grade(NONE)


def _numeric(item: Item, value: Decimal | None) -> Grade:
    for accepted in item.numbers:
        if _in_range(value, accepted):
            return _typed(accepted.fraction, accepted.feedback)
    return Grade(NONE)


def _matching(item: Item, links: Mapping[str, str]) -> Grade:
    """The share of left sides that have their right side, whichever pair that was taken from."""
    pairs = {pair.id: pair for pair in item.pairs}
    asked = {pair.id for pair in item.pairs if pair.left}
    if not (links.keys() <= asked and pairs.keys() >= set(links.values())):
        raise _misfit()
    right = sum(pairs[left].right == pairs[link].right for left, link in links.items())
    return Grade(_share(right, len(asked)))


def _ordering(item: Item, order: Sequence[str]) -> Grade:
    """The share of things in their right place; two that read the same may change places."""
    if len(order) != len(item.options):
        raise _misfit()
    placed = zip([_option(item, id_) for id_ in order], item.options, strict=True)
    return Grade(_share(sum(one.text == other.text for one, other in placed), len(order)))


def folded(text: str) -> str:
    """Without the differences that do not count: case, accents written two ways, spaces."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return " ".join(unicodedata.normalize("NFC", composed).split())


def _fits(said: str, wanted: str) -> bool:
    """Whether a text fits one with stars in it, each taken as early as possible."""
    first, *parts = (part.replace("\\*", "*") for part in _STAR.split(wanted))
    if not parts:
        return said == first
    last, at = parts.pop(), len(first)
    for part in parts:
        found = said.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return said.startswith(first) and said.endswith(last) and len(said) - len(last) >= at


def _in_range(value: Decimal | None, accepted: Number) -> bool:
    """A number without edges catches everything else, even what is no number."""
    if accepted.low is None or accepted.high is None:
        return True
    return value is not None and accepted.low <= value <= accepted.high


def _typed(fraction: Decimal, feedback: Text) -> Grade:
    return Grade(min(FULL, max(NONE, fraction)), {TYPED: feedback} if feedback else {})


def _feedback(options: Sequence[Option]) -> dict[str, Text]:
    return {option.id: option.feedback for option in options if option.feedback}


def _share(part: int, whole: int) -> Decimal:
    return Decimal(part) / whole if whole else NONE


def _option(item: Item, id_: str) -> Option:
    for option in item.options:
        if option.id == id_:
            return option
    raise _misfit()


def _text(answer: object) -> str:
    if not isinstance(answer, str) or len(answer) > LONGEST_ANSWER:
        raise _misfit()
    return answer


def _ids(answer: object) -> list[str]:
    ids = [_text(id_) for id_ in answer] if isinstance(answer, list) else []
    if not ids or len(set(ids)) < len(ids):
        raise _misfit()
    return ids


def _links(answer: object) -> dict[str, str]:
    if not isinstance(answer, dict):
        raise _misfit()
    return {_text(left): _text(right) for left, right in answer.items()}


def _misfit() -> Refusal:
    return Refusal("This answer does not belong to this question. Please open the page again.")
