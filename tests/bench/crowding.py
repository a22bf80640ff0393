"""What strangers and first visits cost the server: its files, and a flood of anonymous requests."""

import http.client
import re
import time
from collections.abc import Iterator
from statistics import median

from tests.bench.asking import Page
from tests.bench.children import Server
from tests.bench.lines import Line
from tests.bench.stage import Run

FILE = re.compile(r'(?:src=|href[=:] ?|url\(|"vue":|from )"(/(?:static|_nicegui)/[^"]+\.\w+)"')
FONT = re.compile(r"url\((fonts/[^)]*-latin-(?:a-)?wght[^)]*)\)")
VISITS, FILES_CPU = 40, 10
REQUESTS, SECONDS, MEMORY = 5_000, 60, 64
EVERY = 100


def static(run: Run) -> Iterator[Line]:
    """The processor's time for all files of a first visit, once they have been packed."""
    page = Page(run.ours, "/home", run.cast.mentee)
    page.ask()
    files = sorted(files_of(run.ours, page))
    visit(run.ours, files)
    before = run.ours.cpu()
    for _ in range(VISITS):
        visit(run.ours, files)
    taken = (run.ours.cpu() - before) * 1000 / VISITS
    yield Line("static", f"{len(files)} files of a first visit", taken, "ms", at_most=FILES_CPU)


def files_of(server: Server, page: Page) -> set[str]:
    """All that the page names, and the letters that its stylesheet brings."""
    found = set(FILE.findall(fetched(server, page.path, page.cookie)))
    sheet = next(file for file in found if "/peerment." in file)
    return found | {f"/static/{font}" for font in FONT.findall(fetched(server, sheet))}


def fetched(server: Server, path: str, cookie: str = "") -> str:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", path, headers={"Cookie": f"peerment={cookie}"} if cookie else {})
    return connection.getresponse().read().decode()


def visit(server: Server, files: list[str]) -> None:
    """As a browser does it: each file once, over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    for file in files:
        connection.request("GET", file, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200 or "immutable" not in answer.headers["Cache-Control"]:
            raise RuntimeError(f"{file} answered {answer.status} and is not kept for ever.")
    connection.close()


def flood(run: Run) -> Iterator[Line]:
    """What stays in memory of requests by nobody, and what others notice meanwhile."""
    with run.fresh() as (ours, _):
        mine = Page(ours, "/home", run.cast.mentor)
        calm = [mine.ask() for _ in range(EVERY // 2)][-EVERY // 4 :]
        before = ours.memory()
        busy = poured(ours, mine, SECONDS if run.rounds >= 30 else SECONDS // 4)
        grown = (ours.memory() - before) / 1024
    what = f"{REQUESTS:,} anonymous requests"
    yield Line("flood", f"{what}, memory", grown, "MiB", at_most=MEMORY)
    yield Line("flood", f"/home during {what}", median(busy), "ms", median(calm))


def poured(server: Server, mine: Page, seconds: float) -> list[float]:
    """Asks for the log-in page and for addresses that do not exist, evenly over the time."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    begun, times = time.perf_counter(), []
    for number in range(REQUESTS):
        path = "/login" if number % 2 else f"/no-such-page-{number}"
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        connection.getresponse().read()
        if number % EVERY == 0:
            times.append(mine.ask())
        early = begun + (number + 1) * seconds / REQUESTS - time.perf_counter()
        time.sleep(max(0, early))
    return times
