"""The notes of a session: to be written by one, published, then read and mended by both."""

from collections.abc import Awaitable, Callable

import htpy as h
from nicegui import ui

from app.i18n import _
from components.basics import private_line
from components.controls import action, actions, island, refill, text_box
from components.feedback import toast
from components.meetings import published_note
from models.meetings import LONGEST_NOTE, MeetingState, Sitting

Send = Callable[[str, int], Awaitable[object]]


class Notes:
    """What is typed stays in the box, whatever happens on the other side."""

    def __init__(self, sitting: Sitting, write: Send, publish: Send) -> None:
        self.write, self.publish = write, publish
        self.sitting, self.base, self.sent = sitting, sitting, ""
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
        self.sitting = sitting
        if not self._is_moved():
            if self._typed() == self.base.note:
                self.box.value = sitting.note
            self.base = sitting
        self._render()

    def _render(self) -> None:
        writes = may_write(self.sitting)
        refill(self.lock, self._who_reads(self.sitting))
        refill(self.reading, *self._beside(writes))
        self.reading.set_visibility(not writes or self._is_moved())
        self.writing.set_visibility(writes)
        self.publishing.set_visibility(self.sitting.meeting.published_at is None)

    def _is_moved(self) -> bool:
        """Whether somebody else changed the notes while something else was typed here."""
        typed, known = self._typed(), self.base.note
        return typed != known and self.sitting.note not in (typed, known, self.sent)

    def _typed(self) -> str:
        return (self.box.value or "").strip()

    def _beside(self, writes: bool) -> list[h.Node]:
        if self._is_moved():
            return [moved_note(self.sitting.note)]
        return [] if writes else [published_note(self.sitting)]

    async def _save(self) -> None:
        await self._send(self.write)

    async def _publish(self) -> None:
        await self._send(self.publish)

    async def _send(self, send: Send) -> None:
        """Sends what is in the box; where both texts stand, the first press only says so."""
        if self._is_moved():
            self.base = self.sitting
            toast(_("Nothing was saved yet. Put both texts together, then save again."), alert=True)
            return
        self.sent = self._typed()
        await send(self.sent, self.base.meeting.version)

    def _who_reads(self, sitting: Sitting) -> h.Element:
        if sitting.meeting.published_at:
            return private_line(_("Read by the two of you."))
        return private_line(_("Only you read this until you publish it."))


def moved_note(theirs: str) -> h.Element:
    """The other text, above one's own."""
    return h.section(".pm-note.pm-note--ochre", role="alert")[
        h.h3(".pm-h3")[_("These notes were changed while you wrote")],
        h.p[_("Nothing is lost. The other text stands here, yours in the box below.")],
        h.blockquote(".se-read")[theirs],
    ]


def may_write(sitting: Sitting) -> bool:
    """Whether this person can write the notes now."""
    meeting = sitting.meeting
    me = sitting.mentor if sitting.part == "mentor" else sitting.mentee
    return meeting.state is MeetingState.HELD and (
        meeting.published_at is not None or meeting.note_by in (None, me.id)
    )
