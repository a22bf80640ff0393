"""The edge by itself: hosts, origins, proxies, sizes, rates, errors."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.types import Message

from app.edge import Edge, EdgePolicy
from app.edge.limits import Limiter, network_key
from tests.app.inside import BASE, INSIDE, PUBLIC, browser


@pytest.mark.parametrize(
    ("policy", "host", "status"),
    [
        (PUBLIC, "peer.example", 200),
        (PUBLIC, "PEER.example", 200),
        (PUBLIC, "peer.example:444", 400),
        (PUBLIC, "evil.example", 400),
        (PUBLIC, "127.0.0.1", 400),
        (EdgePolicy(), "127.0.0.1:8080", 200),
        (EdgePolicy(), "localhost", 200),
        (EdgePolicy(), "[::1]:8080", 200),
        (EdgePolicy(), "rebound.example:8080", 400),
        (
            EdgePolicy(base_url="http://a.example:80", allowed_hosts=("b.example",)),
            "a.example",
            200,
        ),
        (EdgePolicy(base_url="http://a.example", allowed_hosts=("b.example",)), "b.example:9", 200),
    ],
)
async def test_host(policy: EdgePolicy, host: str, status: int) -> None:
    async with browser(policy, Host=host) as client:
        assert (await client.get("/seen")).status_code == status
        assert (await client.get("/livez")).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": BASE}, 200),
        ({"Origin": BASE + ":444"}, 403),
        ({"Origin": "http://peer.example"}, 403),
        ({"Origin": "https://peer.example.evil"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Referer": BASE + "/a"}, 403),
        ({"Referer": BASE + "/a"}, 200),
        ({"Referer": BASE + ".evil/a"}, 403),
        ({}, 403),
    ],
)
async def test_forms_come_from_us(headers: dict[str, str], status: int) -> None:
    async with browser(**headers) as client:
        assert (await client.post("/read")).status_code == status
        assert (await client.post("/hook/a")).status_code == 200


async def test_origin_on_loopback_has_our_port() -> None:
    for origin, status in (("http://127.0.0.1:81", 200), ("http://127.0.0.1:82", 403)):
        async with browser(EdgePolicy(), "http://127.0.0.1:81", Origin=origin) as client:
            assert (await client.post("/read")).status_code == status


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", BASE + ":444"])
async def test_socket_from_elsewhere(origin: str | None) -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        raise AssertionError("the application was reached")

    headers = [(b"host", b"peer.example"), (b"sec-fetch-site", b"same-origin")]
    headers += [(b"origin", origin.encode())] if origin else []
    scope = {"type": "websocket", "path": "/_nicegui_ws/", "scheme": "ws", "headers": headers}
    await Edge(INSIDE, PUBLIC)(scope | {"client": ("192.0.2.1", 1)}, receive, send)
    assert sent == [{"type": "websocket.close", "code": 1008}]


FORWARDED = {
    "X-Forwarded-For": "203.0.113.9, 198.51.100.7, 10.0.0.3",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Prefix": "//evil.example",
    "X-Forwarded-Host": "evil.example",
    "Forwarded": "for=1.2.3.4",
    "X-Real-IP": "1.2.3.4",
}


@pytest.mark.parametrize(
    ("peer", "client", "scheme"),
    [("192.0.2.1", "192.0.2.1", "http"), ("10.0.0.2", "198.51.100.7", "https")],
)
async def test_only_our_proxies_are_believed(peer: str, client: str, scheme: str) -> None:
    async with browser(url="http://peer.example", peer=peer, **FORWARDED) as asking:
        told = (await asking.get("/seen")).json()
    assert (told["client"], told["scheme"]) == (client, scheme)
    assert not {name.lower() for name in FORWARDED} & set(told["headers"])


async def test_nonsense_from_a_proxy() -> None:
    for hops in ("", "unknown", "<script>", "1.2.3.4:80, x"):
        async with browser(peer="10.0.0.2", **{"X-Forwarded-For": hops}) as asking:
            assert (await asking.get("/seen")).json()["client"] == "10.0.0.2"


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/read", 1_000, 200),
        ("/read", 1_001, 413),
        ("/_nicegui/client/x/upload/1", 5_000, 200),
        ("/_nicegui/client/x/upload/1", 5_001, 413),
    ],
)
@pytest.mark.parametrize("announced", [True, False])
async def test_size(path: str, size: int, status: int, *, announced: bool) -> None:
    async def body() -> AsyncIterator[bytes]:
        for start in range(0, size, 100):
            yield b"A" * min(100, size - start)

    policy = EdgePolicy(base_url=BASE, max_body=1_000, upload_max=5_000)
    async with browser(policy, Origin=BASE) as client:
        answer = await client.post(path, content=b"A" * size if announced else body())
    assert answer.status_code == status
    assert ("too large" in answer.text) == (status == 413)


async def test_anonymous_rate() -> None:
    policy = EdgePolicy(base_url=BASE, anonymous_per_minute=3)
    async with browser(policy) as client:
        assert [(await client.get("/page")).status_code for _ in range(3)] == [200] * 3
        answer = await client.get("/seen")
        assert answer.status_code == 429
        assert answer.headers["retry-after"] == "20"
        assert "wait" in answer.text.lower()
        for path in ("/_nicegui/1/a.css", "/livez"):
            assert (await client.get(path)).status_code == 200
        client.headers["Cookie"] = "peerment=token"
        assert (await client.get("/seen")).status_code == 200


async def test_spoofed_address_shares_the_bucket() -> None:
    policy = EdgePolicy(base_url=BASE, anonymous_per_minute=1)
    async with browser(policy) as client:
        for hop, status in (("1.1.1.1", 200), ("2.2.2.2", 429)):
            answer = await client.get("/seen", headers={"X-Forwarded-For": hop})
            assert answer.status_code == status


def test_bucket_refills_and_memory_is_bounded() -> None:
    now = [0.0]
    limiter = Limiter(60, size=2, clock=lambda: now[0])
    assert [limiter.wait("a") for _ in range(60)] == [0] * 60
    assert limiter.wait("a") == pytest.approx(1)
    now[0] = 1.5
    assert limiter.wait("a") == 0
    assert limiter.wait("a") > 0
    limiter.wait("b")
    limiter.wait("c")
    assert list(limiter.buckets) == ["b", "c"]


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:0:1:2::3", "2001:db8:0:1::/64"),
        ("2001:db8:0:1:9::9", "2001:db8:0:1::/64"),
    ],
)
def test_network_key(address: str, key: str) -> None:
    assert network_key(address) == key


async def test_errors_show_a_number_only(caplog: pytest.LogCaptureFixture) -> None:
    async with browser() as client:
        answer = await client.get("/fail?token=abc")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    incident = answer.text.partition("Incident ")[2][:8]
    assert f"Incident {incident}: GET fail" in caplog.text
    assert "RuntimeError: secret text" in caplog.text
    assert "token" not in caplog.text


async def test_an_apology_of_our_own_is_kept() -> None:
    async with browser() as client:
        answer = await client.get("/own-failure")
    assert (answer.status_code, answer.text) == (500, "our own apology")


async def test_an_error_midway_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """What was sent stays cut off, so that nobody takes it for the whole."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError("a GET has no body to read")

    scope = {"type": "http", "method": "GET", "path": "/midway", "scheme": "http"}
    headers = [(b"host", b"peer.example")]
    await Edge(INSIDE, PUBLIC)(
        scope | {"headers": headers, "client": ("192.0.2.1", 1)}, receive, send
    )
    assert [message.get("more_body") for message in sent] == [None, True]
    assert "Incident" in caplog.text


async def test_our_own_words_for_the_page() -> None:
    edge = Edge(INSIDE, PUBLIC, page=lambda status, incident: f"<h1>{status} {incident}</h1>")
    transport = httpx.ASGITransport(edge)
    async with httpx.AsyncClient(transport=transport, base_url="https://evil.example") as client:
        assert (await client.get("/seen")).text == "<h1>400 </h1>"
