"""The notes of a session: to be written by one, published, then read and mended by both."""

from collections.abc import Awaitable, Callable

import htpy as h
from nicegui import ui

from app.i18n import _
from components.basics import private_line
from components.controls import action, actions, island, refill, text_box
from components.meetings import published_note
from models.meetings import LONGEST_NOTE, MeetingState, Sitting

Send = Callable[[str], Awaitable[object]]


class Notes:
    """What is typed stays in the box, whatever happens on the other side."""

    def __init__(self, sitting: Sitting, write: Send, publish: Send) -> None:
        self.write, self.publish = write, publish
        with ui.element("section").classes("pm-sec").props("aria-labelledby=notes"):
            ui.html(str(h.h2("#notes.pm-h2")[_("Notes")]), sanitize=False, tag="header")
            self.reading = island(published_note(sitting))
            self.writing = ui.element("div").classes("pm-stack pm-stack--3")
        with self.writing:
            words = _("Shared notes")
            self.box = text_box(words, sitting.note, longest=LONGEST_NOTE, debounce=0)
            self.box.classes("se-writing")
            self.lock = island(self._who_reads(sitting))
            with actions():
                action(_("Save"), self._save)
                self.publishing = action(_("Publish notes"), self._publish, kind="tint")
        self.show(sitting)

    def show(self, sitting: Sitting) -> None:
        """Brings the page up to date without touching what is being typed."""
        writes = may_write(sitting)
        refill(self.lock, self._who_reads(sitting))
        refill(self.reading, "" if writes else published_note(sitting))
        self.reading.set_visibility(not writes)
        self.writing.set_visibility(writes)
        self.publishing.set_visibility(sitting.meeting.published_at is None)
        if not self.box.value:
            self.box.value = sitting.note

    async def _save(self) -> None:
        await self.write(self.box.value or "")

    async def _publish(self) -> None:
        await self.publish(self.box.value or "")

    def _who_reads(self, sitting: Sitting) -> h.Element:
        if sitting.meeting.published_at:
            return private_line(_("Read by the two of you."))
        return private_line(_("Only you read this until you publish it."))


def may_write(sitting: Sitting) -> bool:
    """Whether this person can write the notes now."""
    meeting = sitting.meeting
    me = sitting.mentor if sitting.part == "mentor" else sitting.mentee
    return meeting.state is MeetingState.HELD and (
        meeting.published_at is not None or meeting.note_by in (None, me.id)
    )
