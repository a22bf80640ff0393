"""The open pages of the tracks, and of what certificates ask for."""

from fastapi import Request, Response

from app.auth import Visitor
from app.i18n import _
from app.services import tracks
from components.credentials import credentials_view
from components.onward import track_name
from components.tracks import track_view
from pages.public import answer, drawn, seek


async def track(request: Request, visitor: Visitor, slug: str) -> Response:
    async def make() -> str:
        view = await seek(tracks.track, visitor, slug)
        offered = await seek(tracks.offered, visitor)
        return await drawn(
            request,
            visitor,
            track_name(view.track),
            track_view(view, offered),
            description=view.track.audience,
        )

    return await answer(request, visitor, make)


async def certificates(request: Request, visitor: Visitor) -> Response:
    async def make() -> str:
        told = await seek(tracks.certification, visitor)
        offered = await seek(tracks.offered, visitor)
        return await drawn(
            request,
            visitor,
            _("What certificates ask for"),
            credentials_view(told, offered),
            description=_("What you can earn here, what it takes and who decides."),
        )

    return await answer(request, visitor, make)
