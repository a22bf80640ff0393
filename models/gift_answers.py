"""What may stand between the braces of a GIFT question, one reader for each kind."""

import re
from collections.abc import Iterator
from decimal import Decimal

from models.errors import later
from models.gift_lexer import Piece
from models.items import (
    FULL,
    NONE,
    NOTHING,
    Accepted,
    Number,
    Option,
    Pair,
    Text,
    TextFormat,
    letters,
    true_or_false,
)
from models.numbers import between, fraction, number, within
from models.question_files import Problems

NO_RIGHT_ANSWER = later("This question has no right answer. Put = before one of them.")
_WEIGHT = re.compile(r"%([ \d.,+-]+)%")
_ORDERING_WORDS = re.compile(
    r">[ \t]*\d*(?:[ \t]+(?:ALL|EXACT|RANDOM|REL|RELATIVE|CONTIGUOUS|CONTIG|HORIZONTAL|HORI|H|"
    r"VERTICAL|VERT|V|ALL_OR_NOTHING|ABSOLUTE_POSITION|ABSOLUTE|ABS|RELATIVE_\w+|LONGEST_\w+|"
    r"SHOW|HIDE|TRUE|FALSE|YES|NO|none|123|abc|ABC|iii|III|0|1)(?=\s|$))*"
)


def choices(inside: Piece, form: TextFormat, problems: Problems) -> tuple[Option, ...]:
    found = tuple(
        Option(letters(index), rest.rich(form), _share(piece, weight), feedback)
        for index, (piece, weight, rest, feedback) in enumerate(
            _graded(inside, "~=", form, problems)
        )
    )
    if not any(option.right for option in found):
        problems.add(inside.line, NO_RIGHT_ANSWER)
    return found


def texts(inside: Piece, form: TextFormat, problems: Problems) -> tuple[Accepted, ...]:
    """Answers to type in; a single one may go without its sign."""
    whole = (
        inside if "=" in inside.signs else Piece("=" + inside.text, "=" + inside.signs, inside.line)
    )
    found = tuple(
        Accepted(rest.untagged().plain(), _share(piece, weight), feedback)
        for piece, weight, rest, feedback in _graded(whole, "=", form, problems)
    )
    if not any(answer.fraction > 0 for answer in found):
        problems.add(inside.line, NO_RIGHT_ANSWER)
    return found


def truth(inside: Piece, form: TextFormat) -> tuple[Option, Option]:
    """Moodle's order: first what to say to the wrong choice, then to the right one."""
    head, said = inside.cut("#")
    wrong, more = said.cut("#") if said else (None, None)
    to_wrong = wrong.rich(form) if wrong else NOTHING
    to_right = more.rich(form) if more else NOTHING
    if head.text in ("T", "TRUE"):
        return true_or_false(True, to_right, to_wrong)
    return true_or_false(False, to_wrong, to_right)


def pairs(inside: Piece, form: TextFormat, problems: Problems) -> tuple[Pair, ...]:
    first, *pieces = inside.split("=")
    if first.text:
        problems.add(first.line, "Put = before the first pair.")
    return tuple(_pair(letters(index), piece, form, problems) for index, piece in enumerate(pieces))


def _pair(id_: str, piece: Piece, form: TextFormat, problems: Problems) -> Pair:
    left, right = piece.part(1).cut("->")
    if right is None:
        problems.add(piece.line, "Put -> between the two sides of this pair.")
        return Pair(id_, left.rich(form), "?")
    return Pair(id_, left.rich(form), right.plain())


def sequence(inside: Piece, form: TextFormat) -> tuple[Option, ...]:
    """The form of Moodle's ordering plugin: settings on the first line, then one thing per line."""
    settings = _ORDERING_WORDS.match(inside.text)
    things = inside.part(settings.end() if settings else 1).split("\n")
    texts_ = [text for text in (thing.rich(form) for thing in things) if text]
    return tuple(Option(letters(index), text) for index, text in enumerate(texts_))


def numbers(inside: Piece, form: TextFormat, problems: Problems) -> tuple[Number, ...]:
    inside = inside.part(1)
    if not inside.text.startswith(("=", "~")):
        inside = Piece("=" + inside.text, "=" + inside.signs, inside.line)
    found = tuple(
        _number(piece, weight, rest, feedback, problems)
        for piece, weight, rest, feedback in _graded(inside, "~=", form, problems)
    )
    if not any(answer.fraction > 0 for answer in found):
        problems.add(inside.line, NO_RIGHT_ANSWER)
    return found


def _number(
    piece: Piece, weight: Decimal | None, rest: Piece, feedback: Text, problems: Problems
) -> Number:
    share = _share(piece, weight)
    if rest.text in ("*", ""):
        if not feedback and piece.text[0] == "=" and not rest.text:
            problems.add(piece.line, "There is no number here.")
        return Number(None, None, share, feedback)
    low, dots, high = rest.plain().partition("..")
    value, _, tolerance = rest.plain().partition(":")
    edges = (
        between(number(low), number(high))
        if dots
        else within(number(value), number(tolerance or "0"))
    )
    if edges is None:
        problems.add(
            piece.line, "“{detail}” is not a number, like 3.14, 3.14:0.01 or 3..4.", rest.text
        )
        return Number(None, None, share, feedback)
    return Number(*edges, share, feedback)


def _graded(
    inside: Piece, signs: str, form: TextFormat, problems: Problems
) -> Iterator[tuple[Piece, Decimal | None, Piece, Text]]:
    """Each answer with its sign, its weight if it has one, the answer itself, its feedback."""
    first, *pieces = inside.split(signs)
    if first.text:
        problems.add(first.line, "Put = or ~ before the first answer.")
    for piece in pieces:
        weight, rest = _weight(piece.part(1), problems)
        answer, said = rest.cut("#")
        yield piece, weight, answer, said.rich(form) if said else NOTHING


def _weight(piece: Piece, problems: Problems) -> tuple[Decimal | None, Piece]:
    written = _WEIGHT.match(piece.text)
    if not written:
        return None, piece
    share = fraction(written[1])
    if share is None:
        problems.add(piece.line, "%{detail}% is not a weight between -100 and 100.", written[1])
    return share, piece.part(written.end())


def _share(piece: Piece, weight: Decimal | None) -> Decimal:
    if weight is not None:
        return weight
    return FULL if piece.text[0] == "=" else NONE
