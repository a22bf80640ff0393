"""How much one stranger can make NiceGUI hold, do and log: the ninth fact, and odd frames."""

import asyncio

import nicegui
import pytest

from tests.contract.visitor import Site, clicks, connected, say


async def test_anonymous_pages_are_few(bare: Site, ours: Site) -> None:
    grown = {}
    for site in (bare, ours):
        async with site.client() as browser:
            before = (await browser.get("/counts")).json()["clients"]
            for _ in range(40):
                assert (await browser.get("/anonymous")).status_code == 200
            grown[site.url] = (await browser.get("/counts")).json()["clients"] - before
    assert grown[bare.url] >= 35
    assert grown[ours.url] <= 11


async def test_unopened_pages_of_one_session_are_few(ours: Site, alice: str) -> None:
    async with ours.client(alice) as browser:
        for _ in range(60):
            assert (await browser.get("/")).status_code == 200
        crowd = (await browser.get("/counts")).json()["clients"]
        for _ in range(20):
            await browser.get("/")
        assert (await browser.get("/counts")).json()["clients"] <= crowd


async def test_files_of_nicegui(ours: Site) -> None:
    static = f"/_nicegui/{nicegui.__version__}/static/nicegui.js"
    async with ours.client() as browser:
        answer = await browser.get(static)
        absent = await browser.get(static + ".nothing")
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert "set-cookie" not in answer.headers
    assert (absent.status_code, absent.headers["cache-control"]) == (404, "no-store")


async def test_events_are_paced(ours: Site, alice: str) -> None:
    page = await ours.page(alice)
    before = clicks(await ours.hits())
    async with connected(ours, page, alice) as socket:
        gone = asyncio.Event()
        socket.on("disconnect", lambda *_: gone.set())
        for _ in range(400):
            await socket.emit("event", page.event("act"))
        async with asyncio.timeout(5):
            await gone.wait()
    assert 100 <= clicks(await ours.hits()) - before <= 150


async def test_large_event_is_dropped(bare: Site) -> None:
    page = await bare.page("")
    async with connected(bare, page) as socket:
        gone = asyncio.Event()
        socket.on("disconnect", lambda *_: gone.set())
        await socket.emit("event", page.event("amount", "update", "9" * 1_500_000))
        async with asyncio.timeout(5):
            await gone.wait()


async def test_browser_log(ours: Site, alice: str) -> None:
    page = await ours.page(alice)
    frame = {"client_id": page.client_id, "level": "error"}
    async with connected(ours, page, alice) as socket:
        await say(socket, "log", frame | {"message": "one\r\nFORGED ENTRY" + "x" * 9_000})
    lines = [line for line in ours.log.read_text().splitlines() if "FORGED" in line]
    assert len(lines) == 1
    assert "one\\r\\nFORGED" in lines[0]
    assert len(lines[0]) < 700


@pytest.mark.parametrize("name", ["event", "ack", "log", "javascript_response", "handshake"])
async def test_malformed(ours: Site, alice: str, name: str) -> None:
    page = await ours.page(alice)
    known = {"client_id": page.client_id}
    odd = ["text", None, [], {}, known, known | {"id": "x"}, known | {"next_message_id": "x"}]
    odd += [page.event("act") | change for change in ({"args": 1}, {"listener_id": 9}, {"id": -1})]
    async with connected(ours, page, alice) as socket:
        for frame in odd:
            await say(socket, name, frame)
        assert socket.connected
    assert "Traceback" not in ours.log.read_text()
