"""Whose place this is, and its programmes: for administrators and for coordinators."""

from typing import Annotated
from uuid import UUID

import htpy as h
from fastapi import Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.asking import ask
from app.auth import Sender, Viewer
from app.forms import refusal_or
from app.i18n import _
from app.services import organisation
from components.basics import notice, page_head
from components.organisation import (
    HOUSE,
    SETTINGS,
    organisation_form,
    outcome,
    programmes_view,
    told,
)
from components.shell import app_document
from models.errors import Refusal
from models.people import Person
from pages.posting import said
from pages.surroundings import Around

BRANDING = "/admin/branding"
PROGRAMME = ("name", "purpose", "starts_on", "ends_on")
Which = Annotated[UUID, Form()]


async def programmes(viewer: Viewer, around: Around, done: str = "") -> Response:
    return await _programmes(viewer, around, done=done)


async def open_programme(request: Request, sender: Sender, around: Around) -> Response:
    typed = await said(request, *PROGRAMME)
    made = await refusal_or(ask(organisation.open_programme, sender, **typed))
    if isinstance(made, Refusal):
        return await _programmes(sender, around, typed, made)
    return RedirectResponse(f"{SETTINGS}?done=opened", 303)


async def change_programme(
    request: Request, sender: Sender, around: Around, programme: Which
) -> Response:
    typed = await said(request, *PROGRAMME)
    made = await refusal_or(ask(organisation.change_programme, sender, programme, **typed))
    if isinstance(made, Refusal):
        return await _programmes(sender, around, typed, made)
    return RedirectResponse(f"{SETTINGS}?done=kept", 303)


async def close_programme(sender: Sender, programme: Which) -> Response:
    await ask(organisation.close_programme, sender, programme)
    return RedirectResponse(f"{SETTINGS}?done=closed", 303)


async def reopen_programme(sender: Sender, programme: Which) -> Response:
    await ask(organisation.reopen_programme, sender, programme)
    return RedirectResponse(f"{SETTINGS}?done=opened", 303)


async def branding(viewer: Viewer, around: Around, done: str = "") -> Response:
    house = await ask(organisation.organisation, viewer)
    return _branding(viewer, around, told(house), outcome(done))


async def change_branding(request: Request, sender: Sender, around: Around) -> Response:
    typed = await said(request, *HOUSE)
    made = await refusal_or(ask(organisation.change_organisation, sender, typed))
    if isinstance(made, Refusal):
        return _branding(sender, around, typed, _no(made), made.status)
    return RedirectResponse(f"{BRANDING}?done=kept", 303)


async def _programmes(
    viewer: Person,
    around: Around,
    typed: dict[str, str] | None = None,
    refusal: Refusal | None = None,
    done: str = "",
) -> HTMLResponse:
    cohorts = await ask(organisation.programmes, viewer)
    words = _no(refusal) if refusal else outcome(done)
    body = programmes_view(around.csrf, cohorts, typed or {}, words)
    status = refusal.status if refusal else 200
    return _page(viewer, around, _("Programme"), "programme", body, status)


def _branding(
    viewer: Person, around: Around, said: dict[str, str], words: h.Node, status: int = 200
) -> HTMLResponse:
    body = organisation_form(around.csrf, said, words)
    return _page(viewer, around, _("Organisation"), "branding", body, status)


def _no(refusal: Refusal) -> h.Element:
    return notice("madder", _(refusal.message, **refusal.values), alert=True)


def _page(
    viewer: Person, around: Around, title: str, active: str, body: h.Node, status: int
) -> HTMLResponse:
    page = app_document(
        title,
        around,
        h.fragment[page_head(title), body],
        lang=viewer.language,
        theme=viewer.theme,
        active=active,
    )
    return HTMLResponse(page, status)
