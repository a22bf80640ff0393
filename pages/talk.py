"""The conversation of a relationship, with what matters beside it."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

import htpy as h

from app import events
from app.asking import ask
from app.auth import Viewer
from app.i18n import _
from app.services import goals, meetings, relationships, talk
from components.basics import button
from components.controls import box, island, refill
from components.frame import frame
from components.meeting_dialogs import Plan, plan_dialog
from components.relationships import crumbs, head, margin, pair_name, tabs
from components.talk import composer, conversation, to_end
from models.goals import Goals
from models.meetings import Appointment
from models.people import Person
from models.relationships import Together
from models.talk import Said, Thread
from pages.surroundings import Around, jump


async def conversation_page(viewer: Viewer, around: Around, rel: UUID) -> None:
    """Opens the talk of two people; what the other wrote is read by being shown."""
    seen = await ask(_read, viewer, rel)
    together = seen.together
    desk = Desk(viewer, seen)
    names = pair_name(together.mentor, together.mentee)
    up = crumbs(together, together.part)[:-1]
    with frame(names, around, active=f"with-{rel}", crumbs=up, search=jump(viewer)):
        desk.build()
    events.relationships.follow(rel, desk.again)
    events.talk.follow(rel, desk.talked)
    events.receipts.follow(viewer.id, desk.talked)
    if together.unread:
        to_end(always=True)
        await ask(talk.mark_read, viewer, rel)


@dataclass(frozen=True, slots=True)
class Seen:
    """All that the page shows, read at once."""

    together: Together
    thread: Thread
    working: Goals
    following: Appointment | None


def _read(viewer: Person, rel: UUID) -> Seen:
    return Seen(
        relationships.one(viewer, rel),
        talk.thread(viewer, rel),
        goals.of_pair(viewer, rel),
        meetings.following(viewer, rel),
    )


class Desk:
    """One open conversation: the messages loaded so far, and the margin."""

    def __init__(self, viewer: Person, seen: Seen) -> None:
        self.viewer, self.seen = viewer, seen
        self.said = {one.message.id: one for one in seen.thread.messages}
        self.earlier = seen.thread.earlier
        self.rel = seen.together.relationship.id

    @property
    def together(self) -> Together:
        """The two, and where they stand; what is shown here is read."""
        return replace(self.seen.together, unread=0)

    def build(self) -> None:
        self.top = island(*self._top(), on_act=self.act)
        with box("pm-cols ws-cols"):
            with box("", tag="section", label=_("Conversation")):
                self.log = island(self._log(), on_act=self.act)
                if self.together.relationship.ended_at is None:
                    composer(self.together.partner, self.send)
            label = _("About this relationship")
            with box("pm-margin pm-stack pm-stack--5", tag="aside", label=label):
                self.side = island(self._margin(), on_act=self.act)

    async def again(self) -> None:
        """Something has changed: reads what is new, with the viewer's own rights."""
        self.seen = await ask(_read, self.viewer, self.rel)
        refill(self.top, *self._top())
        refill(self.side, self._margin())
        await self._hear(self.seen.thread)

    async def talked(self) -> None:
        """Something was said, or what was said was read."""
        await self._hear(await ask(talk.thread, self.viewer, self.rel))

    async def _hear(self, thread: Thread) -> None:
        new = [one for one in thread.messages if one.message.id not in self.said]
        self.said.update({one.message.id: one for one in thread.messages})
        refill(self.log, self._log())
        theirs = [one for one in new if one.message.author_id != self.viewer.id]
        if new:
            to_end(always=len(new) > len(theirs))
        if theirs:
            await ask(talk.mark_read, self.viewer, self.rel)

    async def send(self, words: str) -> None:
        await ask(talk.send, self.viewer, self.rel, words)

    async def act(self, what: str, which: str) -> None:
        match what:
            case "earlier":
                await self._load_earlier()
            case "tick":
                await ask(goals.tick_step, self.viewer, UUID(which))
            case "plan":
                plan_dialog(self.together.partner, self._plan)

    async def _plan(self, starts_at: datetime, more: Plan) -> None:
        await ask(meetings.plan, self.viewer, self.rel, starts_at, **more)

    async def _load_earlier(self) -> None:
        oldest = self._in_order()[0].message.id
        before = await ask(talk.thread, self.viewer, self.rel, oldest)
        self.said.update({one.message.id: one for one in before.messages})
        self.earlier = before.earlier
        refill(self.log, self._log())

    def _margin(self) -> h.Node:
        return margin(self.together, self.seen.following, self.seen.working)

    def _in_order(self) -> list[Said]:
        return sorted(self.said.values(), key=lambda one: (one.message.sent_at, one.message.id))

    def _top(self) -> tuple[h.Element, h.Element]:
        attrs: dict[str, str | bool | None] = {"type": "button", "data-act": "plan"}
        plan = button(_("Plan a session"), icon="event", attrs=attrs)
        return head(self.together, plan), tabs(self.together, "")

    def _log(self) -> h.Element:
        return conversation(
            self._in_order(),
            self.viewer,
            self.together.mentor,
            self.together.mentee,
            earlier=self.earlier,
        )
