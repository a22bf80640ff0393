"""All that a programme says to people: line by line, from each kind of file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from app.content.reading import HEAD, QUICK
from app.content.sources import CourseSource, Programme
from models.items import Item

ID = re.compile(r"\[id:([^\]\s]+)\]")
DRAWN = re.compile(r"<(?:text|tspan|title|desc)\b[^>]*>([^<]+)")
CODES = frozenset(
    """
    id slug key lang licence url file formula when type kind from privacy fills repeat tone rule
    owner checked_on by composition seed facts version stage stages tag unit field x y size themes
    instruments tools outcomes lessons must tracks core elective per_outcome params source home
    """.split()  # noqa: SIM905  # forty lines of quotes would say no more
)
"""Keys whose values are codes and no words."""


class Kind(StrEnum):
    """Where words stand: in running text, in a file's head or form, in a question, a drawing."""

    RUNNING = "running"
    ENTRY = "entry"
    LINK = "link"
    QUESTION = "question"
    DRAWING = "drawing"


@dataclass(frozen=True, slots=True)
class Said:
    """Words that people read, and where they stand."""

    file: str
    line: int
    words: str
    kind: Kind = Kind.RUNNING


def everything(programme: Programme) -> Iterator[Said]:
    """What people read in the whole programme; the blueprint and the word list are not for them."""
    for file, text in programme.files.items():
        if file.endswith(".md"):
            yield from _markdown(file, text)
        elif file.endswith(".svg"):
            yield from _drawing(file, text)
        elif file.endswith(".yaml") and file != "blueprint.yaml":
            yield from _entries(file, yaml.compose(text, QUICK), text)
    for course in programme.courses:
        lines = lines_of_items(programme, course)
        for item in course.items:
            for words in texts_of(item):
                yield Said(course.quiz_file, lines.get(item.key, 1), words, Kind.QUESTION)


def ids_in(programme: Programme, course: CourseSource) -> list[tuple[str, int]]:
    """The questions' ids as the quiz file gives them, each with its line."""
    lines = enumerate(programme.files.get(course.quiz_file, "").splitlines(), 1)
    return [(key, number) for number, line in lines for key in ID.findall(line)]


def lines_of_items(programme: Programme, course: CourseSource) -> dict[str, int]:
    return dict(reversed(ids_in(programme, course)))


def texts_of(item: Item) -> Iterator[str]:
    """A question's texts: what it asks, what may be answered, and what is said to an answer."""
    yield item.stem.body
    for option in item.options:
        yield from (option.text.body, option.feedback.body)
    for pair in item.pairs:
        yield from (pair.left.body, pair.right)
    yield from (answer.feedback.body for answer in item.answers)
    yield from (number.feedback.body for number in item.numbers)
    yield item.feedback.body


def _markdown(file: str, text: str) -> Iterator[Said]:
    head = HEAD.match(text)
    first = head[0].count("\n") + 1 if head else 1
    if head:
        yield from _entries(file, yaml.compose(head[1], QUICK), head[1], shift=1)
    for number, line in enumerate(text[head.end() if head else 0 :].splitlines(), first):
        if line.strip():
            yield Said(file, number, line)


def _drawing(file: str, text: str) -> Iterator[Said]:
    for found in DRAWN.finditer(text):
        yield Said(file, text.count("\n", 0, found.start()) + 1, found[1], Kind.DRAWING)


def _entries(
    file: str, node: Node | None, text: str, shift: int = 0, key: str = ""
) -> Iterator[Said]:
    """A YAML file's words; each line of a text block stands on its own line of the file."""
    if isinstance(node, MappingNode):
        for name, value in node.value:
            if name.value not in CODES:
                yield from _entries(file, value, text, shift, name.value)
    elif isinstance(node, SequenceNode):
        for value in node.value:
            yield from _entries(file, value, text, shift, key)
    elif isinstance(node, ScalarNode) and node.tag == "tag:yaml.org,2002:str":
        kind = Kind.LINK if key == "link" else Kind.ENTRY
        first = node.start_mark.line + 1 + shift
        for number, line in enumerate(node.value.splitlines(), first + (node.style == "|")):
            if line.strip():
                yield Said(file, number if node.style == "|" else first, line, kind)
