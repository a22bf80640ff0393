"""The open page of one course."""

from fastapi import Request, Response

from app.auth import Visitor
from app.services import courses, tracks
from components.courses import course_view
from pages.public import answer, cited, drawn, seek


async def course(request: Request, visitor: Visitor, slug: str) -> Response:
    async def make() -> str:
        view = await seek(courses.course, visitor, slug)
        found = view.course
        places = await seek(tracks.belonging, visitor, found.key)
        cite = cited(request, found.title, found.licence, found.version)
        return await drawn(
            request,
            visitor,
            found.title,
            course_view(view, cite, places, visitor is not None),
            description=found.summary,
        )

    return await answer(request, visitor, make)
