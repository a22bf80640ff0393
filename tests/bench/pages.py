"""First bytes, sizes, elements, processor and growth of pages, against a page that does nothing."""

import urllib.request
from collections.abc import Iterator

from tests.bench.asking import Page, cpu_per_page, in_turns
from tests.bench.lines import Line
from tests.bench.stage import Cast, Run
from tests.contract.visitor import Page as Tree

OPEN_AT_MOST = 4.0
SIGNED_IN_AT_MOST, SLOW_AT_MOST = 4.5, 7.0
ELEMENTS, BESIDES_CARDS = 40, 60
BUILDS = 60
GROWTH = 1.3
BYTES = "byte"


def public(run: Run) -> Iterator[Line]:
    """Open pages as nobody, against a plain FastAPI route."""
    cast, floor = run.cast, Page(run.plain, "/plain")
    addresses = ["/learn", cast.course, cast.lesson, "/about"]
    addresses += [f"/verify/{cast.certificate}"] if cast.certificate else []
    pages = [Page(run.ours, address) for address in addresses]
    in_turns([floor, *pages], run.rounds)
    for page in pages:
        yield Line("public", page.path, page.middle, "ms", floor.middle, at_most=OPEN_AT_MOST)
        yield Line("public", f"{page.path}, 95th percentile", page.slow, "ms", floor.slow)
        yield Line("public", f"{page.path}, bytes", page.size, BYTES)


def searched(run: Run) -> Iterator[Line]:
    """An open page that is made anew each time."""
    floor, page = Page(run.plain, "/plain"), Page(run.ours, "/learn?q=mentor")
    in_turns([floor, page], run.rounds)
    yield Line("public", page.path, page.middle, "ms", floor.middle, at_most=OPEN_AT_MOST)


def signed_in(run: Run) -> Iterator[Line]:
    """Pages of people who are signed in, against a NiceGUI page with one label."""
    floor = Page(run.bare, "/bare")
    pages = of_people(run)
    in_turns([floor, *(page for _, page in pages)], run.rounds)
    for name, page in pages:
        yield Line("signed-in", name, page.middle, "ms", floor.middle, at_most=SIGNED_IN_AT_MOST)
        slow = f"{name}, 95th percentile against the median of bare"
        yield Line("signed-in", slow, page.slow, "ms", floor.middle, at_most=SLOW_AT_MOST)
        yield Line("signed-in", f"{name}, bytes", page.size, BYTES, floor.size, of_floor=False)


def of_people(run: Run) -> list[tuple[str, Page]]:
    cast, ours = run.cast, run.ours
    return [
        ("/home, mentor", Page(ours, "/home", cast.mentor)),
        ("/home, mentee", Page(ours, "/home", cast.mentee)),
        ("/board, coordinator", Page(ours, "/board", cast.coordinator)),
        ("/board, mentor", Page(ours, "/board", cast.mentor)),
        ("/with/ID", Page(ours, f"/with/{cast.pair}", cast.mentor)),
        ("/journal", Page(ours, "/journal", cast.mentee)),
        ("lesson", Page(ours, cast.lesson, cast.mentee)),
        ("quiz question", Page(ours, cast.question, cast.coordinator)),
    ]


def elements(run: Run) -> Iterator[Line]:
    """NiceGUI elements of each page; a page without any is a plain document."""
    for name, page in of_people(run):
        request = urllib.request.Request(run.ours.url + page.path)
        request.add_header("Cookie", f"peerment={page.cookie}")
        text = urllib.request.urlopen(request).read().decode()
        if "String.raw`" not in text:
            continue
        most = ELEMENTS
        if page.path == "/board":
            most = BESIDES_CARDS + run.cast.cards
        yield Line("elements", name, len(Tree(text).elements), "elements", at_most=most)


def builds(run: Run) -> Iterator[Line]:
    """How often /home could be built in a second of processor time."""
    ours, bare = Page(run.ours, "/home", run.cast.mentor), Page(run.bare, "/bare")
    times = 4 * run.rounds
    mine, floor = cpu_per_page(ours, times), cpu_per_page(bare, 2 * times)
    yield Line("builds", "/home, milliseconds of CPU", mine, "ms", floor)
    yield Line("builds", "/home a CPU-second", 1000 / mine, "pages", at_least=BUILDS)


def growth(run: Run) -> Iterator[Line]:
    """The same pages in a database many times as large."""
    few, many = growing(run, run.cast, large=False), growing(run, run.many, large=True)
    in_turns([page for both in zip(few, many, strict=True) for page in both], run.rounds)
    times = f"{run.many.people:,} people against {run.cast.people}"
    for small, large in zip(few, many, strict=True):
        what = f"{small.path}, {times}"
        yield Line("growth", what, large.middle, "ms", small.middle, at_most=GROWTH)


def growing(run: Run, cast: Cast, *, large: bool) -> list[Page]:
    server = run.grown if large else run.ours
    return [
        Page(server, "/home", cast.mentor),
        Page(server, "/home?mentee", cast.mentee),
        Page(server, "/board", cast.mentor),
        Page(server, "/learn?q=mentor"),
        Page(server, "/programme/people", cast.coordinator),
        Page(server, "/programme/matching", cast.coordinator),
    ]
