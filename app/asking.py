"""How a page asks a service: in a worker thread, in the name of the person as they are now."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from functools import partial
from time import monotonic
from typing import Concatenate, ParamSpec, TypeVar

from app import database
from app.i18n import carried
from models.errors import SignedOut
from models.people import Person

P = ParamSpec("P")
R = TypeVar("R")

FRESH = 1.0
THREADS = ThreadPoolExecutor(max_workers=database.READERS, thread_name_prefix="service")
_seen: ContextVar[tuple[Person, float] | None] = ContextVar("seen", default=None)


def saw(person: Person) -> None:
    """This request has just read who is asking; for a moment nothing in it reads that again."""
    _seen.set((person, monotonic()))


async def ask(
    service: Callable[Concatenate[Person, P], R], viewer: Person, *args: P.args, **kwargs: P.kwargs
) -> R:
    """Calls `service` for `viewer`, whose row is read again first: rights may have changed."""
    seen = _seen.get()
    is_fresh = seen and seen[0] is viewer and monotonic() - seen[1] < FRESH

    def call() -> R:
        with database.looking():
            return service(viewer if is_fresh else _as_now(viewer), *args, **kwargs)

    return await in_thread(call)


async def in_thread(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Runs what may wait, so that nobody else does; it speaks the language of who asks."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(THREADS, carried(partial(work, *args, **kwargs)))


def _as_now(viewer: Person) -> Person:
    with database.reading() as session:
        person = session.get(Person, viewer.id)
    if person is None or person.disabled_at:
        raise SignedOut("You are signed out. Sign in again to go on.")
    return person
