"""What is new, and the search for whoever has no script."""

import htpy as h
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.asking import ask
from app.auth import Sender, Viewer
from app.i18n import _
from app.services import people
from components.basics import page_head
from components.notices import all_read, notice_list, search_page
from components.shell import app_document
from pages.surroundings import Around


async def notifications(viewer: Viewer, around: Around) -> Response:
    told = await ask(people.notices, viewer)
    is_new = any(each.notice.read_at is None for each in told)
    head = page_head(_("Notifications"), None, *([all_read(around.csrf)] if is_new else []))
    body = h.fragment[head, notice_list(told)]
    return _page(viewer, around, _("Notifications"), body)


async def read(sender: Sender) -> Response:
    await ask(people.read_notices, sender)
    return RedirectResponse("/notifications", 303)


async def search(viewer: Viewer, around: Around, q: str = "") -> Response:
    found = await ask(people.search, viewer, q)
    body = h.fragment[page_head(_("Search")), search_page(q, found)]
    return _page(viewer, around, _("Search"), body)


def _page(viewer: Viewer, around: Around, title: str, body: h.Node) -> HTMLResponse:
    return HTMLResponse(app_document(title, around, body, lang=viewer.language, theme=viewer.theme))
