"""What the edge adds to answers: headers, nonces, compression."""

import gzip

import pytest
from starlette.types import Message

from app.edge.outgoing import Nonce, Reply, Store
from tests.app.inside import browser, packings

EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
    "strict-transport-security": "max-age=31536000",
}


@pytest.mark.parametrize("path", ["/page", "/seen", "/nowhere", "/fail", "/_nicegui/1/a.css"])
async def test_headers_on_every_answer(path: str) -> None:
    async with browser() as client:
        headers = (await client.get(path)).headers
    assert EVERYWHERE.items() <= dict(headers).items()
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "camera=()" in headers["permissions-policy"]
    assert "server" not in headers


async def test_policy_and_nonce() -> None:
    async with browser() as client:
        first, second = await client.get("/page"), await client.get("/page")
    nonce = first.headers["content-security-policy"].partition("nonce-")[2].partition("'")[0]
    assert first.headers["content-security-policy"] == (
        f"default-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic' 'unsafe-eval'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
        "form-action 'self'"
    )
    assert f"<script nonce={nonce}>1" in first.text
    assert f"<SCRIPT nonce={nonce} src=a>2" in first.text
    assert first.headers["cache-control"] == "no-store"
    assert nonce not in second.text


async def test_nonce_across_pieces() -> None:
    async with browser() as client:
        text = (await client.get("/pieces")).text
    assert text.count("<script nonce=") == 2
    for cut in range(60):
        nonce = Nonce()
        whole = b'<p><link rel="modulepreload" href=a><script>1</script><scripted>'
        made = nonce.feed(whole[:cut], False) + nonce.feed(whole[cut:], True)
        assert made.count(b" nonce=" + nonce.value.encode()) == 2
        assert made.replace(b" nonce=" + nonce.value.encode(), b"") == whole


async def test_an_answer_may_say_it_itself() -> None:
    async with browser() as client:
        headers = (await client.get("/own")).headers
    assert headers["content-security-policy"] == "sandbox"
    assert headers["cache-control"] == "public, max-age=60"
    assert "content-encoding" not in headers


@pytest.mark.parametrize(
    ("path", "offer", "packed"),
    [
        ("/page", "gzip", True),
        ("/page", "br, gzip;q=0.5", True),
        ("/page", "gzip;q=0", False),
        ("/page", "identity", False),
        ("/pieces", "gzip", True),
        ("/seen", "gzip", False),
    ],
)
async def test_compression(path: str, offer: str, *, packed: bool) -> None:
    async with browser(**{"Accept-Encoding": offer}) as client:
        answer = await client.get(path)
    assert (answer.headers.get("content-encoding") == "gzip") == packed
    assert ("accept-encoding" in answer.headers.get("vary", "").lower()) == packed
    assert answer.text


async def test_lasting_files_are_packed_once() -> None:
    packings.clear()
    async with browser(**{"Accept-Encoding": "gzip"}) as client:
        first, second = [await client.get("/_nicegui/1/a.css") for _ in range(2)]
        assert len(packings) == 1
        fresh = await client.get("/_nicegui/1/a.css", headers={"If-None-Match": 'W/"1"'})
        absent = await client.get("/_nicegui/1/b.css")
    assert len(packings) == 2
    assert first.headers == second.headers
    assert first.text == second.text == fresh.text == "/* */" * 200
    assert first.headers["etag"] == 'W/"1"'
    assert "immutable" in first.headers["cache-control"]
    assert "set-cookie" not in first.headers
    assert absent.headers["cache-control"] == "no-store"


def test_store_is_bounded() -> None:
    store = Store(room=100)
    for name in "abc":
        store.put(name, {"type": "http.response.start"}, gzip.compress(b"")[:1] * 40)
    assert list(store.files) == ["b", "c"]


@pytest.mark.parametrize(("sent", "kept"), [(b"a" * 4000, 1), (b"a" * 3000, 0)])
async def test_half_a_file_is_not_kept_for_everybody(sent: bytes, kept: int) -> None:
    """A reader who leaves early ends the file where they left it."""
    store, told = Store(), list[Message]()

    async def send(message: Message) -> None:
        told.append(message)

    headers = [(b"accept-encoding", b"gzip")]
    scope = {"type": "http", "method": "GET", "path": "/_nicegui/a.js", "headers": headers}
    reply = Reply(scope, send, https=True, store=store)
    length, forever = b"4000", b"public, max-age=31536000, immutable"
    lines = [(b"content-type", b"text/javascript"), (b"content-length", length)]
    lines.append((b"cache-control", forever))
    await reply({"type": "http.response.start", "status": 200, "headers": lines})
    await reply({"type": "http.response.body", "body": sent, "more_body": False})
    assert len(store.files) == kept
    assert told[-1]["more_body"] is False
