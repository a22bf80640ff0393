"""Reads Moodle XML, the format in which Moodle gives its question bank away."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from models.errors import Broken, Problem
from models.items import (
    NONE,
    NOTHING,
    Accepted,
    Item,
    Kind,
    Number,
    Option,
    Pair,
    Text,
    TextFormat,
    letters,
    true_or_false,
)
from models.moodle_tree import Node, tree
from models.numbers import fraction, number, within
from models.question_files import LONGEST_ITEM, Problems, check, decoded, identified

_FORMATS = {
    "html": TextFormat.HTML,
    "moodle_auto_format": TextFormat.MOODLE,
    "plain_text": TextFormat.PLAIN,
    "markdown": TextFormat.MARKDOWN,
}
_NEARLY = Decimal("0.001")  # 33.33 three times is whole; 33 and twice 33.33333 is not


def parse(data: bytes) -> tuple[Item, ...]:
    """Every question of the file; one that is broken refuses the whole file, line by line."""
    root, problems = tree(decoded(data)), Problems()
    if root.tag != "quiz":
        raise Broken((Problem(root.line, "This is not a Moodle question file: it has no <quiz>."),))
    items = identified(_items(root, problems))
    problems.settle()
    return items


def _items(root: Node, problems: Problems) -> Iterator[Item]:
    category = ""
    for node in root.all("question"):
        kind = node.attributes.get("type", "")
        if kind == "category":
            category = node.first("category", "text").text
        elif kind not in _READERS:
            problems.add(node.line, "Questions of the type “{detail}” cannot be read here.", kind)
        else:
            item = replace(
                _READERS[kind](node, _frame(node, problems), problems), category=category
            )
            check(item, node.line, problems)
            yield item


def _frame(node: Node, problems: Problems) -> Item:
    """What all kinds have in common."""
    stem = _rich(node.first("questiontext"), TextFormat.HTML, problems)
    if len(stem.body) > LONGEST_ITEM:
        problems.add(node.line, "This question is longer than 64,000 characters.")
    return Item(
        key=node.first("idnumber").text,
        kind=Kind.INFO,
        name=node.first("name", "text").text,
        stem=stem,
        feedback=_rich(node.first("generalfeedback"), stem.format, problems),
        tags=tuple(tag.first("text").text for tag in node.first("tags").all("tag")),
        shuffle=node.first("shuffleanswers").text not in ("0", "false"),
    )


def _choice(node: Node, item: Item, problems: Problems) -> Item:
    options = tuple(
        Option(
            letters(index),
            _rich(answer, item.stem.format, problems),
            _fraction(answer, problems),
            _feedback(answer, item, problems),
        )
        for index, answer in enumerate(node.all("answer"))
    )
    single = node.first("single").text not in ("false", "0")
    _check_grades([option.fraction for option in options], single, node.line, problems)
    return replace(item, kind=Kind.SINGLE if single else Kind.MULTIPLE, options=options)


def _truth(node: Node, item: Item, problems: Problems) -> Item:
    said = {answer.first("text").text.lower(): answer for answer in node.all("answer")}
    if said.keys() != {"true", "false"}:
        problems.add(node.line, "This question needs the two answers true and false.")
        return item
    worth = {word: _fraction(answer, problems) for word, answer in said.items()}
    if sorted(worth.values()) != [0, 1]:
        problems.add(node.line, "One of true and false must be worth 100, the other 0.")
    options = true_or_false(
        worth["true"] > worth["false"],
        _feedback(said["true"], item, problems),
        _feedback(said["false"], item, problems),
    )
    return replace(item, kind=Kind.TRUE_FALSE, options=options)


def _short_text(node: Node, item: Item, problems: Problems) -> Item:
    answers = tuple(
        Accepted(
            answer.first("text").text,
            _fraction(answer, problems),
            _feedback(answer, item, problems),
        )
        for answer in node.all("answer")
    )
    _check_grades([answer.fraction for answer in answers], True, node.line, problems)
    return replace(item, kind=Kind.SHORT_TEXT, answers=answers)


def _numeric(node: Node, item: Item, problems: Problems) -> Item:
    numbers = tuple(_number(answer, item, problems) for answer in node.all("answer"))
    _check_grades([answer.fraction for answer in numbers], True, node.line, problems)
    return replace(item, kind=Kind.NUMERIC, numbers=numbers)


def _number(answer: Node, item: Item, problems: Problems) -> Number:
    share, feedback = _fraction(answer, problems), _feedback(answer, item, problems)
    written, tolerance = answer.first("text").text, answer.first("tolerance").text or "0"
    if written == "*":
        return Number(None, None, share, feedback)
    edges = within(number(written), number(tolerance))
    if edges is None:
        wrong = f"{written} ± {tolerance}"
        problems.add(answer.line, "“{detail}” is not a number with a tolerance.", wrong)
        return Number(None, None, share, feedback)
    return Number(*edges, share, feedback)


def _matching(node: Node, item: Item, problems: Problems) -> Item:
    pairs = tuple(
        Pair(
            letters(index),
            _rich(side, item.stem.format, problems),
            side.first("answer", "text").text,
        )
        for index, side in enumerate(node.all("subquestion"))
    )
    return replace(item, kind=Kind.MATCHING, pairs=pairs)


def _ordering(node: Node, item: Item, problems: Problems) -> Item:
    options = tuple(
        Option(letters(index), _rich(answer, item.stem.format, problems))
        for index, answer in enumerate(node.all("answer"))
    )
    return replace(item, kind=Kind.ORDERING, options=options)


_READERS: dict[str, Callable[[Node, Item, Problems], Item]] = {
    "multichoice": _choice,
    "truefalse": _truth,
    "shortanswer": _short_text,
    "numerical": _numeric,
    "matching": _matching,
    "ordering": _ordering,
    "essay": lambda _node, item, _problems: replace(item, kind=Kind.ESSAY),
    "description": lambda _node, item, _problems: item,
}


def _check_grades(shares: list[Decimal], one: bool, line: int, problems: Problems) -> None:
    """One best answer is worth all; several right ones are worth all together."""
    right = [share for share in shares if share > 0]
    if not right:
        problems.add(line, "This question has no right answer. Give one of them the grade 100.")
    elif one and max(right) != 1:
        problems.add(line, "The best answer is worth {detail}%, not 100%.", _percent(max(right)))
    elif not one and abs(sum(right, NONE) - 1) > _NEARLY:
        total = _percent(sum(right, NONE))
        problems.add(line, "The right answers are worth {detail}% together, not 100%.", total)


def _percent(share: Decimal) -> str:
    return f"{share * 100:.5f}".rstrip("0").rstrip(".")


def _fraction(answer: Node, problems: Problems) -> Decimal:
    written = answer.attributes.get("fraction", "0")
    share = fraction(written)
    if share is None:
        problems.add(answer.line, "“{detail}” is not a grade between -100 and 100.", written)
    return share or NONE


def _feedback(answer: Node, item: Item, problems: Problems) -> Text:
    return _rich(answer.first("feedback"), item.stem.format, problems)


def _rich(node: Node, usual: TextFormat, problems: Problems) -> Text:
    text = node.first("text")
    if text.children:
        problems.add(text.line, "The text has loose tags in it. Put it between <![CDATA[ and ]]>.")
    form = _FORMATS.get(node.attributes.get("format", ""), usual)
    return Text(text.text, form) if text.text else NOTHING
