"""What sheets are filled with: running text, columns, rules, white space."""

from collections.abc import Iterable

from app.pdf.paper import LEFT, WIDTH, Block, Paper, whole
from app.pdf.pens import LINE
from app.pdf.runs import Line, Run, lines
from app.pdf.tags import Tag, marked

LEADING = 0.52  # millimetres for each point of size
BASE = 0.7  # how far down a line its letters stand


def set_text(
    runs: Iterable[Run],
    tag: Tag | None,
    *,
    x: float = LEFT,
    width: float = WIDTH,
    after: float = 0,
    leading: float = 0,
    keep: bool = False,
) -> list[Block]:
    """Running text, a block for each line; neither its first nor its last line stands alone."""
    given = list(runs)
    size = max((run.size for run in given), default=10)
    height = leading or size * LEADING
    broken = lines(given, width)
    last = len(broken) - 1

    def block(line: Line, place: int) -> Block:
        def draw(paper: Paper, y: float) -> None:
            with marked(paper.pdf, tag):
                paper.line(line, x, y + height * BASE, width)

        stays = keep if place == last else place in {0, last - 1}
        return Block(height, draw, after if place == last else 0, stays)

    return [block(line, place) for place, line in enumerate(broken)]


def stacked(blocks: Iterable[Block], after: float = 0) -> Block:
    """Several blocks as one that is never cut."""
    held = list(blocks)

    def draw(paper: Paper, y: float) -> None:
        for block in held:
            block.draw(paper, y)
            y += block.whole

    return Block(whole(held), draw, after)


def beside(columns: Iterable[Iterable[Block]], after: float = 0) -> Block:
    """Columns that begin at the same height, as one block."""
    held = [stacked(column) for column in columns]

    def draw(paper: Paper, y: float) -> None:
        for column in held:
            column.draw(paper, y)

    return Block(max((column.height for column in held), default=0), draw, after)


def rule(ink: str = LINE, weight: float = 0.2, after: float = 0) -> Block:
    def draw(paper: Paper, y: float) -> None:
        with marked(paper.pdf, None):
            paper.stroke(LEFT, y, WIDTH, ink, weight)

    return Block(0, draw, after, keep=True)


def gap(height: float) -> Block:
    """White space, which is not drawn."""
    return Block(height, nothing)


def nothing(_paper: Paper, _y: float) -> None:
    """Keeps its height free."""
