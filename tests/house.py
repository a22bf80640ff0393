"""The whole application behind an in-process client, as a server would run it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import cache
from ipaddress import ip_network

import httpx
from nicegui import app as nicegui_app
from starlette.types import ASGIApp, Message

from app import browsers, database, main
from app.settings import Settings
from models.people import Person
from tests.entrance import FIREFOX

BASE = "http://mentoring.test"
ADDRESSES = ip_network("10.0.0.0/8").hosts()
OURS = {"User-Agent": FIREFOX, "Origin": BASE}


@cache
def built() -> ASGIApp:
    """Once per process, and after all simulated pages: NiceGUI is one for all."""
    nicegui_app.middleware_stack = None
    return main.build(Settings(base_url=BASE))


@asynccontextmanager
async def running() -> AsyncIterator[ASGIApp]:
    """The application between its start and its stop."""
    said: asyncio.Queue[Message] = asyncio.Queue()
    heard: asyncio.Queue[Message] = asyncio.Queue()
    scope = {"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}
    task = asyncio.ensure_future(built()(scope, said.get, heard.put))
    await said.put({"type": "lifespan.startup"})
    assert (await heard.get())["type"] == "lifespan.startup.complete"
    try:
        yield built()
    finally:
        await said.put({"type": "lifespan.shutdown"})
        assert (await heard.get())["type"] == "lifespan.shutdown.complete"
        await task


def window(application: ASGIApp, person: Person | None) -> tuple[httpx.AsyncClient, str]:
    """A browser of this person, signed in, with what its forms carry; or one of nobody.

    Each comes from another address, because strangers are counted by theirs.
    """
    transport = httpx.ASGITransport(application, client=(str(next(ADDRESSES)), 1))
    client = httpx.AsyncClient(transport=transport, base_url=BASE, headers=OURS)
    if person is None:
        return client, ""
    with database.transaction() as session:
        token, sign_in = browsers.begin(session, person, FIREFOX, "password", datetime.now(UTC))
    client.cookies.set("peerment", token, domain="mentoring.test")
    return client, sign_in.csrf
