"""What is said twice, or nearly: questions, paragraphs, and sentences in different texts."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from app.content.checks.language import sentences
from app.content.said import Kind, Said, lines_of_items
from app.content.sources import Fault, Programme
from models.items import Item

WORD = re.compile(r"\w+")
PARAGRAPH, SENTENCE = 25, 10
"""Shorter ones may well be the same."""

DATED = re.compile(r"\b(19|20)\d\d\b")
"""A fact keeps its year, its numbers and its limits; it is told in the same words everywhere."""

FORMS = "forms/"
"""Forms that are compared with each other ask the same on purpose."""

K = TypeVar("K", bound=Hashable)
Place = tuple[str, int]


def faults(programme: Programme, said: Sequence[Said]) -> Iterator[Fault]:
    yield from _items(programme)
    twice = list(_paragraphs(said))
    for one, other in twice:
        message = f"This paragraph stands in {one[0]}:{one[1]} too, or nearly."
        yield Fault(other[0], other[1], message)
    known = programme.blueprint.said_twice if programme.blueprint else ()
    yield from _sentences(said, frozenset(other for _, other in twice), known)


def alike(texts: Mapping[K, Sequence[str]], *, size: int, share: float) -> Iterator[tuple[K, K]]:
    """Pairs of texts that share so much of their runs of `size` words.

    An index of the runs finds them, so only texts with a run in common are ever compared.
    """
    index: defaultdict[tuple[str, ...], list[K]] = defaultdict(list)
    runs: dict[K, frozenset[tuple[str, ...]]] = {}
    for key, words in texts.items():
        own = frozenset(zip(*(words[start:] for start in range(size)), strict=False))
        runs[key] = own or frozenset({tuple(words)})
        common = Counter(other for run in runs[key] for other in index[run])
        for other, count in common.items():
            if count >= share * (len(runs[key]) + len(runs[other]) - count):
                yield other, key
        for run in runs[key]:
            index[run].append(key)


def words_of(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _items(programme: Programme) -> Iterator[Fault]:
    places: dict[tuple[str, int], Place] = {}
    asked: dict[tuple[str, int], list[str]] = {}
    for course in programme.courses:
        lines = lines_of_items(programme, course)
        for number, item in enumerate(course.items):
            asked[item.key, number] = words_of(_asked(item))
            places[item.key, number] = (course.quiz_file, lines.get(item.key, 1))
    for one, other in alike(asked, size=2, share=0.6):
        yield Fault(*places[other], f"{one[0]} and {other[0]} ask nearly the same.")


def _asked(item: Item) -> str:
    """The stem, and the answers too: "Which is true?" may be asked often."""
    told = [item.stem.body, *(option.text.body for option in item.options)]
    return " ".join([*told, *(f"{pair.left} {pair.right}" for pair in item.pairs)])


def _paragraphs(said: Sequence[Said]) -> Iterator[tuple[Place, Place]]:
    texts = {
        (one.file, one.line): words
        for one in said
        if one.kind is Kind.RUNNING
        and not one.words.startswith(">")
        and len(words := words_of(one.words)) >= PARAGRAPH
    }
    for one_, other in alike(texts, size=3, share=0.5):
        if one_[0] == other[0] or _compete(one_[0], other[0]):
            yield one_, other


def _compete(one: str, other: str) -> bool:
    """Texts of a kind must not repeat each other; a handbook gathers what stands elsewhere."""
    return (
        one != other
        and not any("/handbook-" in file for file in (one, other))
        and one.partition("/")[0] == other.partition("/")[0]
    )


def _sentences(
    said: Sequence[Said], told: frozenset[Place], known: tuple[str, ...]
) -> Iterator[Fault]:
    """The same sentence in two texts of a kind: a sheet to print may repeat its lesson."""
    texts: dict[tuple[str, int, str], list[str]] = {}
    for one in said:
        if one.kind not in {Kind.RUNNING, Kind.ENTRY} or one.words.startswith(">"):
            continue
        for sentence in () if one.file.startswith(FORMS) else sentences(one.words):
            if len(words := words_of(sentence)) >= SENTENCE and not DATED.search(sentence):
                texts[one.file, one.line, sentence.strip()] = words
    pairs = alike(texts, size=3, share=0.75)
    first = {other: one for one, other in reversed(list(pairs)) if _compete(one[0], other[0])}
    for other, one_ in first.items():
        if other[:2] not in told and not other[2].startswith(known):
            message = f"{one_[0]}:{one_[1]} says nearly the same: {other[2][:60]}…"
            yield Fault(other[0], other[1], message)
