"""Certificates: one's own, a sheet to print, and the page where anybody verifies one."""

import htpy as h
from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from app.asking import ask
from app.auth import Viewer, Visitor
from app.forms import refusal_or, settings_of
from app.i18n import _, language
from app.rendered import Page, keep, kept
from app.services import certificates, tracks
from app.steps.claims import claims
from components.certificates import check_form, own_list, unknown, verified
from components.prints import certificate_print
from components.public import document
from components.shell import app_document
from models.certificates import spelled
from models.errors import NotFound, Refusal
from models.people import Person
from pages.public import seek, site
from pages.surroundings import Around

EXACT = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}


async def mine(viewer: Viewer, around: Around) -> Response:
    own = await ask(certificates.mine, viewer)
    track = await ask(tracks.own, viewer)
    title = _("Certificates")
    page = app_document(
        title,
        around,
        own_list(own, track),
        lang=viewer.language,
        theme=viewer.theme,
        active="certificates",
    )
    return HTMLResponse(page)


async def paper(request: Request, visitor: Visitor, number: str) -> Response:
    """Whoever has the number may have the sheet."""
    base, name = settings_of(request).address, spelled(number)
    sheet = await seek(certificates.pdf, visitor, name, base, str(certificate_print(name)))
    headers = {**EXACT, "Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return Response(sheet, media_type="application/pdf", headers=headers)


async def ask_for_number(visitor: Visitor, number: str = "") -> Response:
    """The form, or the way to what was typed into it."""
    if number.strip():
        return RedirectResponse(f"/verify/{spelled(number)}", 303)
    return await _page(visitor, _("Verify a certificate"), check_form(), "/verify")


async def verify(request: Request, visitor: Visitor, number: str) -> Response:
    """Exactly what the certificate claims, or that there is none."""
    name = spelled(number)
    path = f"/verify/{name}"
    found = await refusal_or(seek(certificates.find, visitor, number))
    if isinstance(found, Refusal):
        title = _("We do not know this number")
        return await _page(visitor, title, unknown(name), path, NotFound.status)
    key = ("verify", language(), *found.what_can_change)
    page = kept(key) if visitor is None else None
    if page is None:
        said = claims(found.certificate)
        body = verified(found, said, f"{settings_of(request).address}{path}")
        title = _("Certificate {number}", number=name)
        page = Page.of(await _document(visitor, title, body, path))
        if visitor is None:
            keep(key, page, searched=True)
    return HTMLResponse(page.content, headers=EXACT)


async def _page(
    visitor: Person | None, title: str, body: h.Node, path: str, status: int = 200
) -> HTMLResponse:
    page = await _document(visitor, title, body, path)
    return HTMLResponse(page, status, headers=EXACT if path != "/verify" else None)


async def _document(visitor: Person | None, title: str, body: h.Node, path: str) -> str:
    return document(
        title,
        body,
        lang=language(),
        active="verify",
        viewer_name=visitor.name if visitor else None,
        path=path,
        site=await site(visitor),
        head=h.meta(name="robots", content="noindex") if path != "/verify" else None,
        wrap=True,
    )
