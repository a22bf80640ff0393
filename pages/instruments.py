"""The instruments of a relationship, what the two share, and what coordinators were handed."""

from uuid import UUID

import htpy as h
from fastapi import Response
from fastapi.responses import HTMLResponse

from app.asking import ask
from app.auth import Viewer
from app.i18n import _
from app.services import forms, relationships, sharing
from components.forms.instruments import instrument_list, shared_section
from components.forms.sharing import handed_page
from components.relationships import crumbs, head, tabs
from components.shell import app_document
from pages.public import FOR_ONE
from pages.surroundings import Around


async def instruments(viewer: Viewer, around: Around, rel: UUID) -> Response:
    """By stage: what to fill now, what was filled, and what the other has shared."""
    together = await ask(relationships.one, viewer, rel)
    shelf = await ask(forms.instruments, viewer, rel)
    shared = await ask(sharing.shared, viewer, rel)
    body = h.fragment[
        head(together),
        tabs(together, "forms"),
        h.div(".pm-stack.pm-stack--work.pm-gap-top")[
            instrument_list(shelf, together, around.csrf), shared_section(shared)
        ],
    ]
    page = app_document(
        _("Forms"),
        around,
        body,
        lang=viewer.language,
        theme=viewer.theme,
        active=f"with-{rel}",
        crumbs=[*crumbs(together, together.part)],
    )
    return HTMLResponse(page, headers=FOR_ONE)


async def flags(viewer: Viewer, around: Around) -> Response:
    """What people chose to hand to the coordinators."""
    handed = await ask(sharing.handed, viewer)
    page = app_document(
        _("Safe contact"),
        around,
        handed_page(handed),
        lang=viewer.language,
        theme=viewer.theme,
        active="flags",
    )
    return HTMLResponse(page, headers=FOR_ONE)
