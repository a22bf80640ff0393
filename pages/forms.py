"""The organisation's shelf of forms, taking one in, and the file of one."""

from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import UploadFile

from app.asking import ask
from app.auth import Sender, Viewer
from app.forms import refusal_or
from app.i18n import _
from app.services import forms
from components.forms.passing import shelf_page
from components.shell import app_document
from models.errors import Refusal
from models.people import Person
from pages.public import FOR_ONE
from pages.surroundings import Around


async def content(viewer: Viewer, around: Around, done: str = "") -> Response:
    return await _page(viewer, around, done[:120])


async def take_in(request: Request, sender: Sender, around: Around) -> Response:
    """A form from a file: on the shelf, or every line of it that needs a correction."""
    file = (await request.form()).get("file")
    raw = await file.read() if isinstance(file, UploadFile) else b""
    taken = await refusal_or(ask(forms.take_in, sender, raw.decode("utf-8", "replace")))
    if isinstance(taken, Refusal):
        return await _page(sender, around, "", taken)
    return RedirectResponse(f"/programme/content?done={quote(taken.title)}", 303)


async def file_of(viewer: Viewer, slug: str) -> Response:
    """The form as a file that another organisation can take in."""
    text = await ask(forms.export, viewer, slug)
    headers = {**FOR_ONE, "Content-Disposition": f'attachment; filename="{slug}.yaml"'}
    return Response(text, media_type="application/yaml", headers=headers)


async def _page(
    viewer: Person, around: Around, done: str = "", refusal: Refusal | None = None
) -> Response:
    shelf = await ask(forms.shelf, viewer)
    texts = await ask(forms.changed_texts, viewer)
    page = app_document(
        _("Content"),
        around,
        shelf_page(shelf, texts, around.csrf, done, refusal),
        lang=viewer.language,
        theme=viewer.theme,
        active="content",
    )
    return HTMLResponse(page, refusal.status if refusal else 200, headers=FOR_ONE)
