"""The open pages that say how things are here: how, about, accessibility, privacy, imprint."""

from fastapi import Request, Response

from app.auth import Visitor
from app.markdown import parts
from app.services import courses
from components.texts import page_view
from pages.public import answer, drawn, seek


async def about(request: Request, visitor: Visitor) -> Response:
    """The page whose name is the address."""
    slug = request.url.path.strip("/")

    async def make() -> str:
        view = await seek(courses.page, visitor, slug)
        return await drawn(
            request,
            visitor,
            view.page.title,
            page_view(view, parts(view.text)),
            description=view.page.summary,
            active=slug,
        )

    return await answer(request, visitor, make)
