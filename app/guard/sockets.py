"""What browsers say over the socket: heard only from the page it is about, for its owner."""

import importlib
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import parse_qs

from nicegui import Client, core
from starlette.requests import cookie_parser

from app.guard.bindings import Socket, bindings, is_opened, proof_in, sockets
from app.guard.farewell import is_current
from app.guard.frames import READERS, Frame, Reader, is_handshake

log = logging.getLogger("peerment.guard")
DROPPED_BEFORE_CUT = 200
# Socket.IO has no types; its own error is the only one whose text reaches the page's script.
ConnectionRefused: type[Exception] = importlib.import_module(
    "socketio.exceptions"
).ConnectionRefusedError


def listen(anonymous_pages: int) -> None:
    """Put our handlers in front of NiceGUI's."""
    theirs = dict(core.sio.handlers["/"])

    async def handshake(sid: str, *said: object) -> bool:
        frame = said[0] if said and isinstance(said[0], dict) else {}
        joins = await _is_paced(sid) and await _may_join(
            frame, core.sio.get_environ(sid), anonymous_pages
        )
        return joins and bool(await theirs["handshake"](sid, frame))

    def disconnect(sid: str, *_: object) -> None:
        if socket := sockets.pop(sid, None):
            socket.gone.set()
        theirs["disconnect"](sid)

    core.sio.on("connect", _connecting(theirs["connect"], anonymous_pages))
    core.sio.on("handshake", handshake)
    core.sio.on("disconnect", disconnect)
    for name, reader in READERS.items():
        core.sio.on(name, _hearing(theirs[name], reader))


def _connecting(
    theirs: Callable[[str, Mapping[str, object]], Awaitable[None]], anonymous_pages: int
) -> Callable[..., Awaitable[None]]:
    async def connect(sid: str, environ: Mapping[str, object], _: object = None) -> None:
        query = _query(environ)
        implicit = query.get("implicit_handshake") == "true"
        if implicit and not await _may_join(query, environ, anonymous_pages):
            raise ConnectionRefused("Implicit handshake failed")
        sockets[sid] = Socket()
        try:
            await theirs(sid, environ)
        except Exception:
            del sockets[sid]
            raise

    return connect


def _hearing(
    theirs: Callable[[str, Frame], object], read: Reader
) -> Callable[..., Awaitable[None]]:
    """One handler of ours: paced, in the order said, from the owner only."""

    async def hear(sid: str, *said: object) -> None:
        if not await _is_paced(sid) or len(said) != 1 or not isinstance(said[0], dict):
            return
        async with sockets[sid].turn:
            try:
                client = await _owner(sid, said[0])
                frame = read(client, said[0]) if client else None
                if frame is not None:
                    theirs(sid, frame)
            except Exception as error:
                core.app.handle_exception(error)

    return hear


async def _may_join(
    frame: Mapping[str, object], environ: Mapping[str, object], anonymous_pages: int
) -> bool:
    """A page accepts only sockets that show the same live session it was itself asked with."""
    client = Client.instances.get(str(frame.get("client_id")))
    if client is None or not is_handshake(frame):
        return False
    bound = bindings.get(client)
    if bound is None:
        nameless = (c for c in Client.instances.values() if c not in bindings and is_opened(c))
        return sum(1 for _ in nameless) < anonymous_pages
    proof = proof_in(cookie_parser(str(environ.get("HTTP_COOKIE", ""))))
    return bool(proof) and proof == bound.proof and await is_current(bound)


async def _owner(sid: str, frame: Frame) -> Client | None:
    """The page a frame is about, if this very socket joined it and its session is live."""
    client = Client.instances.get(str(frame.get("client_id")))
    if client is None or sid not in client._socket_to_document_id:
        return None
    bound = bindings.get(client)
    if bound is not None and not await is_current(bound):
        return None
    return client if sid in client._socket_to_document_id else None


async def _is_paced(sid: str) -> bool:
    """Whether this socket stays within its rate; one that never does is cut."""
    socket = sockets.get(sid)
    if socket is None:
        return False
    if not socket.bucket.take(time.monotonic()):
        return True
    socket.dropped += 1
    if socket.dropped == 1:
        log.warning("A socket sends faster than any person; what is too fast is dropped")
    if socket.dropped == DROPPED_BEFORE_CUT:
        await core.sio.eio.disconnect(core.sio.manager.eio_sid_from_sid(sid, "/"))
    return False


def _query(environ: Mapping[str, object]) -> dict[str, str]:
    query = parse_qs(str(environ.get("QUERY_STRING", "")))
    return {name: values[0] for name, values in query.items()}
