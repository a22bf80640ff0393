"""Running text: words in several looks, broken into lines of a given width."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from operator import itemgetter

from app.pdf.fonts import SANS, breadth, face_for
from app.pdf.pens import INK
from app.pdf.scripts import legible, places, runs_left

PIECES = re.compile(r"\n|[ \u00a0]+|\S+?(?<=[^\W\d])[-/](?=[^\W\d])|[^\s\u00a0]+|\s+")
BLANK = 26.0


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look. `link` is where they lead; a `blank` is room to write on."""

    text: str
    face: str = SANS
    size: float = 10.5
    colour: str = INK
    link: str = ""
    blank: float = 0

    @property
    def width(self) -> float:
        return self.blank or sum(
            breadth(face, "".join(signs), self.size)
            for face, signs in groupby(self.text, partial(face_for, self.face))
        )


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one line, in the order in which it is seen."""

    runs: tuple[Run, ...]
    from_right: bool = False

    @property
    def width(self) -> float:
        return sum(run.width for run in self.runs)


def lines(runs: Iterable[Run], width: float) -> list[Line]:
    """The words, as many on each line as it takes."""
    pieces = [
        replace(run, text=piece, blank=min(run.blank, width))
        for run in runs
        for piece in (PIECES.findall(legible(run.text)) if not run.blank else [""])
    ]
    from_right = runs_left("".join(piece.text for piece in pieces))
    return [_line(words, from_right) for words in _broken(pieces, width)]


def balanced(runs: Sequence[Run], width: float) -> float:
    """The least width that takes no more lines, so that no word is left alone on the last."""
    count = len(lines(runs, width))
    while count > 1 and len(lines(runs, width - 3)) == count:
        width -= 3
    return width


def _broken(pieces: Sequence[Run], width: float) -> Iterator[list[Run]]:
    """Greedy, and never an empty line where a single word is too long."""
    line: list[Run] = []
    used = 0.0
    for word in _words(pieces):
        if word[0].text == "\n":
            yield line
            line, used = [], 0.0
            continue
        for part in _fitting(word, width):
            needed = sum(piece.width for piece in part)
            if line and used + needed > width and not part[0].text.isspace():
                yield line
                line, used = [], 0.0
            if line or not part[0].text.isspace():
                line += part
                used += needed
    yield line


def _words(pieces: Sequence[Run]) -> Iterator[list[Run]]:
    """Pieces that no space parts stay together, whatever their look."""
    word: list[Run] = []
    for piece in pieces:
        breaks = piece.text.isspace() or bool(piece.blank)
        if breaks or (word and word[-1].text.endswith(("-", "/"))):
            if word:
                yield word
            word = []
        if breaks:
            yield [piece]
        else:
            word.append(piece)
    if word:
        yield word


def _fitting(word: list[Run], width: float) -> Iterator[list[Run]]:
    """A word that is wider than the line is cut where it must be."""
    if sum(piece.width for piece in word) <= width:
        yield word
        return
    for piece in word:
        rest = piece.text
        while rest:
            count = len(rest)
            while count > 1 and replace(piece, text=rest[:count]).width > width:
                count = count - 1 if count < 8 else count * 7 // 8
            yield [replace(piece, text=rest[:count])]
            rest = rest[count:]


def _line(words: Sequence[Run], from_right: bool) -> Line:
    while words and words[-1].text.isspace():
        words = words[:-1]
    text = "".join(run.text for run in words)
    order = places(text, from_right=from_right)
    if order is None:
        return Line(tuple(_merged(words)), from_right)
    owners = [run for run in words for _ in run.text]
    return Line(tuple(_merged(replace(owners[n], text=text[n]) for n in order)), from_right)


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbours of one look as one, in a typeface that has all their signs."""
    for look, signs in groupby(_signs(runs), itemgetter(0)):
        yield replace(look, text="".join(sign for _, sign in signs))


def _signs(runs: Iterable[Run]) -> Iterator[tuple[Run, str]]:
    for run in runs:
        if run.blank:
            yield run, ""
        for face, signs in groupby(run.text, partial(face_for, run.face)):
            yield replace(run, text="", face=face), "".join(signs)
