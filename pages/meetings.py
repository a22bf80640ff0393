"""Sessions: all of one's own, those of one relationship, and one with agenda and notes."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Path

from app import events
from app.asking import ask
from app.auth import Viewer
from app.i18n import _
from app.services import meetings, relationships
from components.basics import button
from components.controls import box, island, refill
from components.feedback import toast
from components.frame import frame
from components.meeting_dialogs import Plan, plan_dialog, point_dialog, pulse_dialog, shift_dialog
from components.meetings import (
    agenda,
    all_appointments,
    appointments,
    session_head,
    session_margin,
    sessions_head,
)
from components.relationships import crumbs, head, pair_name, tabs
from components.session_notes import Notes
from models.meetings import Sitting
from models.people import Person
from pages.surroundings import Around, jump

Number = Annotated[int, Path(ge=1, le=10_000)]


async def sessions(viewer: Viewer, around: Around) -> None:
    """Everything ahead and behind, with everybody."""
    mine, ahead, behind = await ask(
        lambda me: (relationships.mine(me), meetings.upcoming(me), meetings.past(me)), viewer
    )
    partners = {str(row.relationship.id): row.partner for row in mine}

    async def again() -> None:
        ahead, behind = await ask(lambda me: (meetings.upcoming(me), meetings.past(me)), viewer)
        refill(listed, all_appointments(ahead, behind))

    def act(_act: str, which: str) -> None:
        async def plan(starts_at: datetime, more: Plan) -> None:
            await ask(meetings.plan, viewer, UUID(which), starts_at, **more)
            toast(_("Planned. The other person sees it in their notifications."))

        if which in partners:
            plan_dialog(partners[which], plan)

    with frame(_("Sessions"), around, active="sessions", search=jump(viewer)):
        island(sessions_head(mine), on_act=act)
        with box("ws-list"):
            listed = island(all_appointments(ahead, behind))
    events.people.follow(viewer.id, again)


async def sessions_with(viewer: Viewer, around: Around, rel: UUID) -> None:
    """The sessions of one relationship."""
    together = await ask(relationships.one, viewer, rel)

    async def again() -> None:
        listed = await ask(meetings.of_pair, viewer, rel)
        nothing = _("Nothing planned. Suggest a time to {name}.", name=together.partner.first_name)
        refill(content, appointments(_("Sessions"), listed, nothing, with_names=False))

    async def plan(starts_at: datetime, more: Plan) -> None:
        await ask(meetings.plan, viewer, rel, starts_at, **more)

    up = crumbs(together, together.part)
    title = _("Sessions")
    with frame(title, around, active=f"with-{rel}", crumbs=up, search=jump(viewer)):
        attrs: dict[str, str | bool | None] = {"type": "button", "data-act": "plan"}
        start = button(_("Plan a session"), kind="primary", icon="event", attrs=attrs)
        island(
            head(together, start),
            tabs(together, "sessions"),
            on_act=lambda _act, _id: plan_dialog(together.partner, plan),
        )
        with box("ws-list pm-gap-top"):
            content = island()
    await again()
    events.relationships.follow(rel, again)


async def session(viewer: Viewer, around: Around, rel: UUID, number: Number) -> None:
    """One session: what to talk about, what was said, how it was."""
    sitting = await ask(meetings.one, viewer, rel, number)
    names = pair_name(sitting.mentor, sitting.mentee)
    up = [(names, f"/with/{rel}"), (_("Sessions"), f"/with/{rel}/sessions")]
    title = _("Session {number}", number=number)
    with frame(title, around, active=f"with-{rel}", crumbs=up, search=jump(viewer)):
        room = Room(viewer, sitting)
    events.relationships.follow(rel, room.again)


class Room:
    """One open session."""

    def __init__(self, viewer: Person, sitting: Sitting) -> None:
        self.viewer, self.sitting = viewer, sitting
        self.top = island(session_head(sitting), on_act=self.act)
        with box("se-grid"):
            with box("pm-stack pm-stack--7"):
                self.points = island(agenda(sitting), on_act=self.act)
                self.paper = Notes(sitting, self._write, self._publish)
            with box("pm-margin pm-stack pm-stack--5", tag="aside", label=_("This session")):
                self.side = island(session_margin(sitting), on_act=self.act)

    async def again(self) -> None:
        meeting = self.sitting.meeting
        self.sitting = await ask(meetings.one, self.viewer, meeting.relationship_id, meeting.number)
        refill(self.top, session_head(self.sitting))
        refill(self.points, agenda(self.sitting))
        refill(self.side, session_margin(self.sitting))
        self.paper.show(self.sitting)

    async def act(self, what: str, _which: str) -> None:
        meeting = self.sitting.meeting
        match what:
            case "point":
                point_dialog(self._add_point)
            case "shift":
                shift_dialog(meeting, self._shift)
            case "cancel":
                await ask(meetings.cancel, self.viewer, meeting.id)
                toast(_("Called off. The other person sees it in their notifications."))
            case "hold":
                await ask(meetings.hold, self.viewer, meeting.id)
            case "pulse":
                pulse_dialog(self.sitting.pulse, self._feel)

    async def _add_point(self, words: str) -> None:
        await ask(meetings.add_point, self.viewer, self.sitting.meeting.id, words)

    async def _shift(self, starts_at: datetime) -> None:
        await ask(meetings.shift, self.viewer, self.sitting.meeting.id, starts_at)

    async def _feel(self, answers: dict[str, int]) -> None:
        await ask(meetings.give_pulse, self.viewer, self.sitting.meeting.id, **answers)
        toast(_("Kept. Only you can see it."))

    async def _write(self, words: str, version: int) -> None:
        await ask(meetings.write_note, self.viewer, self.sitting.meeting.id, words, version)
        toast(_("Notes kept."))

    async def _publish(self, words: str, version: int) -> None:
        await ask(meetings.publish, self.viewer, self.sitting.meeting.id, words, version)
        toast(_("Published. Both of you can read the notes."))
