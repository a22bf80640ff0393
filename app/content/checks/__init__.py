"""What the programme's texts and quizzes must keep to, beyond being readable."""

from collections.abc import Iterator

from app.content.checks import (
    certification,
    counts,
    courses,
    forms,
    items,
    language,
    links,
    repeats,
    spelling,
    texts,
    tools,
)
from app.content.said import everything
from app.content.sources import Fault, Programme


def faults(programme: Programme) -> Iterator[Fault]:
    said = tuple(everything(programme))
    for check in (courses, items, texts, forms, counts, tools, certification):
        yield from check.faults(programme)
    yield from links.faults(programme, said)
    yield from language.faults(said)
    yield from repeats.faults(programme, said)
    yield from spelling.faults(said, programme.words)
