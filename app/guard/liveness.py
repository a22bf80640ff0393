"""Whether a session still counts, asked at every act and remembered for at most a second."""

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable

MOST_REMEMBERED = 10_000


class Liveness:
    def __init__(
        self,
        ask: Callable[[str], Awaitable[bool]],
        seconds: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ask = ask
        self._seconds = seconds
        self._clock = clock
        self._epoch = 0
        self._known: OrderedDict[str, tuple[float, bool]] = OrderedDict()

    async def __call__(self, session_id: str) -> bool:
        until, live = self._known.get(session_id, (float("-inf"), False))
        if self._clock() < until:
            return live
        epoch = self._epoch
        live = await self._ask(session_id)
        if epoch == self._epoch:
            self._known[session_id] = (self._clock() + self._seconds, live)
            self._known.move_to_end(session_id)
            if len(self._known) > MOST_REMEMBERED:
                self._known.popitem(last=False)
        return live

    def forget(self, session_id: str) -> None:
        """Ask again next time, and do not remember an answer that is still on its way."""
        self._epoch += 1
        self._known.pop(session_id, None)
