"""The signs of GIFT: which characters are signs, which are text, and where the questions end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.items import NOTHING, Text, TextFormat

WHITE = " \t\n\f\v"
_ESCAPE = re.compile(r"\\[\\~=#{}:n]")
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
_WRAPPING = re.compile(rf"[{WHITE}]{{2,}}|\n")
# A label cannot hold the beginning of another one: so no character is read twice.
_LABEL = re.compile(r"\[(id|tag):((?:\\\]|(?!\[(?:id|tag):)[^\]\x00-\x1f\x7f])+)\]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the file as written, its signs (escapes blanked out), and its first line."""

    text: str
    signs: str
    line: int

    @classmethod
    def of(cls, text: str, line: int) -> "Piece":
        return cls(text, _ESCAPE.sub("\0\0", text), line).part(0)

    def part(self, start: int, stop: int | None = None) -> "Piece":
        """A slice of it without the white space around."""
        text = self.text[start:stop]
        begin = len(text) - len(text.lstrip(WHITE))
        end = len(text.rstrip(WHITE)) or begin
        line = self.line + self.text.count("\n", 0, start) + text.count("\n", 0, begin)
        return Piece(text[begin:end], self.signs[start:stop][begin:end], line)

    def cut(self, sign: str) -> "tuple[Piece, Piece | None]":
        """What stands before the first such sign, and what after it."""
        at = self.signs.find(sign)
        return (self, None) if at < 0 else (self.part(0, at), self.part(at + len(sign)))

    def split(self, signs: str) -> "Iterator[Piece]":
        """The parts that begin with one of these signs; first whatever stands before them."""
        line, start = self.line, 0
        marks = [found.start() for found in re.finditer(f"[{signs}]", self.signs)]
        for stop in [*marks, len(self.text)]:
            yield Piece(self.text[start:stop], self.signs[start:stop], line).part(0)
            line, start = line + self.text.count("\n", start, stop), stop

    def format(self, usual: TextFormat) -> TextFormat:
        tag = _FORMAT.match(self.text)
        return TextFormat(tag[1]) if tag else usual

    def untagged(self) -> "Piece":
        tag = _FORMAT.match(self.text)
        return self.part(tag.end()) if tag else self

    def rich(self, usual: TextFormat) -> Text:
        """What it means, in its own format or else in the usual one."""
        form, bare = self.format(usual), self.untagged()
        wrapped = form in (TextFormat.HTML, TextFormat.MARKDOWN)
        body = _unescaped(bare.text) if wrapped else bare.plain()
        return Text(body, form) if body else NOTHING

    def plain(self) -> str:
        """What it means where a line end is only a place to wrap."""
        return _unescaped(_WRAPPING.sub(" ", self.text))


@dataclass(frozen=True, slots=True)
class Block:
    """The lines between two blank lines, comments blanked out but their labels kept."""

    lines: tuple[str, ...]
    line: int
    id: str
    tags: tuple[str, ...]


def blocks(text: str) -> Iterator[Block]:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    gathered: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip(WHITE):
            gathered.append(line)
        elif gathered:
            yield _block(gathered, number - len(gathered))
            gathered = []


def _block(lines: list[str], first: int) -> Block:
    comments = [line.lstrip(WHITE).startswith("//") for line in lines]
    said = [line for line, comment in zip(lines, comments, strict=True) if comment]
    labels = [
        (found[1], _unbracketed(found[2])) for line in said for found in _LABEL.finditer(line)
    ]
    return Block(
        tuple("" if comment else line for line, comment in zip(lines, comments, strict=True)),
        first,
        next((value for name, value in labels if name == "id"), ""),
        tuple(value for name, value in labels if name == "tag"),
    )


def _unbracketed(label: str) -> str:
    return label.replace("\\]", "]").strip(WHITE)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_meaning, text)


def _meaning(escape: re.Match[str]) -> str:
    return "\n" if escape[0] == "\\n" else escape[0][1]
