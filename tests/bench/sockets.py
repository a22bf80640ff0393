"""Connected people without a browser: the page, then the socket, as NiceGUI's script opens it."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from itertools import cycle, islice
from pathlib import Path

from tests.bench.children import Server
from tests.contract.visitor import Site, connected

WARM_UP = 20


async def held(server: Server, path: str, cookies: Sequence[str], people: int) -> float:
    """KiB of the server's memory for each of so many connected people."""
    site = Site(server.url, Path())
    async with AsyncExitStack() as stack:
        coming = cycle(cookies)

        async def let_in(number: int) -> None:
            for cookie in islice(coming, number):
                page = await site.page(cookie, path)
                await stack.enter_async_context(connected(site, page, cookie))

        await let_in(WARM_UP)
        before = server.memory()
        await let_in(people)
        return (server.memory() - before) / people


def memory_per_person(server: Server, path: str, cookies: Sequence[str], people: int) -> float:
    return asyncio.run(held(server, path, cookies or [""], people))
