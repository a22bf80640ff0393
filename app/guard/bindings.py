"""Whose each open NiceGUI page is, and which sockets are connected."""

import asyncio
import hashlib
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID
from weakref import WeakKeyDictionary, WeakSet, WeakValueDictionary

from nicegui import Client

from app.edge.limits import Bucket

EVENTS_BURST = 100
EVENTS_PER_SECOND = 20
UNOPENED_PER_SESSION = 50


@dataclass
class Bound:
    """Whose page it is; `proof` is a hash of the cookie that it was asked with."""

    session_id: str
    person_id: UUID
    proof: str
    beside: WeakSet[Client]
    """The pages of the same session, itself among them."""
    closed: bool = False


@dataclass
class Socket:
    """One browser connection: its acts come in turn, at its own pace, until it is gone."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    bucket: Bucket = field(
        default_factory=lambda: Bucket(EVENTS_BURST, EVENTS_PER_SECOND, time.monotonic())
    )
    dropped: int = 0


bindings: WeakKeyDictionary[Client, Bound] = WeakKeyDictionary()
_of_session: WeakValueDictionary[str, WeakSet[Client]] = WeakValueDictionary()
sockets: dict[str, Socket] = {}
_cookie_name = ["peerment"]


def name_cookie(name: str) -> None:
    """Set once at start: the cookie that carries the session."""
    _cookie_name[0] = name


def bind(client: Client, session_id: str, person_id: UUID) -> None:
    """Say whose page this is; called while it is built, before anything can be done on it."""
    mine = _of_session.setdefault(session_id, WeakSet())
    forget_oldest([page for page in mine if page.id in Client.instances], UNOPENED_PER_SESSION - 1)
    mine.add(client)
    bindings[client] = Bound(session_id, person_id, proof_in(client.request.cookies), mine)


def who(client: Client) -> Bound:
    """Whose page this is; `KeyError` for a page that was never bound."""
    return bindings[client]


def bound_pages() -> list[tuple[Client, Bound]]:
    """The pages that exist; a deleted one stays in `bindings` for as long as it is referred to."""
    return [(page, bound) for page, bound in bindings.items() if page.id in Client.instances]


def proof_in(cookies: Mapping[str, str]) -> str:
    """What a page and a socket have in common if the same browser session asked for both."""
    token = cookies.get(_cookie_name[0], "")
    return hashlib.sha256(token.encode()).hexdigest() if token else ""


def is_opened(client: Client) -> bool:
    """Whether a browser shows it, or did a moment ago; nothing runs on any other page."""
    return client.has_socket_connection or bool(client._delete_tasks)


def forget_oldest(clients: Iterable[Client], keep: int) -> None:
    """Of pages fetched but never opened, keep only the newest."""
    unopened = sorted((c for c in clients if not is_opened(c)), key=lambda c: c.created)
    for client in unopened[: max(0, len(unopened) - keep)]:
        client.delete()
