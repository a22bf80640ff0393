"""A journal after many years: typing on a very long page, and finding a word again."""

from collections.abc import Iterator

from tests.bench.asking import Page, in_turns, slow
from tests.bench.chromium import chromium
from tests.bench.keys import typed
from tests.bench.lines import Line
from tests.bench.stage import Run
from tests.bench.writing import ENTRIES, LONG

TYPING, SEARCHING = 50, 150


def search(run: Run) -> Iterator[Line]:
    """A word of the oldest page only, so that every page is opened; the floor is the list."""
    writer = run.writer
    found = Page(run.writing, f"/journal?q={writer.word}", writer.cookie)
    listed = Page(run.writing, "/journal", writer.cookie)
    in_turns([found, listed], run.rounds)
    what = f"own journal, {ENTRIES:,} pages of 2 kB"
    for name, mine, floor in (
        (what, found.middle, listed.middle),
        (f"{what}, 95th percentile", found.slow, listed.slow),
    ):
        goal = SEARCHING if name == what else None
        yield Line("search", name, mine, "ms", floor, at_most=goal, of_floor=False)


def typing(run: Run) -> Iterator[Line]:
    """From a key until what it wrote is painted; the floor is a bare text box of the same size."""
    with chromium() as browser:
        ours, bare = typed(browser, run.writing, run.writer, max(3, run.rounds // 3))
    what = f"a page of {LONG:,} words, key to paint, 95th percentile"
    note = f"{len(ours)} keys"
    yield Line(
        "typing", what, slow(ours), "ms", slow(bare), at_most=TYPING, of_floor=False, note=note
    )
