"""The open page of one course."""

from fastapi import Request, Response

from app.auth import Visitor
from app.i18n import language
from app.services import courses, tracks
from components.courses import course_view
from components.public import document
from pages.public import answer, cited, here, seek, site


async def course(request: Request, visitor: Visitor, slug: str) -> Response:
    async def make() -> str:
        view = await seek(courses.course, visitor, slug)
        found = view.course
        places = await seek(tracks.belonging, visitor, found.key)
        cite = cited(request, found.title, found.licence, found.version)
        return document(
            found.title,
            course_view(view, cite, places, visitor is not None),
            lang=language(),
            description=found.summary,
            canonical=here(request),
            active="learn",
            viewer_name=visitor.name if visitor else None,
            path=request.url.path,
            site=await site(visitor),
        )

    return await answer(request, visitor, make)
