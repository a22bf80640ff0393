"""Where a mentoring relationship ends, for its two people and the coordinators."""

from typing import Annotated
from uuid import UUID

from fastapi import Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.asking import ask
from app.auth import Sender, Viewer
from app.forms import refusal_or
from app.i18n import _
from app.services import endings
from components.basics import notice
from components.endings import back_of, ending_head, ending_view
from components.shell import app_document
from models.errors import Refusal
from models.people import Person
from pages.surroundings import Around


async def ending(viewer: Viewer, around: Around, rel: UUID) -> Response:
    return await _page(viewer, around, rel)


async def end(
    sender: Sender,
    around: Around,
    rel: UUID,
    version: Annotated[int, Form()],
    talk: Annotated[str, Form()] = "",
    new: Annotated[str, Form()] = "",
) -> Response:
    done = await refusal_or(
        ask(endings.end, sender, rel, version, wants_talk=bool(talk), wants_new=bool(new))
    )
    if isinstance(done, Refusal):
        return await _page(sender, around, rel, done)
    return RedirectResponse(f"/with/{rel}/end", 303)


async def _page(
    viewer: Person, around: Around, rel: UUID, refusal: Refusal | None = None
) -> HTMLResponse:
    seen = await ask(endings.ending, viewer, rel)
    words = None
    if refusal:
        words = notice("madder", _(refusal.message, **refusal.values), alert=True)
    page = app_document(
        _("Ending"),
        around,
        [ending_head(seen), ending_view(around.csrf, seen, words)],
        lang=viewer.language,
        theme=viewer.theme,
        active="board" if seen.part == "coordinator" else f"with-{rel}",
        crumbs=[back_of(seen)],
    )
    return HTMLResponse(page, refusal.status if refusal else 200)
