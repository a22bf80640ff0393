"""A stranger at the door: speaks HTTP and Socket.IO with whatever headers it likes."""

import html
import json
import re
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import httpx
import socketio

Elements = dict[str, dict[str, object]]


@dataclass(frozen=True)
class Site:
    url: str
    log: Path

    def client(self, cookie: str = "", **headers: str) -> httpx.AsyncClient:
        if cookie:
            headers["Cookie"] = f"peerment={cookie}"
        return httpx.AsyncClient(base_url=self.url, headers={"Origin": self.url} | headers)

    async def post(self, path: str) -> httpx.Response:
        async with self.client() as browser:
            return await browser.post(path)

    async def hits(self) -> list[str]:
        async with self.client("counter") as browser:
            return list((await browser.get("/hits")).json())

    async def page(self, cookie: str, path: str = "/") -> "Page":
        async with self.client(cookie) as browser:
            answer = await browser.get(path)
        assert answer.status_code == 200, answer.text
        return Page(answer.text)


class Page:
    """What a page's HTML gives away: its client id and its element tree."""

    def __init__(self, text: str) -> None:
        self.text = text
        tree = re.search(r"String\.raw`(.*?)`", text, re.DOTALL)
        known = re.search(r"[\"']client_id[\"']\s*:\s*[\"']([0-9a-f-]{36})", text)
        assert tree
        assert known
        self.elements: Elements = json.loads(html.unescape(tree[1]))
        self.client_id = known[1]
        self.tab_id = str(uuid.uuid4())
        self.document_id = str(uuid.uuid4())

    def event(self, label: str, kind: str = "click", value: object = None) -> dict[str, object]:
        """The frame a browser would send for this act on the element with this label."""
        for number, element in self.elements.items():
            props = element.get("props", {})
            assert isinstance(props, dict)
            if label in (props.get("label"), element.get("tag")):
                listeners = element.get("events", [])
                assert isinstance(listeners, list)
                listener = next(x["listener_id"] for x in listeners if kind in x["type"])
                args = [json.dumps(value)]
                return {
                    "id": int(number),
                    "client_id": self.client_id,
                    "listener_id": listener,
                    "args": args,
                }
        raise LookupError(label)

    @property
    def upload_url(self) -> str:
        found = re.search(r"/_nicegui/client/[^\"&]+/upload/\d+", self.text)
        assert found
        return found[0]


def query(page: Page) -> str:
    return (
        f"implicit_handshake=true&client_id={page.client_id}&tab_id={page.tab_id}"
        f"&document_id={page.document_id}&next_message_id=0"
    )


@asynccontextmanager
async def connected(
    site: Site, page: Page | None, cookie: str = "", origin: str | None = ""
) -> AsyncIterator[socketio.AsyncClient]:
    """A socket; `origin` None sends none, empty sends the site's own."""
    headers = {"Cookie": f"peerment={cookie}"} if cookie else {}
    if origin is not None:
        headers["Origin"] = origin or site.url
    async with aiohttp.ClientSession() as http:
        socket = socketio.AsyncClient(reconnection=False, http_session=http)
        await socket.connect(
            f"{site.url}/?{query(page) if page else ''}",
            headers=headers,
            socketio_path="/_nicegui_ws/socket.io",
            transports=["websocket"],
        )
        try:
            yield socket
        finally:
            await socket.disconnect()


async def say(socket: socketio.AsyncClient, name: str, frame: object) -> None:
    """Send a frame and wait until the server has dealt with it."""
    await socket.call(name, frame, timeout=5)


def handshake(page: Page) -> dict[str, object]:
    return {"client_id": page.client_id, "tab_id": page.tab_id, "document_id": page.document_id}


def clicks(hits: list[str]) -> int:
    return sum(1 for hit in hits if hit.startswith("click"))
