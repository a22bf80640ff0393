"""What coordinators can count, and how."""

from fastapi import Response
from fastapi.responses import HTMLResponse

from app.asking import ask
from app.auth import Viewer
from app.i18n import _
from app.services import indicators as services
from components.indicators import indicators_view
from components.shell import app_document
from pages.public import FOR_ONE
from pages.surroundings import Around


async def indicators(viewer: Viewer, around: Around) -> Response:
    told, figures = await ask(services.counted, viewer)
    page = app_document(
        _("What we can count, and how"),
        around,
        indicators_view(told, figures),
        lang=viewer.language,
        theme=viewer.theme,
        active="indicators",
    )
    return HTMLResponse(page, headers=FOR_ONE)
