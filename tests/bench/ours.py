"""Our application as `peerment serve` runs it, on a folder and a port; without the limit on
visitors from one address, since all of a run's come from one. At /stall it tells how long its
event loop stood still."""

import asyncio
import gc
import signal
import sys
import time
from pathlib import Path

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from app import database, main, server
from app.edge import Edge
from app.edge.limits import Limiter
from app.settings import load

EVERY = 0.005


class Watched:
    """An application, and a clock in its event loop that notes how late it is called.

    The clock starts when it is first asked; each answer is the longest wait, in milliseconds,
    since the one before.
    """

    def __init__(self, inner: ASGIApp) -> None:
        self.inner = inner
        self.longest = 0.0
        self.clock: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == "/stall":
            await PlainTextResponse(f"{self.taken() * 1000}")(scope, receive, send)
        else:
            await self.inner(scope, receive, send)

    def taken(self) -> float:
        self.clock = self.clock or asyncio.create_task(self.watch())
        longest, self.longest = self.longest, 0.0
        return longest

    async def watch(self) -> None:
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(EVERY)
            self.longest = max(self.longest, time.perf_counter() - begun - EVERY)


def run(folder: Path, port: int) -> None:
    with server.reserved(load({}, port=port, data_dir=folder)) as (settings, listening):
        database.connect(settings.database)
        main.open_records(settings)
        application = main.build(settings)
        assert isinstance(application, Edge)
        application.anonymous = Limiter(10_000_000)
        signal.signal(signal.SIGUSR1, lambda *_: gc.collect())
        server.serve(Watched(application), listening)


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]))
