"""Windows without a browser: what a page is told over its socket, and what is said in it."""

import asyncio
import json
import logging
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path

import socketio

from tests.bench.children import Server
from tests.bench.crowding import fetched
from tests.contract.visitor import Page, Site, connected

ACKNOWLEDGED_EVERY = 3.0
COMPOSER = "ws-comp"
logging.getLogger("engineio.client").setLevel(logging.CRITICAL)  # a window that is cut is counted


class Window:
    """An open page of somebody, as NiceGUI's script keeps it."""

    def __init__(self, page: Page, socket: socketio.AsyncClient) -> None:
        self.client_id, self.box, self.socket = page.client_id, message_box(page), socket
        self.next_message = self.acknowledged = 0
        self.waiting: dict[str, asyncio.Future[float]] = {}
        self.numbers = count()
        socket.on("*", self.heard)

    def heard(self, kind: str, *said: object) -> None:
        """Counts what comes, and looks in it for words that somebody waits for."""
        now = time.perf_counter()
        frame = said[0] if said and isinstance(said[0], dict) else {}
        self.next_message = max(self.next_message, int(frame.get("_id", -1)) + 1)
        if kind != "update" or not self.waiting:
            return
        text = str(frame)
        for words in [each for each in self.waiting if each in text]:
            self.waiting.pop(words).set_result(now)

    def expect(self, words: str) -> asyncio.Future[float]:
        """The moment in which the page is told these words."""
        self.waiting[words] = asyncio.get_running_loop().create_future()
        return self.waiting[words]

    async def write(self, words: str) -> None:
        """Sends a message, as the box under a conversation does."""
        args = [json.dumps(words), json.dumps(f"{next(self.numbers)}")]
        await self.socket.emit("event", {"client_id": self.client_id, "args": args, **self.box})

    async def acknowledge(self) -> None:
        """Tells the server what it need not keep, if there is something new."""
        if self.next_message > self.acknowledged and self.socket.connected:
            self.acknowledged = self.next_message
            frame = {"client_id": self.client_id, "next_message_id": self.acknowledged}
            await self.socket.emit("ack", frame)


def message_box(page: Page) -> dict[str, object]:
    """Where messages are written on this page, if they are: the element, and who hears a click."""
    for number, element in page.elements.items():
        listeners = element.get("events")
        if COMPOSER in str(element.get("props")) and isinstance(listeners, list):
            heard = next(each["listener_id"] for each in listeners if each["type"] == "click")
            return {"id": int(number), "listener_id": heard}
    return {}


async def opened(stack: AsyncExitStack, server: Server, path: str, cookie: str) -> Window:
    """A window that stays open until the stack ends."""
    page = Page(await asyncio.to_thread(fetched, server, path, cookie))
    site = Site(server.url, Path())
    return Window(page, await stack.enter_async_context(connected(site, page, cookie)))


async def keep_acknowledging(windows: Sequence[Window]) -> None:
    """Each window in its turn, for as long as the task lives."""
    while True:
        for window in windows:
            await window.acknowledge()
            await asyncio.sleep(ACKNOWLEDGED_EVERY / len(windows))
