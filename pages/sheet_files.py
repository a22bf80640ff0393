"""Files in a sheet: put one in, take it out, download it."""

from collections.abc import Mapping
from urllib.parse import quote
from uuid import UUID

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import UploadFile

from app.asking import ask
from app.auth import Sender, Viewer
from app.forms import refusal_or
from app.services import sheet_files, sheets
from models.base import Json
from models.errors import Refusal
from models.forms.answers import read as read_answers
from models.people import Person
from pages.exercises import EXERCISES
from pages.posting import MOST_FIELDS, on_page, posted_texts, texts
from pages.public import FOR_ONE
from pages.sheets import again, read_at
from pages.surroundings import Around


async def attach(
    request: Request, sender: Sender, around: Around, slug: str, sheet: UUID, field: str
) -> Response:
    """Saves what stands on the page, then puts the file in."""
    form = await request.form(max_fields=MOST_FIELDS)
    posted = texts(form.multi_items())
    answers = await _answers(sender, sheet, posted)
    done = await refusal_or(
        _put_in(sender, sheet, posted, answers, form.get(f"file.{field}"), field)
    )
    if isinstance(done, Refusal):
        return await again(sender, around, sheet, posted, answers, done)
    step = form.get("step")
    return RedirectResponse(f"{EXERCISES}/{slug}/{sheet}?step={step}#field-{field}", 303)


async def detach(request: Request, sender: Sender, slug: str, sheet: UUID, file: UUID) -> Response:
    posted = await posted_texts(request)
    answers = await _answers(sender, sheet, posted)
    await ask(sheets.save, sender, sheet, read_at(posted), answers)
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


async def _put_in(
    sender: Person,
    sheet: UUID,
    posted: Mapping[str, list[str]],
    answers: Mapping[str, Json],
    file: UploadFile | str | None,
    field: str,
) -> None:
    await ask(sheets.save, sender, sheet, read_at(posted), answers)
    if not isinstance(file, UploadFile) or not file.filename:
        raise Refusal("Choose a file first.")
    content, type_ = await file.read(), file.content_type or ""
    await ask(sheet_files.attach, sender, sheet, field, file.filename, type_, content)


async def _answers(sender: Person, sheet: UUID, posted: Mapping[str, list[str]]) -> dict[str, Json]:
    """What stands on the page beside the file."""
    _, form = await ask(sheets.asked, sender, sheet)
    return read_answers(on_page(form, posted), posted)
