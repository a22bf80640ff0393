"""Reads GIFT, the text format in which many teachers already have their questions."""

import re
from collections.abc import Iterator
from dataclasses import replace

from models import gift_answers
from models.gift_lexer import Block, Piece, blocks
from models.items import NOTHING, Item, Kind, Text, TextFormat
from models.question_files import LONGEST_ITEM, MOST_ANSWERS, Problems, check, identified, keepable

GAP = "_____"
_CATEGORY = re.compile(r"[ \t]*\$CATEGORY:(.*)")
_TRUTH = {"T", "TRUE", "F", "FALSE"}


def parse(text: str) -> tuple[Item, ...]:
    """Every question of the file; one that is broken refuses the whole file, line by line."""
    problems = Problems()
    items = identified(_items(keepable(text), problems))
    problems.settle()
    return items


def _items(text: str, problems: Problems) -> Iterator[Item]:
    category, labelled = "", Block((), 0, "", ())
    for found in blocks(text):
        block = (
            found if found.id or found.tags else replace(found, id=labelled.id, tags=labelled.tags)
        )
        category, body = _body(block, category)
        if not body.text:
            # A comment may stand alone above its question; a category is for all that follow.
            labelled = block
            continue
        labelled = Block((), 0, "", ())
        if len(body.text) > LONGEST_ITEM:
            problems.add(body.line, "This question is longer than 64,000 characters.")
            continue
        item = replace(_item(body, problems), key=block.id, tags=block.tags, category=category)
        check(item, body.line, problems)
        yield item


def _body(block: Block, category: str) -> tuple[str, Piece]:
    """The category from here on, and the lines of the question itself."""
    lines = list(block.lines)
    for index, line in enumerate(lines):
        if found := _CATEGORY.match(line):
            category, lines[index] = found[1].strip(), ""
        elif line:
            break
    return category, Piece.of("\n".join(lines), block.line)


def _item(body: Piece, problems: Problems) -> Item:
    name, asked = _name(body, problems)
    before, rest = asked.cut("{")
    if "}" in before.signs:
        problems.add(
            before.line, "There is a }} without a {{ before it. Write \\}} for the sign itself."
        )
    form = before.format(TextFormat.MOODLE)
    if rest is None:
        return Item(key="", kind=Kind.INFO, name=name, stem=before.rich(form))
    inside, after = rest.cut("}")
    if after is None:
        problems.add(rest.line, "The {{ is not closed by a }} before the next blank line.")
    elif "{" in after.signs or "}" in after.signs:
        problems.add(
            after.line, "A question has only one {{ … }}. Write \\{{ or \\}} for the signs."
        )
    form = form if before.text or not after else after.format(form)
    return replace(_answered(inside, form, problems), name=name, stem=_stem(before, after, form))


def _name(body: Piece, problems: Problems) -> tuple[str, Piece]:
    if not body.signs.startswith("::"):
        return "", body
    name, asked = body.part(2).cut("::")
    if asked is None:
        problems.add(body.line, "The name begins with :: and has no :: at its end.")
    return name.plain(), asked or body


def _stem(before: Piece, after: Piece | None, form: TextFormat) -> Text:
    """A question that goes on after its answers has a gap there."""
    if not after or not after.text:
        return before.rich(form)
    parts = (before.rich(form).body, GAP, after.rich(form).body)
    return Text(" ".join(part for part in parts if part), form)


def _answered(inside: Piece, form: TextFormat, problems: Problems) -> Item:
    """What stands between the braces: the answers, and feedback to the question as a whole."""
    cut = inside.signs.rfind("####")
    general = inside.part(cut + 4).rich(form) if cut >= 0 else NOTHING
    answers = inside.part(0, cut) if cut >= 0 else inside
    item = Item(key="", kind=_kind(answers), stem=NOTHING, feedback=general)
    if answers.signs.count("=") + answers.signs.count("~") > MOST_ANSWERS:
        problems.add(inside.line, "This question has more than 200 answers.")
        return item
    match item.kind:
        case Kind.SINGLE | Kind.MULTIPLE:
            return replace(item, options=gift_answers.choices(answers, form, problems))
        case Kind.TRUE_FALSE:
            return replace(item, options=gift_answers.truth(answers, form))
        case Kind.SHORT_TEXT:
            return replace(item, answers=gift_answers.texts(answers, form, problems))
        case Kind.NUMERIC:
            return replace(item, numbers=gift_answers.numbers(answers, form, problems))
        case Kind.MATCHING:
            return replace(item, pairs=gift_answers.pairs(answers, form, problems))
        case Kind.ORDERING:
            return replace(item, options=gift_answers.sequence(answers, form))
    return item


def _kind(answers: Piece) -> Kind:
    """The signs between the braces tell the kind of question, in Moodle's order."""
    signs = answers.signs
    if not signs:
        return Kind.ESSAY
    if signs.startswith(("#", ">")):
        return Kind.NUMERIC if signs.startswith("#") else Kind.ORDERING
    if "~" in signs:
        return Kind.SINGLE if "=" in signs else Kind.MULTIPLE
    if "=" in signs and "->" in signs:
        return Kind.MATCHING
    return Kind.TRUE_FALSE if answers.cut("#")[0].text in _TRUTH else Kind.SHORT_TEXT
