"""A thousand people on one process: how soon an act reaches the other's window, and at what cost.

Half of them sit in pairs over their conversation, the others on their homes. An act is a message:
it is sealed and kept, and read again for both windows.
"""

import asyncio
import gc
import resource
from collections.abc import Awaitable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from random import Random
from time import perf_counter

from tests.bench.asking import slow
from tests.bench.children import Server
from tests.bench.crowding import fetched
from tests.bench.lines import Line
from tests.bench.stage import Run, Throng
from tests.bench.windows import Window, keep_acknowledging, opened

ACTS = 20
SETTLING, IDLE = 10, 20
UPDATE, MEMORY, IDLING, STALL = 100, 300, 10, 100
PATIENCE = 30.0
FILES_BESIDES = 200

Pairs = Sequence[tuple[Window, Window]]


@dataclass(frozen=True, slots=True)
class Seen:
    """What was noticed. Idle and busy are shares of a core, the stall is in milliseconds."""

    idle: float
    busy: float
    times: list[float]
    stall: float
    memory: float
    cut: int


def crowd(run: Run) -> Iterator[Line]:
    """Also the longest stall of the event loop in the same minute."""
    throng = run.throng
    check_files(throng.people)
    with run.crowded() as ours:
        seen = asyncio.run(lived(ours, throng, 60 if run.rounds >= 30 else 15))
    who = f"{throng.people:,} connected people"
    what = f"{who}, {ACTS} messages a second"
    late = sum(each >= PATIENCE * 1000 for each in seen.times)
    note = f"{late} of {len(seen.times)} not seen within {PATIENCE:.0f} s, {seen.cut} windows cut"
    yield Line(
        "crowd",
        f"{what}, 95th percentile",
        slow(seen.times),
        "ms",
        at_most=UPDATE,
        note=note if late or seen.cut else "",
    )
    yield Line("crowd", f"{what}, of a core", seen.busy, "%")
    yield Line("crowd", f"{who}, memory in all", seen.memory, "MiB", at_most=MEMORY)
    yield Line("crowd", f"{who}, idle, of a core", seen.idle, "%", at_most=IDLING)
    yield Line("loop", f"{what}, longest stall", seen.stall, "ms", at_most=STALL)


def check_files(people: int) -> None:
    """Every connection is an open file, at both ends."""
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most < people + FILES_BESIDES:
        raise RuntimeError(f"a process may have {most:,} files open here, too few for its people")


async def lived(ours: Server, throng: Throng, seconds: int) -> Seen:
    async with AsyncExitStack() as stack:
        pairs = [
            (await opened(stack, ours, path, mentor), await opened(stack, ours, path, mentee))
            for path, mentor, mentee in throng.pairs
        ]
        if not all(window.box for pair in pairs for window in pair):
            raise RuntimeError("a conversation has no box for messages")
        others = [await opened(stack, ours, "/home", cookie) for cookie in throng.others]
        windows = [window for pair in pairs for window in pair] + others
        gc.freeze()
        acknowledging = asyncio.create_task(keep_acknowledging(windows))
        await asyncio.sleep(SETTLING)
        idle = await share_of_core(ours, asyncio.sleep(IDLE))
        await asyncio.to_thread(fetched, ours, "/stall")
        times: list[float] = []
        busy = await share_of_core(ours, acted(pairs, seconds, times))
        stall = float(await asyncio.to_thread(fetched, ours, "/stall"))
        memory = await asyncio.to_thread(ours.memory)
        cut = sum(not window.socket.connected for window in windows)
        acknowledging.cancel()
    return Seen(idle, busy, times, stall, memory / 1024, cut)


async def share_of_core(server: Server, meanwhile: Awaitable[None]) -> float:
    """How much of a core the server takes, in percent, until this has ended."""
    begun, before = perf_counter(), server.cpu()
    await meanwhile
    return (server.cpu() - before) / (perf_counter() - begun) * 100


async def acted(pairs: Pairs, seconds: int, times: list[float]) -> None:
    """Messages at a steady pace, whether or not the ones before have come."""
    chance, begun = Random(1), perf_counter()
    async with asyncio.TaskGroup() as acts:
        for number in range(seconds * ACTS):
            await asyncio.sleep(max(0, begun + number / ACTS - perf_counter()))
            writer, reader = chance.sample(chance.choice(pairs), 2)
            acts.create_task(said(writer, reader, f"Words {number:06} of the crowd", times))


async def said(writer: Window, reader: Window, words: str, times: list[float]) -> None:
    """Milliseconds from the act until the other's window is told, or all of the patience."""
    shown, begun = reader.expect(words), perf_counter()
    if writer.socket.connected:
        await writer.write(words)
    await asyncio.wait([shown], timeout=PATIENCE)
    times.append((shown.result() - begun if shown.done() else PATIENCE) * 1000)
