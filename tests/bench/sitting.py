"""Two hundred people at a quiz at once, whose answers save themselves while they think.

Everybody opens a question, chooses, thinks again and chooses anew, and goes on to the next one.
At the end every question is opened once more: it must show the last answer that was chosen.
"""

import asyncio
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle
from random import Random
from time import perf_counter

import aiohttp

from tests.bench.asking import slow
from tests.bench.children import Server
from tests.bench.lines import Line
from tests.bench.stage import Run

PEOPLE, CHANGES, PACE = 200, 2, 10.0
SAVE, LOST = 200, 0
CSRF = re.compile(r'name="csrf" value="([^"]+)"')
COUNT = re.compile(r'class="qz-dots" aria-label="\D*\d+\D+(\d+)"')
CHOICE = re.compile(r'<input type="(radio|checkbox)" name="answer" value="([^"]+)"( checked)?')


@dataclass
class Sitting:
    """What all of them noticed, in milliseconds."""

    saves: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    answers: int = 0
    lost: int = 0


def quiz_crowd(run: Run) -> Iterator[Line]:
    """Answers that were lost, and how long a save takes."""
    check = run.many.question.rpartition("/check/")[0] + "/check"
    with run.crowded() as ours:
        seen = asyncio.run(sat(ours, check, run.throng.cookies[:PEOPLE], run.sitting))
    if not seen.saves:
        raise RuntimeError("no question of this quiz has anything to choose from")
    who = f"{min(PEOPLE, run.throng.people)} people at once"
    note = f"{len(seen.saves):,} saves in {run.sitting} s, of {seen.answers:,} answers"
    yield Line("quiz crowd", f"{who}, lost", seen.lost, "answers", at_most=LOST, note=note)
    name = f"{who}, a save, 95th percentile"
    yield Line("quiz crowd", name, slow(seen.saves), "ms", at_most=SAVE)
    yield Line("quiz crowd", f"{who}, a question, 95th percentile", slow(seen.pages), "ms")


async def sat(server: Server, check: str, cookies: Sequence[str], seconds: int) -> Sitting:
    seen = Sitting()
    async with aiohttp.ClientSession(
        server.url,
        connector=aiohttp.TCPConnector(limit=0),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"Origin": server.url},
    ) as http:
        people = [Sitter(http, cookie, Random(at), seen) for at, cookie in enumerate(cookies)]
        for person in people:
            await person.begin(check)
        await asyncio.gather(*(person.answer_until(perf_counter() + seconds) for person in people))
        for person in people:
            await person.look_back()
    return seen


@dataclass
class Sitter:
    """One person in their attempt, and what they chose last at each question."""

    http: aiohttp.ClientSession
    cookie: str
    chance: Random
    seen: Sitting
    addresses: list[str] = field(default_factory=list)
    chosen: dict[str, str] = field(default_factory=dict)

    async def begin(self, check: str) -> None:
        """Through the door of the quiz; an attempt that is open already goes on."""
        door = await self.page(check)
        fields = {"csrf": CSRF.findall(door)[0]}
        async with self.http.post(
            check, data=fields, headers=self.headers, allow_redirects=False
        ) as answer:
            first = answer.headers.get("Location", "")
        if answer.status != 303:
            raise RuntimeError(f"a quiz began with {answer.status}")
        of = COUNT.search(await self.page(first))
        assert of
        attempt = first.rpartition("/")[0]
        self.addresses = [f"{attempt}/{number}" for number in range(1, int(of[1]) + 1)]

    async def answer_until(self, end: float) -> None:
        await asyncio.sleep(self.chance.uniform(0, PACE))
        for address in cycle(self.addresses):
            begun = perf_counter()
            text = await self.page(address)
            self.seen.pages.append((perf_counter() - begun) * 1000)
            for _ in range(CHANGES):
                await asyncio.sleep(self.chance.uniform(0.5, 1.5) * PACE / CHANGES)
                if perf_counter() > end:
                    return
                await self.choose(address, text)

    async def choose(self, address: str, text: str) -> None:
        """What the script of the page sends a moment after something was chosen."""
        choices = CHOICE.findall(text)
        if not choices:
            return
        kind, value, _ = self.chance.choice(choices)
        fields = {"csrf": CSRF.findall(text)[0], "answer": value, "act": "save"}
        fields |= {"several": "yes"} if kind == "checkbox" else {}
        self.chosen[address] = value
        begun = perf_counter()
        with suppress(aiohttp.ClientError):
            async with self.http.post(address, data=fields, headers=self.headers) as answer:
                await answer.read()
        self.seen.saves.append((perf_counter() - begun) * 1000)

    async def look_back(self) -> None:
        for address, value in self.chosen.items():
            shown = [one for _, one, on in CHOICE.findall(await self.page(address)) if on]
            self.seen.answers += 1
            self.seen.lost += shown != [value]

    async def page(self, address: str) -> str:
        async with self.http.get(address, headers=self.headers) as answer:
            return await answer.text()

    @property
    def headers(self) -> dict[str, str]:
        return {"Cookie": f"peerment={self.cookie}"}
