"""What a browser loads on a first visit, and how soon something can be seen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.bench.children import Server

BROWSER = "/usr/bin/chromium"
PAINTS = """() => new Promise((done) => {
  const seen = {};
  const look = (entries) => entries.forEach((entry) => {
    const name = entry.entryType === 'paint' ? entry.name : 'largest';
    if (name !== 'first-paint') seen[name] = entry.startTime;
  });
  for (const type of ['paint', 'largest-contentful-paint'])
    new PerformanceObserver((list) => look(list.getEntries())).observe({type, buffered: true});
  setTimeout(() => done([seen['first-contentful-paint'] ?? 0, seen['largest'] ?? 0]), 100);
})"""


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes over the wire, and requests; of these, how many are scripts."""

    size: int
    requests: int
    scripts: int


@contextmanager
def chromium() -> Iterator[Browser]:
    if not Path(BROWSER).exists():
        raise RuntimeError(f"there is no {BROWSER}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def first_visit(browser: Browser, server: Server, path: str, cookie: str = "") -> Weight:
    """With nothing in the cache."""
    context = visitor(browser, server, cookie)
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def asked(event: dict[str, str]) -> None:
        kinds[event["requestId"]] = event.get("type", "")

    def got(event: dict[str, float]) -> None:
        sizes[str(event["requestId"])] = int(event["encodedDataLength"])

    wire.on("Network.requestWillBeSent", asked)
    wire.on("Network.loadingFinished", got)
    page.goto(server.url + path, wait_until="networkidle")
    context.close()
    scripts = sum(kinds.get(each) == "Script" for each in sizes)
    return Weight(sum(sizes.values()), len(sizes), scripts)


@dataclass(frozen=True, slots=True)
class Paint:
    """Medians of milliseconds until something, and until the largest thing, could be seen."""

    first: float
    largest: float


def paints(browser: Browser, pages: list[tuple[Server, str, str]], rounds: int) -> list[Paint]:
    """With a warm cache, in turns."""
    contexts = [visitor(browser, server, cookie) for server, _, cookie in pages]
    seen: list[list[tuple[float, float]]] = [[] for _ in pages]
    for turn in range(rounds + 2):
        for at, (server, path, _) in enumerate(pages):
            page = contexts[at].new_page()
            page.goto(server.url + path, wait_until="networkidle")
            first, largest = page.evaluate(PAINTS)
            page.close()
            if turn > 1:
                seen[at].append((first, largest))
    for context in contexts:
        context.close()
    return [
        Paint(median(one for one, _ in times), median(other for _, other in times))
        for times in seen
    ]


def visitor(browser: Browser, server: Server, cookie: str) -> BrowserContext:
    context = browser.new_context()
    if cookie:
        context.add_cookies([{"name": "peerment", "value": cookie, "url": server.url}])
    return context
