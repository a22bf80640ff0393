"""Memory, weight and paint in a browser, the start, and work without a page."""

import time
from collections.abc import Iterator
from statistics import median

from tests.bench.children import PEERMENT, started, work
from tests.bench.chromium import chromium, first_visit, paints
from tests.bench.lines import Line
from tests.bench.sockets import memory_per_person
from tests.bench.stage import Run

PERSON = 220
PUBLIC_BYTES, SIGNED_IN_BYTES, REQUESTS = 150_000, 430_000, 16
FIRST_PAINT, LARGEST_PAINT = 0.5, 0.8
START = 1.4
SOLVING, SCORING = 1.2, 2.0
QUESTIONS, IMPORT_SECONDS, IMPORT_MEMORY = 5_000, 10, 300
FEW = 10
CERTIFICATES = 10


def memory(run: Run) -> Iterator[Line]:
    """What one more connected person takes."""
    with run.fresh() as (ours, bare):
        crowd = run.cast.crowd
        mine = memory_per_person(ours, "/home", crowd, run.connected)
        floor = memory_per_person(bare, "/bare", [], run.connected)
    told = f"/home, each of {run.connected} connected people"
    yield Line("memory", told, mine, "KiB", floor, at_most=PERSON, of_floor=False)


def weight(run: Run) -> Iterator[Line]:
    """A first visit, with nothing in the browser's cache."""
    with chromium() as browser:
        for path in ("/learn", run.cast.course, run.cast.lesson):
            found = first_visit(browser, run.ours, path)
            yield Line("weight", f"{path}, bytes", found.size, "byte", at_most=PUBLIC_BYTES)
            yield Line("weight", f"{path}, scripts", found.scripts, "files", at_most=0)
        found = first_visit(browser, run.ours, "/home", run.cast.mentee)
        bare = first_visit(browser, run.bare, "/bare")
    yield Line(
        "weight",
        "/home, bytes",
        found.size,
        "byte",
        bare.size,
        at_most=SIGNED_IN_BYTES,
        of_floor=False,
    )
    yield Line("weight", "/home", found.requests, "requests", bare.requests, REQUESTS, None, False)


def paint(run: Run) -> Iterator[Line]:
    """How soon something can be seen, with a warm cache."""
    pages = [(run.ours, "/home", run.cast.mentor), (run.bare, "/bare", "")]
    with chromium() as browser:
        ours, bare = paints(browser, pages, max(3, run.rounds // 3))
    yield Line("paint", "/home, first paint", ours.first, "ms", bare.first, at_most=FIRST_PAINT)
    yield Line(
        "paint", "/home, largest paint", ours.largest, "ms", bare.first, at_most=LARGEST_PAINT
    )


def start(run: Run) -> Iterator[Line]:
    """From the start of the process to /readyz, with a database that is there already."""
    assert run.cast
    data = ["--data", str(run.folder / "demo")]
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(1 + min(FEW, max(3, run.rounds // 3))):
        bare.append(until_ready(["-m", "tests.bench.floors", "bare"], ""))
        ours.append(until_ready([*PEERMENT, *data], "--port"))
    yield Line(
        "start",
        "process to /readyz",
        median(ours[1:]),
        "s",
        median(bare[1:]),
        at_most=START,
        note=f"{len(ours) - 1} rounds",
    )


def until_ready(command: list[str], port_option: str) -> float:
    begun = time.perf_counter()
    with started(command, port_option):
        return time.perf_counter() - begun


def importing(_run: Run) -> Iterator[Line]:
    found = numbers(work("work", "importing", str(QUESTIONS)))
    what = f"{QUESTIONS:,} GIFT questions"
    yield Line("import", what, found["seconds"], "s", at_most=IMPORT_SECONDS)
    yield Line("import", f"{what}, memory", found["memory"], "MiB", at_most=IMPORT_MEMORY)


def certificates(run: Run) -> Iterator[Line]:
    """Sheets of different people, each with its own print, in the time of one processor."""
    found = numbers(work("work", "certificates", str(CERTIFICATES * run.rounds)))
    note = f"{CERTIFICATES * run.rounds} sheets, {found['size']:,.0f} bytes each"
    a_second = found["each second"]
    yield Line("certificates", "sheets per second per core", a_second, "sheets", note=note)


def matching(run: Run) -> Iterator[Line]:
    """Low-rank skill scores with room for several; scipy solves the very same matrix."""
    for size, rounds in ((500, max(3, run.rounds // 3)), (2_000, max(2, run.rounds // 10))):
        found = numbers(work("work", "matching", str(size), str(rounds)))
        note = f"{rounds} rounds"
        what = f"{size:,} × {size:,}"
        per_million = found["score"] * 1e6 / size**2
        yield Line(
            "matching",
            f"{what}, solve",
            found["solve"] * 1000,
            "ms",
            found["floor"] * 1000,
            at_most=SOLVING,
            note=note,
        )
        yield Line(
            "matching", f"{what}, scoring a million pairs", per_million, "s", at_most=SCORING
        )
        yield Line("matching", f"{what}, reasons of all pairs", found["explain"] * 1000, "ms")


def numbers(told: dict[str, object]) -> dict[str, float]:
    return {name: float(str(value)) for name, value in told.items()}
