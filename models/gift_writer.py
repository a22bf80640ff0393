"""Writes questions as GIFT, so that reading them again gives the same questions."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from models.items import TRUE, Item, Kind, Number, Option, Pair, Text, TextFormat
from models.numbers import EXACT, plain

_SIGN = re.compile(r"[\\~=#{}:]")
_LINE_END = re.compile(r"\r\n?|\n")


def write(items: Iterable[Item]) -> str:
    """GIFT has no word for a fixed order nor for feedback to information: these are left out."""
    category, blocks = "", list[str]()
    for item in items:
        if item.category != category:
            category = item.category
            blocks.append(f"$CATEGORY: {category}\n")
        blocks.append(_labels(item) + _question(item) + "\n")
    return "\n".join(blocks)


def _labels(item: Item) -> str:
    labels = [f"[id:{_bracketed(item.key)}]", *(f"[tag:{_bracketed(tag)}]" for tag in item.tags)]
    return f"// {' '.join(labels)}\n"


def _question(item: Item) -> str:
    name = f"::{_signs(item.name)}::" if item.name else ""
    # Always with its format, so that no question begins like a comment, a name or a category.
    stem = f"{name}[{item.stem.format}]{_signs(item.stem.body)}"
    if item.kind is Kind.INFO:
        return stem
    lines = [*_answers(item)]
    if item.feedback:
        lines.append(f"####{_rich(item.feedback, item.stem.format)}")
    return f"{stem}{{{_inside(lines)}}}"


def _inside(lines: list[str]) -> str:
    """Kept on one line if it is one."""
    return "".join(f"\n\t{line}" for line in lines) + "\n" if len(lines) > 1 else "".join(lines)


def _answers(item: Item) -> Iterator[str]:
    form = item.stem.format
    match item.kind:
        case Kind.SINGLE | Kind.MULTIPLE:
            right = next((one for one in item.options if one.fraction == 1), None)
            for option in item.options:
                sign = _sign(option, is_key=item.kind is Kind.SINGLE and option is right)
                yield _line(sign + _rich(option.text, form), option.feedback, form)
        case Kind.TRUE_FALSE:
            yield _truth(item.options, form)
        case Kind.SHORT_TEXT:
            for answer in item.answers:
                text = _rich(Text(answer.text, form), form)
                yield _line(f"={_weight(answer.fraction)}{text}", answer.feedback, form)
        case Kind.NUMERIC:
            yield "#"
            for number in item.numbers:
                text = f"={_weight(number.fraction)}{_number(number)}"
                yield _line(text, number.feedback, form)
        case Kind.MATCHING:
            yield from (f"={_pair(pair, form)}" for pair in item.pairs)
        case Kind.ORDERING:
            yield f">{len(item.options)} ALL"
            yield from (_rich(option.text, form) for option in item.options)


def _line(answer: str, feedback: Text, form: TextFormat) -> str:
    return f"{answer}#{_rich(feedback, form)}" if feedback else answer


def _sign(option: Option, *, is_key: bool) -> str:
    """Only one option gets the sign of the right one: signs of nothing else mean short answers."""
    # A text that looks like a weight would be read as one, so it gets a weight before it.
    plainly = not option.text.body.startswith("%")
    if is_key:
        return "=" if plainly else "=%100%"
    return "~" if plainly and not option.fraction else "~" + _weight(option.fraction)


def _truth(options: tuple[Option, ...], form: TextFormat) -> str:
    right, wrong = sorted(options, key=lambda option: not option.right)
    said = [_rich(wrong.feedback, form), _rich(right.feedback, form)]
    word = "TRUE" if right.id == TRUE else "FALSE"
    return f"{word}#{said[0]}#{said[1]}" if any(said) else word


def _pair(pair: Pair, form: TextFormat) -> str:
    # An arrow on the left side would end it, and GIFT has no escape for arrows.
    left = Text(pair.left.body.replace("->", "- >"), pair.left.format)
    return f"{_rich(left, form)} -> {_signs(pair.right)}"


def _number(number: Number) -> str:
    if number.low is None or number.high is None:
        return "*"
    low, high = plain(number.low), plain(number.high)
    return low if low == high else f"{low}..{high}"


def _weight(fraction: Decimal) -> str:
    return f"%{plain(fraction.scaleb(2, EXACT))}%"


def _rich(text: Text, usual: TextFormat) -> str:
    tagged = text and (text.format is not usual or text.body.startswith("["))
    return (f"[{text.format}]" if tagged else "") + _signs(text.body)


def _signs(text: str) -> str:
    return _LINE_END.sub(r"\\n", _SIGN.sub(r"\\\g<0>", text))


def _bracketed(label: str) -> str:
    return label.replace("]", "\\]")
