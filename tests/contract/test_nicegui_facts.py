"""What NiceGUI 3.18 leaves open, still as we know it, and closed by our edge and guard."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import httpx
import nicegui
import pytest
import socketio
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tests.contract.visitor import Site, clicks, connected, handshake, query, say

REFUSED = socketio.exceptions.ConnectionError
EVIL = ["https://evil.example", "null", "http://127.0.0.1:1", "http://127.0.0.1.evil.example", None]
FORM_BEGINS = b'--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n'


def test_version() -> None:
    assert nicegui.__version__ == "3.18.0", (
        "NiceGUI changed: read nicegui.py, client.py, outbox.py, page.py and upload.py again, "
        "since app/sockets.py, app/farewell.py, app/gate.py and app/guard.py use private parts"
    )


# 1. Any origin, and any socket that knows the id of a page


@pytest.mark.parametrize("origin", EVIL)
async def test_foreign_origin(bare: Site, ours: Site, alice: str, origin: str | None) -> None:
    async with connected(bare, None, origin=origin) as socket:
        assert socket.connected
    page = await ours.page(alice)
    with pytest.raises(REFUSED):
        async with connected(ours, page, alice, origin):
            pass
    headers = {"Cookie": f"peerment={alice}"} | ({"Origin": origin} if origin else {})
    address = ours.url.replace("http", "ws") + "/_nicegui_ws/socket.io/?EIO=4&transport=websocket"
    with pytest.raises(InvalidStatus, match="403"):
        await connect(f"{address}&{query(page)}", additional_headers=headers)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
    ],
)
async def test_polling_origin(ours: Site, headers: dict[str, str], status: int) -> None:
    async with httpx.AsyncClient(base_url=ours.url, headers=headers) as browser:
        answer = await browser.get("/_nicegui_ws/socket.io/?EIO=4&transport=polling")
    assert answer.status_code == status


async def test_stolen_page_id(bare: Site, ours: Site, alice: str) -> None:
    page = await bare.page("")
    async with connected(bare, page), connected(bare, None) as thief:
        await say(thief, "event", page.event("act"))
    assert "click nobody" in await bare.hits()

    await ours.post("/begin/bob")
    page = await ours.page(alice)
    for cookie in ("", "bob"):
        with pytest.raises(REFUSED):
            async with connected(ours, page, cookie):
                pass
        async with connected(ours, None, cookie) as thief:
            before = clicks(await ours.hits())
            assert await thief.call("handshake", handshake(page), timeout=5) is False
            for name in ("event", "log", "ack", "javascript_response"):
                await say(thief, name, page.event("act") | {"level": "info", "message": "x"})
    async with connected(ours, page, alice) as socket, connected(ours, None, alice) as thief:
        await say(thief, "event", page.event("act"))
        assert clicks(await ours.hits()) == before
        await say(socket, "event", page.event("act"))
        assert clicks(await ours.hits()) == before + 1


# 2. Handlers after the session has ended


async def test_after_the_session(ours: Site, alice: str) -> None:
    page = await ours.page(alice)
    async with connected(ours, page, alice) as socket:
        await say(socket, "event", page.event("act"))
        told: asyncio.Queue[str] = asyncio.Queue()
        gone = asyncio.Event()
        socket.on("open", lambda data: told.put_nowait(data["path"]))
        socket.on("disconnect", lambda *_: gone.set())
        pushed: list[object] = []
        await ours.post("/end/alice")
        before = await ours.hits()
        async with asyncio.timeout(2):
            assert await told.get() == "/login"
            socket.on("update", lambda data: pushed.append(data))
            await say(socket, "event", page.event("act"))
            await gone.wait()
    assert await ours.hits() == before
    assert pushed == []
    with pytest.raises(REFUSED):
        async with connected(ours, page, alice):
            pass
    assert "Traceback" not in ours.log.read_text()


async def test_unnoticed_end(ours: Site, alice: str) -> None:
    """Nobody closed the pages, for instance since another process ended the session."""
    page = await ours.page(alice)
    async with connected(ours, page, alice) as socket:
        told: asyncio.Queue[str] = asyncio.Queue()
        socket.on("open", lambda data: told.put_nowait(data["path"]))
        await ours.post("/end/alice?quietly=true")
        before = clicks(await ours.hits())
        async with asyncio.timeout(2):
            while told.empty():
                await say(socket, "event", page.event("amount", "update", 1))
                with contextlib.suppress(TimeoutError):
                    told.put_nowait(await asyncio.wait_for(told.get(), 0.1))
        await say(socket, "event", page.event("act"))
        assert clicks(await ours.hits()) == before


async def test_end_while_the_browser_is_away(ours: Site, alice: str) -> None:
    """NiceGUI would delete the page once more when the time to come back is over."""
    page = await ours.page(alice)
    async with connected(ours, page, alice):
        pass
    async with ours.client(alice) as browser, asyncio.timeout(1.5):
        while page.document_id not in (await browser.get("/leaving")).json():
            pass
        await ours.post("/end/alice")
        while page.document_id in (await browser.get("/leaving")).json():
            pass


async def test_person_disabled(ours: Site) -> None:
    await ours.post("/begin/bob")
    pages = [await ours.page("bob"), await ours.page("bob")]
    told: asyncio.Queue[str] = asyncio.Queue()
    async with connected(ours, pages[0], "bob") as one, connected(ours, pages[1], "bob") as two:
        for socket in (one, two):
            socket.on("open", lambda data: told.put_nowait(data["path"]))
        await ours.post("/disable/bob")
        async with asyncio.timeout(2):
            assert [await told.get(), await told.get()] == ["/login?ended"] * 2


# 3. Sub-pages are reached without any middleware


async def test_sub_pages(bare: Site, ours: Site, alice: str) -> None:
    page = await bare.page("")
    async with connected(bare, page) as socket:
        await say(socket, "event", page.event("q-layout", "sub_pages_open", "/admin"))
    page = await ours.page(alice)
    async with connected(ours, page, alice) as socket:
        await say(socket, "event", page.event("q-layout", "sub_pages_open", "/admin"))
    assert "admin" in await bare.hits()
    assert "admin" not in await ours.hits()


# 4. What only looks unusable


@pytest.mark.parametrize("label", ["hidden-child", "props-disabled"])
async def test_unusable(bare: Site, ours: Site, alice: str, label: str) -> None:
    page = await bare.page("")
    async with connected(bare, page) as socket:
        await say(socket, "event", page.event(label))
    page = await ours.page(alice)
    async with connected(ours, page, alice) as socket:
        await say(socket, "event", page.event(label))
    assert label in await bare.hits()
    assert label not in await ours.hits()


async def test_bounds_are_only_shown(bare: Site) -> None:
    """Nothing of ours can close this: services check what they are given."""
    page = await bare.page("")
    async with connected(bare, page) as socket:
        await say(socket, "event", page.event("amount", "update", -999))
    assert "amount -999.0" in await bare.hits()


# 5. Everything in the tree is in the HTML


async def test_whole_tree_is_sent(bare: Site) -> None:
    """Nothing of ours can close this: what must not be read is never put on the page."""
    page = await bare.page("")
    assert "HIDDEN-SECRET" in page.text
    assert "ROW-SECRET" in page.text


# 6. Uploads


async def test_foreign_upload(bare: Site, ours: Site, alice: str) -> None:
    file = {"f": ("a.txt", b"A" * 5_000)}
    page = await bare.page("")
    async with bare.client() as stranger:
        assert (await stranger.post(page.upload_url, files=file)).status_code == 200
    assert "upload 5000" in await bare.hits()

    page = await ours.page(alice)
    for cookie, status in (("", 404), ("bob", 404), (alice, 200)):
        async with ours.client(cookie) as browser:
            assert (await browser.post(page.upload_url, files=file)).status_code == status
    assert (await ours.hits()).count("upload 5000") == 1
    await ours.post("/end/alice?quietly=true")
    async with ours.client(alice) as browser, asyncio.timeout(2):
        while (await browser.post(page.upload_url, files=file)).status_code != 404:
            pass


@pytest.mark.parametrize(("path", "size"), [("/echo", 60_000), ("upload", 150_000)])
@pytest.mark.parametrize("chunked", [True, False])
async def test_oversize_body(
    ours: Site, alice: str, path: str, size: int, *, chunked: bool
) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield FORM_BEGINS
        for _ in range(size // 10_000):
            yield b"A" * 10_000

    page = await ours.page(alice)
    before = await ours.hits()
    address = page.upload_url if path == "upload" else path
    form = "multipart/form-data; boundary=x"
    async with ours.client(alice, **{"Content-Type": form}) as browser:
        body = pieces() if chunked else FORM_BEGINS + b"A" * size
        answer = await browser.post(address, content=body)
    assert answer.status_code == 413
    assert "too large" in answer.text
    assert [hit for hit in await ours.hits() if hit.startswith("upload")] == [
        hit for hit in before if hit.startswith("upload")
    ]


# 7. The cookie


async def test_cookie(bare: Site, ours: Site, alice: str) -> None:
    async with bare.client() as browser:
        cookie = (await browser.get("/")).headers["set-cookie"].lower()
    assert "max-age=1209600" in cookie
    assert "secure" not in cookie
    async with ours.client(alice) as browser:
        for path in ("/", "/login", "/nowhere"):
            assert "set-cookie" not in (await browser.get(path)).headers


# 8. Prefixes, exceptions, documentation, Markdown


async def test_forwarded_prefix(bare: Site, ours: Site) -> None:
    for path in ("/go", "/old"):
        headers = {"X-Forwarded-Prefix": "//evil.example", "X-Forwarded-Host": "evil.example"}
        async with ours.client(**headers) as browser:
            assert (await browser.get(path)).headers["location"] == "/login"
    async with bare.client(**headers) as browser:
        assert (await browser.get("/go")).headers["location"] == "//evil.example/login"


@pytest.mark.parametrize("path", ["/boom", "/boom-page"])
async def test_exception_text(bare: Site, ours: Site, alice: str, path: str) -> None:
    async with ours.client(alice) as browser:
        answer = await browser.get(path)
    assert answer.status_code == 500
    assert "hunter2" not in answer.text
    incident = answer.text.partition("Incident ")[2][:8]
    assert f"Incident {incident}: GET" in ours.log.read_text()
    if path == "/boom-page":
        async with bare.client() as browser:
            assert "hunter2" in (await browser.get(path)).text
    ours.log.write_text("")


async def test_markdown_for_machines(bare: Site, ours: Site, alice: str) -> None:
    """Off unless a page asks for it, so none of ours may."""
    machine = {"Accept": "text/markdown", "User-Agent": "ClaudeBot"}
    async with bare.client(**machine) as browser:
        answer = await browser.get("/anonymous")
        assert answer.headers["content-type"].startswith("text/markdown")
    async with ours.client(alice, **machine) as browser:
        assert (await browser.get("/")).headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/wp-login.php"])
async def test_no_documentation(ours: Site, alice: str, path: str) -> None:
    async with ours.client(alice) as browser:
        before = (await browser.get("/counts")).json()
        assert (await browser.get(path)).status_code == 404
        assert (await browser.get("/counts")).json() == before
