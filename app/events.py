"""What open pages can hear about. An event carries an id; listeners read again."""

import asyncio
from collections.abc import Callable
from inspect import isawaitable
from uuid import UUID

from nicegui import Client, Event, core, ui


class Topic(Event[UUID]):
    """Announces that the thing with this id has changed.

    Who subscribes hears of everything, who follows one thing of that alone: what changes costs
    nothing on the many pages that are about something else.
    """

    def __init__(self) -> None:
        super().__init__()
        self.followed: dict[UUID, Event[UUID]] = {}

    def follow(self, key: UUID, react: Callable[[], object]) -> None:
        """React to changes of one thing for as long as the page is open.

        What changes while a reaction waits for its turn is seen by that one.
        """
        client = ui.context.client
        turn, waiting = asyncio.Lock(), asyncio.Event()

        async def heard() -> None:
            if waiting.is_set():
                return
            waiting.set()
            async with turn:
                waiting.clear()
                await _heard(client, react)

        self.followed.setdefault(key, Event()).subscribe(heard)
        client.on_delete(lambda: self._forget(key))

    def emit(self, key: UUID) -> None:
        super().emit(key)
        if key in self.followed:
            self.followed[key].emit(key)

    def announce(self, key: UUID) -> None:
        """Tells all open pages, from whatever thread the change was made in."""
        if core.loop is None or core.loop.is_closed():
            return
        try:
            running = asyncio.get_running_loop()
        except RuntimeError:
            running = None
        if running is core.loop:
            self.emit(key)
        else:
            core.loop.call_soon_threadsafe(self.emit, key)

    def _forget(self, key: UUID) -> None:
        """What no open page follows any longer takes no room."""
        if key in self.followed and not self.followed[key].callbacks:
            del self.followed[key]


async def _heard(client: Client, react: Callable[[], object]) -> None:
    """A page that was closed meanwhile is no fault."""
    try:
        answer = react()
        if isawaitable(answer):
            await answer
    except RuntimeError:
        if not client.is_deleted:
            raise


people = Topic()
"""A person's own page: something for them has changed."""

relationships = Topic()
"""A relationship: sessions, goals, agreement, stage."""

talk = Topic()
"""What the two people of a relationship say to each other."""

receipts = Topic()
"""What a person wrote was read; the key is theirs."""

programme = Topic()
"""The programme as its coordinators see it."""

sign_ins = Topic()
"""Sign-ins that have ended: the id of one of them, or of a person for all of theirs."""

TOPICS = (people, relationships, talk, receipts, programme, sign_ins)
