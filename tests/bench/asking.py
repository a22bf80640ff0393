"""Asks pages in turns, A B A B, over connections that stay open, and keeps every time."""

import http.client
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.bench.children import Server

WARM_UP = 8


@dataclass(slots=True)
class Page:
    """An address on one of the servers, asked by somebody or by nobody."""

    server: Server
    path: str
    cookie: str = ""
    times: list[float] = field(default_factory=list)
    size: int = 0
    connection: http.client.HTTPConnection | None = None

    def headers(self) -> Mapping[str, str]:
        return {"Accept-Encoding": "gzip"} | (
            {"Cookie": f"peerment={self.cookie}"} if self.cookie else {}
        )

    def ask(self) -> float:
        """Milliseconds until the first byte of the answer."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
            self.connection.connect()
        begun = time.perf_counter()
        self.connection.request("GET", self.path, headers=dict(self.headers()))
        answer = self.connection.getresponse()
        taken = (time.perf_counter() - begun) * 1000
        self.size = len(answer.read())
        if answer.status != 200:
            to = answer.headers.get("Location", "")
            raise RuntimeError(f"{self.path} answered {answer.status} {to}".strip())
        if answer.will_close:
            self.connection = None
        return taken

    @property
    def middle(self) -> float:
        return median(self.times)

    @property
    def slow(self) -> float:
        """The 95th percentile."""
        return slow(self.times)


def slow(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def in_turns(pages: Sequence[Page], rounds: int) -> None:
    """Every page once in each round, after a warm-up."""
    for _ in range(WARM_UP):
        for page in pages:
            page.ask()
    for _ in range(rounds):
        for page in pages:
            page.times.append(page.ask())


def cpu_per_page(page: Page, times: int) -> float:
    """Milliseconds of the server's processor for one answer."""
    for _ in range(WARM_UP):
        page.ask()
    before = page.server.cpu()
    for _ in range(times):
        page.ask()
    return (page.server.cpu() - before) * 1000 / times
