"""A4 sheets that fill from top to bottom: what belongs together stays on one page if it fits."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from fpdf import FPDF
from fpdf.enums import PageLayout
from fpdf.prefs import ViewerPreferences

from app.i18n import _
from app.pdf.fonts import POINT, SANS, take
from app.pdf.pens import INK, LINE
from app.pdf.runs import Line, Run, lines
from app.pdf.tags import Tree, marked

LEFT, TOP, WIDTH, BOTTOM = 25.0, 24.0, 160.0, 271.0
RIGHT, ROOM = LEFT + WIDTH, BOTTOM - TOP
SOFT, FAINT, EDGE = "#554A5A", "#6B6070", "#877B89"
CORAL, CORAL_TEXT, IRIS, PLUM, MOSS = "#FF8562", "#A33A17", "#4F5BD5", "#4F2F52", "#2A6E4B"
FOOT = 279.0


@dataclass(frozen=True, slots=True)
class Block:
    """Something of a known height. With `keep` the next one stays below it on the page; `again`
    is drawn before it where a new page begins with it, as the head of a table is."""

    height: float
    draw: Callable[["Paper", float], None]
    after: float = 0
    keep: bool = False
    again: "Block | None" = None

    @property
    def whole(self) -> float:
        return self.height + self.after


class Paper:
    """The document while it is being set; `y` is where the next block goes."""

    def __init__(self, title: str, lang: str, author: str = "", subject: str = "") -> None:
        self.title = title
        self.pdf = pdf = FPDF("P", "mm", "A4")
        self.tree = pdf.struct_builder = Tree()
        pdf.set_auto_page_break(False)
        pdf.set_title(title)
        pdf.set_lang(lang)
        pdf.set_subject(subject)
        pdf.set_author(author or "PeerMent")
        pdf.set_creator("PeerMent")
        pdf.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
        pdf.page_layout = PageLayout.SINGLE_PAGE
        pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.y = TOP
        self.turn()

    def turn(self) -> None:
        """A new page."""
        self.pdf.add_page()
        self.y = TOP

    def add(self, *groups: Iterable[Block]) -> None:
        """Sets groups of blocks, each on one page if one page holds it."""
        for blocks in map(list, groups):
            if self.y + whole(blocks) > BOTTOM and whole(blocks) <= ROOM:
                self._turn_for(blocks)
            for chunk in _chunks(blocks):
                if self.y > TOP and self.y + whole(chunk) > BOTTOM:
                    self._turn_for(chunk)
                for block in chunk:
                    block.draw(self, self.y)
                    self.y += block.whole

    def bookmark(self, words: str, level: int, y: float) -> None:
        self.pdf.set_xy(LEFT, y)
        self.pdf.start_section(words, level, strict=False)

    def line(self, line: Line, x: float, base: float, width: float) -> None:
        """The words of one line; the end of a line that is left blank can be written on."""
        left = x + width - line.width if line.from_right else x
        for place, run in enumerate(line.runs, 1):
            breadth = x + width - left if run.blank and place == len(line.runs) else run.width
            if run.blank:
                self.stroke(left, base + 0.8, breadth, EDGE)
            else:
                self._words(run, left, base, breadth)
            left += breadth

    def stroke(
        self, x: float, y: float, width: float, ink: str = LINE, weight: float = 0.2
    ) -> None:
        self.pdf.set_draw_color(ink)
        self.pdf.set_line_width(weight)
        self.pdf.line(x, y, x + width, y)

    def finish(self, foot: str) -> bytes:
        """The feet of all pages, now that their number is known."""
        total = len(self.pdf.pages)
        for page in range(1, total + 1):
            self._reopen(page)
            with marked(self.pdf, None):
                self._foot(foot, page, total)
        return bytes(self.pdf.output())

    def _reopen(self, page: int) -> None:
        """fpdf2 says nothing twice, and does not know what this page was told last."""
        self.pdf.page = page
        self.pdf.current_font_is_set_on_page = False
        for ink in ("#000000", INK):
            self.pdf.set_draw_color(ink)
            self.pdf.set_fill_color(ink)
        for weight in (1, 0.2):
            self.pdf.set_line_width(weight)

    def _foot(self, foot: str, page: int, total: int) -> None:
        look = Run("", SANS, 8, FAINT)
        self.stroke(LEFT, FOOT - 2.2, WIDTH)
        told = lines([replace(look, text=_("Page {page} of {pages}", page=page, pages=total))], 60)
        self.line(told[0], RIGHT - told[0].width, FOOT + 2.6, 60)
        said = lines([replace(look, text=foot)], WIDTH - 40)
        for place, line in enumerate(said[:2]):
            self.line(line, LEFT, FOOT + 2.6 + 3.6 * place, WIDTH - 40)
        if page > 1:
            head = lines([replace(look, text=self.title)], WIDTH)
            self.line(head[0], LEFT, 15.6, WIDTH)

    def _turn_for(self, blocks: Sequence[Block]) -> None:
        self.turn()
        if again := blocks[0].again:
            again.draw(self, self.y)
            self.y += again.whole

    def _words(self, run: Run, x: float, base: float, breadth: float) -> None:
        take(self.pdf, run.face, run.size)
        self.pdf.set_text_color(run.colour)
        self.pdf.text(x, base, run.text)
        if run.link:
            self.stroke(x, base + 0.75, breadth, CORAL, 0.25)
            height = run.size * POINT
            self.pdf.link(x, base - height * 0.8, breadth, height * 1.1, run.link)


def whole(blocks: Iterable[Block]) -> float:
    return sum(block.whole for block in blocks)


def _chunks(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    chunk: list[Block] = []
    for block in blocks:
        chunk.append(block)
        if not block.keep:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
