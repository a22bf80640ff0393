"""Reads the clean HTML of our texts into passages: paragraphs, headings, items, tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from app.markdown import TO_TICK
from app.pdf.fonts import SANS, SLANTED, STRONG
from app.pdf.paper import FAINT
from app.pdf.runs import Run

HEADINGS = ("h2", "h3", "h4")
LOOKS = {"strong": STRONG, "b": STRONG, "em": SLANTED, "i": SLANTED, "th": STRONG}
BLOCKS = {*HEADINGS, "p", "li", "pre", "hr", "td", "th", "tr", "table", "blockquote", "ul", "ol"}
VERBATIM = "pre"


@dataclass(slots=True)
class Passage:
    """One block of text: `kind` is p, li, h2 to h4, pre, hr or table. An item has its `depth`,
    and its `number` if it is counted; `is_box` is an item to tick; a table has `rows`."""

    kind: str
    runs: list[Run] = field(default_factory=list)
    depth: int = 0
    number: int = 0
    is_box: bool = False
    goes_on: bool = False
    rows: list[list[list[Run]]] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "".join(run.text for run in self.runs).strip()


def passages(html: str, origin: str = "") -> list[Passage]:
    """The passages in their order. Addresses of our own pages begin with `origin`."""
    reader = _Reader(origin)
    reader.feed(html)
    reader.close()
    return [one for one in reader.found if one.words or one.rows or one.kind == "hr"]


def inline(html: str, origin: str = "") -> list[Run]:
    """The words of a short text, whatever blocks they are in."""
    return [run for one in passages(html, origin) for run in one.runs]


def resized(runs: Iterable[Run], size: float) -> Iterator[Run]:
    return (replace(run, size=size) for run in runs)


class _Reader(HTMLParser):
    """Keeps the open tags, and puts each word into the passage that is open."""

    def __init__(self, origin: str) -> None:
        super().__init__()
        self.origin = origin
        self.found: list[Passage] = []
        self.lists: list[int] = []
        self.looks: list[str] = []
        self.link = ""
        self.linked = ""
        self.cell: list[Run] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        match tag:
            case "ul" | "ol":
                self.lists.append(int(given.get("start") or 1) if tag == "ol" else 0)
            case "table":
                self.found.append(Passage("table"))
            case "tr":
                self.found[-1].rows.append([])
            case "td" | "th":
                self.cell = []
                self.found[-1].rows[-1].append(self.cell)
            case "a":
                self.link = self._whole(given.get("href") or "")
                self.linked = ""
            case "br":
                self._put("\n")
            case "li" | "p" | "h2" | "h3" | "h4" | "pre" | "hr":
                self._open(tag, is_box=given.get("class") == TO_TICK)
        if tag in LOOKS:
            self.looks.append(LOOKS[tag])

    def handle_endtag(self, tag: str) -> None:
        if tag in LOOKS and self.looks:
            self.looks.pop()
        match tag:
            case "ul" | "ol":
                self.lists.pop()
            case "td" | "th":
                self.cell = None
            case "a":
                self._tell_address()
                self.link = ""

    def handle_data(self, data: str) -> None:
        is_verbatim = bool(self.found) and self.found[-1].kind == VERBATIM
        words = data if is_verbatim else " ".join(data.split("\n"))
        is_between = not words.strip() and not (self.found and self.found[-1].runs)
        if is_between or (self.cell is None and self._is_outside(words)):
            return
        self._put(words)

    def _open(self, tag: str, *, is_box: bool) -> None:
        """A paragraph in an item goes on with the item."""
        if self.cell is not None:
            return
        last = self.found[-1] if self.found else None
        if tag == "p" and self.lists and last and last.kind == "li":
            if last.runs:
                self.found.append(Passage("li", depth=len(self.lists), goes_on=True))
            return
        number = 0
        if tag == "li" and self.lists and self.lists[-1]:
            number = self.lists[-1]
            self.lists[-1] += 1
        self.found.append(Passage(tag, depth=len(self.lists), number=number, is_box=is_box))

    def _put(self, words: str) -> None:
        if self.cell is None and not self.found:
            self.found.append(Passage("p"))
        where = self.cell if self.cell is not None else self.found[-1].runs
        face = self.looks[-1] if self.looks else SANS
        where.append(Run(words, face, link=self.link))
        self.linked += words

    def _is_outside(self, words: str) -> bool:
        """White space between blocks belongs to none of them."""
        return not words.strip() and words.startswith(" ") and words != " "

    def _tell_address(self) -> None:
        """On paper nobody can follow a link, so its address is said, unless it was."""
        address = self.link.removeprefix("mailto:").removeprefix("tel:")
        if address and address.rstrip("/") not in self.linked:
            link, self.link = self.link, ""
            where = self.cell if self.cell is not None else self.found[-1].runs
            where.append(Run(f" ({address})", SANS, 8.5, FAINT))
            self.link = link

    def _whole(self, href: str) -> str:
        if href.startswith("/"):
            return f"{self.origin}{href}" if self.origin else ""
        return "" if href.startswith("#") else href
