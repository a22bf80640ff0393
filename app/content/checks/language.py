"""How the programme says things: short sentences, honest claims, plain reading."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from app.content.said import Kind, Said
from app.content.sources import Fault
from app.markdown import FIGURE, plain

LONGEST_SENTENCE = 30
PRINTED = "certification.yaml"  # what stands on paper is fixed to the letter
HARDEST = 40
ENOUGH_WORDS = 150
FORBIDDEN = re.compile(
    r"\baccredited\b|\bECTS\b|EQF level \d|end-to-end[- ]encrypt|raises? (your|an?|their) income",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(no|not|never|nobody|nothing|nor|myth|cannot)\b|n['’]t\b", re.IGNORECASE)
ENDS = re.compile(r"(?<=[.!?…])[\"”’)*]*\s+|\s+→\s+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def faults(said: Sequence[Said]) -> Iterator[Fault]:
    for one in said:
        yield from _line(one)
    yield from _levels(said)


@lru_cache(maxsize=100_000)
def sentences(line: str) -> tuple[str, ...]:
    """The sentences of a line; a figure has none, and the cells of a table count one by one."""
    if FIGURE.fullmatch(line.strip()):
        return ()
    cells = line.split("|") if line.startswith("|") else [line]
    return tuple(one for cell in cells for one in ENDS.split(plain(cell)) if one.strip())


def level(texts: Iterable[str]) -> int:
    """LIX: words to a sentence, plus how many in a hundred words have more than six letters.

    It counts no syllables, so it holds for every language that is written in letters.
    """
    found = [WORD.findall(text) for text in texts]
    found = [words for words in found if words]
    count = sum(map(len, found))
    long = sum(len(word) > 6 for words in found for word in words)
    return round(count / len(found) + 100 * long / count) if count else 0


def _line(one: Said) -> Iterator[Fault]:
    is_set_apart = one.kind is Kind.RUNNING and one.words.startswith((">", "|"))
    for sentence in sentences(one.words):
        context = one.words if is_set_apart else sentence
        if (found := FORBIDDEN.search(sentence)) and not DENIED.search(context):
            yield Fault(one.file, one.line, f"We cannot claim “{found[0]}”.")
        count = len(sentence.split())
        is_printed = one.file == PRINTED
        if count > LONGEST_SENTENCE and not (
            is_set_apart or is_printed or one.kind is Kind.DRAWING
        ):
            yield Fault(one.file, one.line, f"A sentence of {count} words: {sentence[:40]}…")


def _levels(said: Iterable[Said]) -> Iterator[Fault]:
    """A file that reads harder than B2 is told as a whole; tables and drawings are left out."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for one in said:
        if one.kind in {Kind.RUNNING, Kind.ENTRY, Kind.QUESTION} and not one.words.startswith("|"):
            texts[one.file] += sentences(one.words)
    for file, told in texts.items():
        enough = sum(len(sentence.split()) for sentence in told) >= ENOUGH_WORDS
        if enough and (found := level(told)) > HARDEST:
            yield Fault(file, 1, f"This reads too hard: LIX {found}, and B2 ends at {HARDEST}.")
