"""The open pages that say how things are here: how, about, accessibility, privacy, imprint."""

from fastapi import Request, Response

from app.auth import Visitor
from app.i18n import language
from app.markdown import parts
from app.services import courses
from components.public import document
from components.texts import page_view
from pages.public import answer, here, seek, site


async def about(request: Request, visitor: Visitor) -> Response:
    """The page whose name is the address."""
    slug = request.url.path.strip("/")

    async def make() -> str:
        view = await seek(courses.page, visitor, slug)
        return document(
            view.page.title,
            page_view(view, parts(view.text)),
            lang=language(),
            description=view.page.summary,
            canonical=here(request),
            active=slug,
            viewer_name=visitor.name if visitor else None,
            path=request.url.path,
            site=await site(visitor),
        )

    return await answer(request, visitor, make)
