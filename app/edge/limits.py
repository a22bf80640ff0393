"""How much is too much: token buckets in bounded memory, and bodies counted as they arrive."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network

from starlette.types import Message, Receive

DRAIN_BYTES = 16_000_000
DRAIN_SECONDS = 2.0


class Bucket:
    """Tokens that come back with time; each act takes one."""

    def __init__(self, burst: float, per_second: float, now: float) -> None:
        self.burst = burst
        self.per_second = per_second
        self.tokens = burst
        self.at = now

    def take(self, now: float) -> float:
        """Zero when a token was there, else the seconds until the next one."""
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.per_second)
        self.at = now
        if self.tokens < 1:
            return (1 - self.tokens) / self.per_second
        self.tokens -= 1
        return 0.0


class Limiter:
    """One bucket per key; the longest unseen keys are forgotten first."""

    def __init__(
        self, per_minute: int, size: int = 10_000, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.per_minute = per_minute
        self.size = size
        self.clock = clock
        self.buckets: OrderedDict[str, Bucket] = OrderedDict()

    def wait(self, key: str) -> float:
        """Zero when `key` may go on, else the seconds it should wait."""
        now = self.clock()
        bucket = self.buckets.pop(key, None) or Bucket(self.per_minute, self.per_minute / 60, now)
        self.buckets[key] = bucket
        if len(self.buckets) > self.size:
            self.buckets.popitem(last=False)
        return bucket.take(now)


def network_key(address: str) -> str:
    """Who an address stands for: itself in IPv4, its /64 in IPv6."""
    parsed = ip_address(address)
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ip_network((parsed, 64), strict=False))


class Intake:
    """A request body on its way in, cut off at its limit whatever it announced."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._limit = limit
        self._size = 0
        self._ended = False
        self.exceeded = False

    def announced(self, length: str) -> None:
        self.exceeded = not length.isdecimal() or int(length) > self._limit

    async def __call__(self) -> Message:
        if self.exceeded:
            return {"type": "http.disconnect"}
        message = await self._next()
        if self._size > self._limit:
            self.exceeded = True
            return {"type": "http.disconnect"}
        return message

    async def drain(self) -> None:
        """Read on a little, so that a client still sending gets to see the answer."""
        try:
            async with asyncio.timeout(DRAIN_SECONDS):
                while not self._ended and self._size < DRAIN_BYTES:
                    await self._next()
        except TimeoutError:
            return

    async def _next(self) -> Message:
        message = await self._receive()
        self._size += len(message.get("body", b""))
        self._ended = message["type"] == "http.disconnect" or not message.get("more_body", False)
        return message
