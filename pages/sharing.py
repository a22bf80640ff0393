"""Sharing a sheet: with the partner, with the coordinators, and taking it back."""

from typing import Annotated
from uuid import UUID

import htpy as h
from fastapi import Form, Response
from fastapi.responses import RedirectResponse

from app.asking import ask
from app.auth import Sender, Viewer
from app.forms import refusal_or
from app.services import sharing, sheets
from components.forms.both import both_page
from components.forms.reading import sheet_head, sheet_view
from models.errors import Refusal
from pages.exercises import EXERCISES
from pages.sheets import read_page, sheet_page
from pages.surroundings import Around


async def shared(viewer: Viewer, around: Around, sheet: UUID) -> Response:
    """What somebody else lets the viewer read, for as long as they do."""
    if both := await ask(sharing.both, viewer, sheet):
        body = h.div(".pm-stack.pm-stack--work")[both_page(both)]
        return sheet_page(viewer, around, both.form, body)
    seen = await ask(sheets.read, viewer, sheet)
    body = h.div(".pm-stack.pm-stack--work")[sheet_head(seen), sheet_view(seen)]
    return sheet_page(viewer, around, seen.form, body)


async def share(
    sender: Sender,
    around: Around,
    slug: str,
    sheet: UUID,
    rel: Annotated[UUID, Form()],
    part: Annotated[list[str] | None, Form()] = None,
) -> Response:
    done = await refusal_or(ask(sharing.share, sender, sheet, rel, part or []))
    if isinstance(done, Refusal):
        return await read_page(sender, around, slug, sheet, refusal=done)
    return _back(slug, sheet)


async def withdraw(sender: Sender, slug: str, sheet: UUID) -> Response:
    await ask(sharing.withdraw, sender, sheet)
    return _back(slug, sheet)


async def hand_over(sender: Sender, slug: str, sheet: UUID) -> Response:
    await ask(sharing.hand_over, sender, sheet)
    return _back(slug, sheet)


async def take_back(sender: Sender, slug: str, sheet: UUID) -> Response:
    await ask(sharing.take_back, sender, sheet)
    return _back(slug, sheet)


def _back(slug: str, sheet: UUID) -> Response:
    return RedirectResponse(f"{EXERCISES}/{slug}/{sheet}/read", 303)
