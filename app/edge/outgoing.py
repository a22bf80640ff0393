"""An answer on its way out: guarded headers, a nonce on each script, compressed."""

import asyncio
import gzip
import re
import secrets
import zlib
from collections import OrderedDict

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import Message, Scope, Send

from app.edge.headers import protect

SMALLEST_WORTH_PACKING = 500
STORED_BYTES = 32_000_000
TEXT = re.compile(
    r"(text/(?!event-stream)|image/svg\+xml|application/(javascript|json|xml|[\w.-]+\+(json|xml))).*"
)
TAG = re.compile(rb'<(?:script|link rel="modulepreload")(?=[\s>/])', re.IGNORECASE)
LONGEST_TAG = len(b'<link rel="modulepreload" ')


class Store:
    """Packed files that never change, so that each is compressed once; the oldest go first."""

    def __init__(self, room: int = STORED_BYTES) -> None:
        self.room = room
        self.files: OrderedDict[str, tuple[Message, bytes]] = OrderedDict()

    def put(self, url: str, start: Message, body: bytes) -> None:
        self.files[url] = (start, body)
        while sum(len(packed) for _, packed in self.files.values()) > self.room:
            self.files.popitem(last=False)


class Nonce:
    """Marks script tags as ours, also when a tag is split between two pieces."""

    def __init__(self) -> None:
        self.value = secrets.token_urlsafe(18)
        self._held = b""

    def feed(self, piece: bytes, last: bool) -> bytes:
        text = self._held + piece
        cut = -1 if last else text.rfind(b"<", max(0, len(text) - LONGEST_TAG))
        self._held = text[cut:] if cut >= 0 else b""
        ready = text[:cut] if cut >= 0 else text
        # Unquoted, so that a tag inside a quoted string of a script stays one string.
        return TAG.sub(rb"\g<0> nonce=" + self.value.encode(), ready)


class Packer:
    """Streaming gzip that lets each piece be read as soon as it is sent."""

    def __init__(self) -> None:
        self._zip = zlib.compressobj(4, zlib.DEFLATED, 31)

    def feed(self, piece: bytes, last: bool) -> bytes:
        end = zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH
        return self._zip.compress(piece) + self._zip.flush(end)


class Reply:
    """Receives what the application sends and passes it on as the edge wants it."""

    def __init__(self, scope: Scope, send: Send, https: bool, store: Store) -> None:
        self._scope = scope
        self._send = send
        self._https = https
        self._store = store
        self._start: Message | None = None
        self._nonce: Nonce | None = None
        self._packer: Packer | None = None
        self._keeping: list[bytes] | None = None
        self.started = False
        self._length = ""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._begin(message)
        elif message["type"] != "http.response.body":
            await self._send(message)
        elif self._keeping is not None:
            await self._keep(message)
        else:
            await self._pass(message.get("body", b""), not message.get("more_body", False))

    def _begin(self, message: Message) -> None:
        """Keep the start back until the first piece shows whether packing is worth it."""
        headers = MutableHeaders(raw=list(message.get("headers", [])))
        self._nonce = self._packer = self._keeping = None
        self._length = headers.get("content-length", "")
        plain = "content-encoding" not in headers
        if plain and headers.get("content-type", "").startswith("text/html"):
            self._nonce = Nonce()
            del headers["content-length"]
        if self._scope["path"].startswith("/_nicegui/"):
            del headers["set-cookie"]
            if message["status"] >= 400:
                headers["cache-control"] = "no-store"
        protect(headers, self._nonce.value if self._nonce else None, self._https)
        self._start = {**message, "headers": headers.raw}
        if _may_pack(self._scope, message["status"], headers):
            self._packer = Packer()
            forever = {"public", "immutable"} <= set(
                re.split(r"[,\s]+", headers.get("cache-control", ""))
            )
            self._keeping = [] if forever else None

    async def _pass(self, piece: bytes, last: bool) -> None:
        if self._start is not None:
            if self._packer and last and len(piece) < SMALLEST_WORTH_PACKING:
                self._packer = None
            await self._send(_packed(self._start) if self._packer else self._start)
            self._start = None
            self.started = True
        if self._nonce:
            piece = self._nonce.feed(piece, last)
        if self._packer:
            piece = self._packer.feed(piece, last)
        await self._send({"type": "http.response.body", "body": piece, "more_body": not last})

    async def _keep(self, message: Message) -> None:
        """Collect a file that never changes, pack it well beside the event loop, remember it."""
        if self._start is None or self._keeping is None:
            return
        self._keeping.append(message.get("body", b""))
        if message.get("more_body", False):
            return
        whole = b"".join(self._keeping)
        body = await asyncio.to_thread(gzip.compress, whole, 6)
        start = _packed(self._start)
        MutableHeaders(raw=start["headers"])["content-length"] = str(len(body))
        if self._length in {"", str(len(whole))}:  # a reader who left early leaves half a file
            self._store.put(url_of(self._scope), start, body)
        self.started = True
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body, "more_body": False})


def url_of(scope: Scope) -> str:
    return f"{scope['path']}?{scope.get('query_string', b'').decode('latin-1')}"


def wants_stored(scope: Scope) -> bool:
    """Whether a stored packed file answers this request."""
    headers = Headers(scope=scope)
    conditional = {"range", "if-none-match", "if-modified-since"} & set(headers.keys())
    return scope["method"] == "GET" and accepts_gzip(headers) and not conditional


def accepts_gzip(headers: Headers) -> bool:
    offers = headers.get("accept-encoding", "").lower().split(",")
    return any(re.fullmatch(r"\s*gzip\s*(;\s*q=(1.*|0?\.\d*[1-9].*))?", offer) for offer in offers)


def _may_pack(scope: Scope, status: int, headers: Headers) -> bool:
    return (
        status not in (204, 206, 304)
        and scope["method"] != "HEAD"
        and "content-encoding" not in headers
        and TEXT.fullmatch(headers.get("content-type", "")) is not None
        and accepts_gzip(Headers(scope=scope))
    )


def _packed(start: Message) -> Message:
    headers = MutableHeaders(raw=list(start["headers"]))
    headers["content-encoding"] = "gzip"
    headers.add_vary_header("Accept-Encoding")
    del headers["content-length"]
    if headers.get("etag", "W/").startswith('"'):
        headers["etag"] = "W/" + headers["etag"]
    return {**start, "headers": headers.raw}
