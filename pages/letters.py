"""The outbox, for administrators."""

from typing import Annotated
from uuid import UUID

import htpy as h
from fastapi import Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.asking import ask
from app.auth import Sender, Viewer
from app.forms import settings_of
from app.i18n import _
from app.letters import ADDRESS
from app.services import letters
from components.basics import page_head
from components.letters import letter_view, outbox
from components.shell import app_document
from pages.surroundings import Around


async def mail(request: Request, viewer: Viewer, around: Around) -> Response:
    posted = await ask(letters.posted, viewer)
    is_sending = bool(settings_of(request).smtp_url)
    body = h.fragment[page_head(_("Mail")), outbox(around.csrf, posted, is_sending)]
    return _page(viewer, around, _("Mail"), body)


async def letter(request: Request, viewer: Viewer, around: Around, letter_id: UUID) -> Response:
    """One letter, where letters are not sent."""
    settings = settings_of(request)
    found, words = await ask(letters.read, viewer, letter_id, bool(settings.smtp_url))
    shown = letter_view(found, words.replace(ADDRESS, settings.address), settings.address)
    body = h.fragment[page_head(found.subject), shown]
    return _page(viewer, around, found.subject, body, (_("Mail"), "/admin/mail"))


async def again(sender: Sender, letter: Annotated[UUID, Form()]) -> Response:
    await ask(letters.send_again, sender, letter)
    return RedirectResponse("/admin/mail", 303)


def _page(
    viewer: Viewer, around: Around, title: str, body: h.Node, *crumbs: tuple[str, str]
) -> HTMLResponse:
    page = app_document(
        title,
        around,
        body,
        lang=viewer.language,
        theme=viewer.theme,
        active="mail",
        crumbs=crumbs,
    )
    response = HTMLResponse(page)
    response.headers["Cache-Control"] = "no-store"
    return response
