"""How our sheets of paper begin, and how their sections do."""

from collections.abc import Iterable

from app.pdf.blocks import rule, set_text
from app.pdf.fonts import SANS, SERIF, STRONG
from app.pdf.paper import CORAL_TEXT, FAINT, LEFT, SOFT, WIDTH, Block, Paper
from app.pdf.pens import INK, logo
from app.pdf.runs import Run, balanced
from app.pdf.tags import Tag, marked

PLACE = 20.0


def opening(paper: Paper, over: str, title: str, summary: str, organisation: str) -> None:
    """The mark and who hands this out, then what it is."""
    with marked(paper.pdf, None):
        logo(paper.pdf, LEFT, PLACE, 0.24)
    house = set_text(
        [Run(organisation or "PeerMent", SERIF, 11)], Tag("P"), x=LEFT + 12.5, width=120
    )
    house[0].draw(paper, PLACE + 0.7)
    paper.y = PLACE + 21
    paper.bookmark(title, 0, paper.y)
    size = 28 if len(title) < 45 else 23
    name, said = [Run(title, SERIF, size)], [Run(summary, SANS, 12, SOFT)]
    paper.add(
        [
            *set_text([Run(over, SANS, 9.5, FAINT)], Tag("P"), after=2.2, keep=True),
            *set_text(
                name,
                Tag("H1"),
                width=balanced(name, WIDTH),
                leading=size * 0.385,
                after=3.4,
                keep=True,
            ),
            *set_text(said, Tag("P"), width=balanced(said, 146), leading=6.1, after=5),
        ]
    )


def section(number: str, title: str, level: int = 1) -> list[Block]:
    """A line of ink and a heading in serifs; it stays with what follows."""
    runs = [Run(f"{number}  ", SERIF, 15, CORAL_TEXT)] if number else []
    lines = set_text([*runs, Run(title, SERIF, 15)], Tag("H2"), leading=6.6, after=2.2, keep=True)
    return [rule(INK, 0.42, 3.4), _bookmark(title, level), *lines]


def label(words: str, more: str = "", width: float = WIDTH, x: float = LEFT) -> list[Block]:
    """What a field is called; it stays with what follows."""
    runs = [Run(words, STRONG, 10.5)]
    if more:
        runs.append(Run(f"   {more}", SANS, 8.5, FAINT))
    return set_text(runs, Tag("P"), x=x, width=width, leading=5.2, after=1, keep=True)


def small(
    words: str, *, x: float = LEFT, width: float = WIDTH, after: float = 1.2, keep: bool = True
) -> list[Block]:
    """Help and other words beside the point; nothing if there are none."""
    if not words:
        return []
    runs = [Run(words, SANS, 9, SOFT)]
    return set_text(runs, Tag("P"), x=x, width=width, leading=4.5, after=after, keep=keep)


def numbered(items: Iterable[str]) -> list[Block]:
    """A short list of steps."""
    whole = Tag("L")
    found: list[Block] = []
    for number, words in enumerate(items, 1):
        item = Tag("LI", whole)
        runs = [Run(words, SANS, 9.5, SOFT)]
        body = set_text(
            runs, Tag("LBody", item), x=LEFT + 6, width=WIDTH - 6, leading=4.9, after=0.6
        )
        found.append(_with_number(str(number), body, Tag("Lbl", item)))
    return found


def _with_number(number: str, body: list[Block], tag: Tag) -> Block:
    def draw(paper: Paper, y: float) -> None:
        set_text([Run(number, SERIF, 9.5, CORAL_TEXT)], tag, width=6)[0].draw(paper, y)
        for block in body:
            block.draw(paper, y)
            y += block.whole

    return Block(sum(block.whole for block in body), draw)


def _bookmark(words: str, level: int) -> Block:
    return Block(0, lambda paper, y: paper.bookmark(words, level, y - 4), keep=True)
