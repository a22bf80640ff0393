"""How open pages end when the session behind them does."""

import asyncio
import contextlib
from collections.abc import Callable, Collection
from uuid import UUID

from nicegui import Client, background_tasks, core

from app.guard.bindings import Bound, bound_pages, is_opened, sockets
from app.guard.liveness import Liveness

LEAVING_SECONDS = 1.0
LOGIN = "/login"
_liveness: list[Liveness] = []


def ask_with(liveness: Liveness) -> None:
    """Set once at start: how to ask whether a session is live."""
    _liveness[:] = [liveness]


def close_session(session_ids: Collection[str], to: str = LOGIN) -> None:
    """Close every open page of these sessions."""
    close_where(lambda bound: bound.session_id in session_ids, to)


def close_person(person_id: UUID, to: str = LOGIN) -> None:
    """Close every open page of this person."""
    close_where(lambda bound: bound.person_id == person_id, to)


def close_where(predicate: Callable[[Bound], bool], to: str = LOGIN) -> None:
    """Send the open pages it names to `to` and cut them; may be called from any thread."""
    if core.loop is not None:
        core.loop.call_soon_threadsafe(_close, predicate, to)


async def sweep() -> None:
    """Close the pages of sessions that ran out with nobody acting on them; call it regularly."""
    for _, bound in bound_pages():
        await is_current(bound)


async def is_current(bound: Bound) -> bool:
    """Whether acts on this page still count; if its session has ended unnoticed, it closes."""
    if not bound.closed and not await _liveness[0](bound.session_id):
        _close(lambda other: other.session_id == bound.session_id, LOGIN)
    return not bound.closed


def _close(predicate: Callable[[Bound], bool], to: str) -> None:
    for client, bound in bound_pages():
        if not bound.closed and predicate(bound):
            bound.closed = True
            _liveness[0].forget(bound.session_id)
            if is_opened(client):
                background_tasks.create(_dismiss(client, to), name="farewell")


async def _dismiss(client: Client, to: str) -> None:
    """Show the browser the door, forget the page at once, then cut a socket that stays."""
    connected = list(client._socket_to_document_id)
    await core.sio.emit("open", {"path": to, "new_tab": False}, room=client.id)
    # NiceGUI would delete the page a second time when the browser stays away.
    for document_id in list(client._delete_tasks):
        client._cancel_delete_task(document_id)
    if not client.is_deleted:
        client.delete()
    client.outbox.updates.clear()
    client.outbox.messages.clear()
    await asyncio.gather(*map(_cut, connected))


async def _cut(socket_id: str) -> None:
    """Give the browser a moment to leave by itself, then close the connection beneath it."""
    socket = sockets.get(socket_id)
    if socket is None:
        return
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(LEAVING_SECONDS):
            await socket.gone.wait()
    if not socket.gone.is_set():
        await core.sio.eio.disconnect(core.sio.manager.eio_sid_from_sid(socket_id, "/"))
