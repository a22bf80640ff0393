"""The open pages of the tracks, and of what certificates ask for."""

from fastapi import Request, Response

from app.auth import Visitor
from app.i18n import _, language
from app.services import tracks
from components.credentials import credentials_view
from components.onward import track_name
from components.public import document
from components.tracks import track_view
from pages.public import answer, here, seek, site


async def track(request: Request, visitor: Visitor, slug: str) -> Response:
    async def make() -> str:
        view = await seek(tracks.track, visitor, slug)
        offered = await seek(tracks.offered, visitor)
        return document(
            track_name(view.track),
            track_view(view, offered),
            lang=language(),
            description=view.track.audience,
            canonical=here(request),
            active="learn",
            viewer_name=visitor.name if visitor else None,
            path=request.url.path,
            site=await site(visitor),
        )

    return await answer(request, visitor, make)


async def certificates(request: Request, visitor: Visitor) -> Response:
    async def make() -> str:
        told = await seek(tracks.certification, visitor)
        offered = await seek(tracks.offered, visitor)
        return document(
            _("What certificates ask for"),
            credentials_view(told, offered),
            lang=language(),
            description=_("What you can earn here, what it takes and who decides."),
            canonical=here(request),
            active="learn",
            viewer_name=visitor.name if visitor else None,
            path=request.url.path,
            site=await site(visitor),
        )

    return await answer(request, visitor, make)
