"""The journal: a page a day, the list of pages, a week, and what somebody shared."""

from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import Form
from fastapi.responses import JSONResponse, RedirectResponse, Response

from app import events
from app.asking import ask
from app.auth import Sender, Viewer
from app.i18n import _, clock, long_day, today
from app.services import journals
from components.basics import button, page_head
from components.controls import box, island, refill
from components.feedback import toast
from components.frame import frame
from components.journal_lists import earlier, page_list, search_box, shared_page, week_view
from components.journals import asked, day_head, editor, moods, other_questions, readers
from components.navigation import FrameViewer
from components.scripts import use_script
from models.errors import NotFound, Refusal
from pages.surroundings import Around, jump


async def journal(viewer: Viewer, around: Around, q: str = "", before: date | None = None) -> None:
    """All pages, newest first, or those that hold some words."""
    words = q.strip()
    found = await (
        ask(journals.search, viewer, words) if words else ask(journals.mine, viewer, before)
    )
    more = len(found) == journals.PER_PAGE and not words
    with frame(_("Journal"), around, active="journal", search=jump(viewer)):
        start = button(_("Write today’s page"), "/journal/today", kind="primary")
        lead = _("Private until you decide otherwise, one page at a time.")
        older = found[-1].entry.written_on if more else None
        island(page_head(_("Journal"), lead, start), search_box(q), page_list(found, q, older))


async def journal_today(viewer: Viewer) -> Response:
    """The page of the day it is where the reader is."""
    await ask(journals.mood_on, viewer, today())
    return RedirectResponse(f"/journal/{today()}", 303)


async def journal_day(viewer: Viewer, around: Around, on_day: date, q: str = "") -> None:
    """A day's page, to write or to go on with; it saves itself."""
    page, questions, mood, recent = await ask(
        lambda me: (
            journals.on(me, on_day),
            journals.prompts(me),
            journals.mood_on(me, on_day),
            journals.mine(me),
        ),
        viewer,
    )
    use_script("journal")

    async def feel(_act: str, level: str) -> None:
        await ask(journals.feel, viewer, on_day, int(level))
        refill(faces, moods(int(level)))

    async def lend(_act: str, to: str) -> None:
        await _let_read(viewer, on_day, to)
        refill(lens, readers(await ask(journals.on, viewer, on_day), around.people))

    with _framed(long_day(on_day), viewer, around), box("je"):
        with box("je-page", tag="article"):
            island(day_head(on_day))
            faces = island(moods(mood), on_act=feel)
            island(editor(viewer.id, on_day, page, asked(questions, q), around.csrf))
        with box("pm-margin pm-stack pm-stack--6", tag="aside", label=_("Page settings")):
            lens = island(readers(page, around.people), on_act=lend)
            others = [each for each in recent if each.entry.written_on != on_day]
            island(other_questions(questions, on_day), earlier(others[:3]))


async def save_page(
    sender: Sender,
    on_day: date,
    words: Annotated[str, Form()] = "",
    version: Annotated[int, Form()] = 0,
    prompt: Annotated[str, Form()] = "",
) -> JSONResponse:
    """What the open page sends while somebody types."""
    entry = await ask(journals.write, sender, on_day, words, version, prompt or None)
    said = _("Saved {time}", time=clock(entry.changed_at))
    return JSONResponse({"version": entry.version, "message": said})


async def journal_week(viewer: Viewer, around: Around, number: int) -> None:
    """A week of this year, from Monday on."""
    monday = _monday(number)
    pages = await ask(journals.week, viewer, monday)
    with _framed(_("Week {number}", number=number), viewer, around):
        island(page_head(_("Week {number}", number=number)), week_view(pages))


async def journal_shared(viewer: Viewer, around: Around, entry_id: UUID) -> None:
    """A page that somebody else lets the viewer read, for as long as they do."""
    page = await ask(journals.page, viewer, entry_id)
    author = _name_of(str(page.entry.shared_with), around) or viewer.name

    async def again() -> None:
        refill(sheet, shared_page(await ask(journals.page, viewer, entry_id), author))

    with _framed(_("Shared page"), viewer, around):
        sheet = island(shared_page(page, author))
    events.people.follow(viewer.id, again)


def _framed(title: str, viewer: Viewer, around: Around) -> AbstractContextManager[None]:
    up = ((_("Journal"), "/journal"),)
    return frame(title, around, active="journal", crumbs=up, search=jump(viewer))


async def _let_read(viewer: Viewer, on_day: date, to: str) -> None:
    written = await ask(journals.on, viewer, on_day)
    if written is None:
        raise Refusal("Write a line first, then share it.")
    if to:
        await ask(journals.share, viewer, written.entry.id, UUID(to))
        toast(_("Shared. You can take it back at any time."))
    else:
        await ask(journals.withdraw, viewer, written.entry.id)
        toast(_("Only you can read this page now."))


def _name_of(relationship_id: str, around: FrameViewer) -> str:
    return next((near.name for near in around.people if near.id == relationship_id), "")


def _monday(number: int) -> date:
    if not 1 <= number <= 53:
        raise NotFound("A year has weeks from 1 to 53.")
    start = date(today().year, 1, 4)
    return start - timedelta(days=start.weekday()) + timedelta(weeks=number - 1)
