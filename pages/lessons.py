"""The lesson player: reading needs no account, keeping one's progress does."""

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from app.asking import ask
from app.auth import Sender, Visitor, csrf_of
from app.i18n import language
from app.markdown import parts
from app.services import courses
from components.document import page
from components.learning import address, following
from components.lessons import Reader, lesson_view, player
from models.people import Person
from pages.public import answer, cited, here, seek


async def lesson(request: Request, visitor: Visitor, slug: str, lesson: str) -> Response:
    async def make() -> str:
        view = await seek(courses.lesson, visitor, slug, lesson)
        cite = cited(request, view.lesson.title, view.course.licence, view.course.version)
        body = lesson_view(view, parts(view.lesson.text), _reader(request, visitor), cite)
        return page(
            f"{view.lesson.title}, {view.course.title}",
            player(view, lesson, body, visitor is not None),
            lang=language(),
            description=view.lesson.question,
            canonical=here(request),
        )

    return await answer(request, visitor, make)


async def done(sender: Sender, slug: str, lesson: str) -> Response:
    """Notes the lesson as done and goes on to what follows it."""
    view = await ask(courses.finish_lesson, sender, slug, lesson)
    return RedirectResponse(address(slug, following(view)), 303)


def _reader(request: Request, visitor: Person | None) -> Reader:
    if visitor is None:
        return Reader()
    writes = visitor.is_mentor or visitor.is_mentee
    return Reader(csrf_of(request), "/journal/today" if writes else "")
