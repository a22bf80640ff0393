"""Files in a sheet: put one in, take it out, download it."""

from collections.abc import Mapping
from urllib.parse import quote
from uuid import UUID

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import UploadFile

from app.asking import ask
from app.auth import Sender, Viewer
from app.services import sheet_files, sheets
from models.errors import Refusal
from models.forms.answers import read as read_answers
from models.people import Person
from pages.exercises import EXERCISES
from pages.posting import MOST_FIELDS, on_page, posted_texts, texts
from pages.public import FOR_ONE


async def attach(request: Request, sender: Sender, slug: str, sheet: UUID, field: str) -> Response:
    """Saves what stands on the page, then puts the file in."""
    form = await request.form(max_fields=MOST_FIELDS)
    file = form.get(f"file.{field}")
    await _save_beside(sender, sheet, texts(form.multi_items()))
    if not isinstance(file, UploadFile) or not file.filename:
        raise Refusal("Choose a file first.")
    content = await file.read()
    type_ = file.content_type or ""
    await ask(sheet_files.attach, sender, sheet, field, file.filename, type_, content)
    step = form.get("step")
    return RedirectResponse(f"{EXERCISES}/{slug}/{sheet}?step={step}#field-{field}", 303)


async def detach(request: Request, sender: Sender, slug: str, sheet: UUID, file: UUID) -> Response:
    posted = await posted_texts(request)
    await _save_beside(sender, sheet, posted)
    await ask(sheet_files.detach, sender, file)
    step = (posted.get("step") or ["0"])[0]
    return RedirectResponse(f"{EXERCISES}/{slug}/{sheet}?step={step}", 303)


async def file(viewer: Viewer, file_id: UUID) -> Response:
    """A file, always as a download: nothing in it runs here."""
    told, content = await ask(sheet_files.file, viewer, file_id)
    name = quote(told.name or "file")
    headers = {
        **FOR_ONE,
        "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(content, media_type=told.type, headers=headers)


async def _save_beside(sender: Person, sheet: UUID, posted: Mapping[str, list[str]]) -> None:
    opened = await ask(sheets.opened, sender, sheet)
    answers = read_answers(on_page(opened.form, posted), posted)
    await ask(sheets.save, sender, sheet, opened.sheet.version, answers)
