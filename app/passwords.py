"""Keeps passwords as argon2id hashes, two at a time, so that nobody else has to wait."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from threading import BoundedSemaphore
from typing import NamedTuple, ParamSpec, TypeVar

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from models.passwords import spelled

P = ParamSpec("P")
R = TypeVar("R")

AT_ONCE = 2
TURNS = BoundedSemaphore(AT_ONCE)
THREADS = ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="password")


class Cost(NamedTuple):
    """What one guess costs: memory in KiB, rounds, lanes."""

    memory: int
    rounds: int
    lanes: int


USUAL = Cost(64 * 1024, 3, 4)
_cost = [USUAL]


def configure(cost: Cost) -> None:
    """Another cost from now on; hashes made with the old one are renewed as people sign in."""
    _cost[:] = [cost]


def hashed(password: str) -> str:
    with TURNS:
        return _hasher(_cost[0]).hash(spelled(password))


def check(password: str, kept: str | None) -> tuple[bool, str | None]:
    """Whether it is the password, and a fresh hash if the kept one is out of date.

    Where nothing is kept the same work is done, so that the time taken tells nothing.
    """
    with TURNS:
        hasher = _hasher(_cost[0])
        if kept is None:
            hasher.verify(spelled(password), _nobodys(_cost[0]))
            return False, None
        return hasher.verify_and_update(spelled(password), kept)


async def apart(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Runs what hashes a password in threads of its own; all other work goes on beside it."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(THREADS, partial(work, *args, **kwargs))


@cache
def _hasher(cost: Cost) -> PasswordHash:
    return PasswordHash(
        (Argon2Hasher(time_cost=cost.rounds, memory_cost=cost.memory, parallelism=cost.lanes),)
    )


@cache
def _nobodys(cost: Cost) -> str:
    return _hasher(cost).hash("the password of nobody")
