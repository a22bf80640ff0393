"""The quiz of a course: its door, its questions, its result; works without any script."""

from uuid import UUID

import htpy as h
from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from app.asking import ask
from app.auth import Sender, Viewer, Visitor, csrf_of
from app.forms import refusal_or
from app.i18n import _, language
from app.services import courses, quizzes, tracks
from components.document import page
from components.learning import CHECK, address
from components.lessons import player
from components.questions import ANSWER
from components.quizzes import door, door_for_visitors, question_page, result_page
from models.courses import CourseView
from models.errors import Refusal
from models.people import Person
from pages.public import FOR_ONE, seek


async def from_lesson(slug: str) -> Response:
    """From any lesson, its course's quiz."""
    return RedirectResponse(address(slug, CHECK), 303)


async def quiz(request: Request, visitor: Visitor, slug: str) -> Response:
    view = await seek(courses.course, visitor, slug)
    if visitor is None:
        return _page(view, door_for_visitors(view.course), visitor)
    return await _door(request, visitor, view)


async def start(request: Request, sender: Sender, slug: str) -> Response:
    begun = await refusal_or(ask(quizzes.start_or_resume, sender, slug))
    if isinstance(begun, Refusal):
        view = await ask(courses.course, sender, slug)
        return await _door(request, sender, view, begun)
    return RedirectResponse(f"{address(slug, CHECK)}/{begun.attempt_id}/{begun.number}", 303)


async def question(
    request: Request, viewer: Viewer, slug: str, attempt: UUID, number: int
) -> Response:
    return await _question(request, viewer, slug, attempt, number)


async def answer(
    request: Request, sender: Sender, slug: str, attempt: UUID, number: int
) -> Response:
    """Checks an answer, or only keeps it while somebody is still thinking."""
    form = await request.form()
    given = _given([(key, value) for key, value in form.multi_items() if isinstance(value, str)])
    if form.get("act") == "save":
        await ask(quizzes.save, sender, attempt, number, given)
        return Response(status_code=204)
    checked = await refusal_or(ask(quizzes.check, sender, attempt, number, given))
    if isinstance(checked, Refusal):
        return await _question(request, sender, slug, attempt, number, checked)
    return RedirectResponse(f"{address(slug, CHECK)}/{attempt}/{number}", 303)


async def finish(sender: Sender, slug: str, attempt: UUID) -> Response:
    await ask(quizzes.finish, sender, attempt)
    return RedirectResponse(f"{address(slug, CHECK)}/{attempt}/result", 303)


async def result(viewer: Viewer, slug: str, attempt: UUID) -> Response:
    view = await ask(courses.course, viewer, slug)
    found = await ask(quizzes.result, viewer, attempt)
    own = await ask(tracks.own, viewer) if found.attempt.passed else None
    return _page(view, result_page(view.course, found, own), viewer)


async def _question(
    request: Request,
    viewer: Person,
    slug: str,
    attempt: UUID,
    number: int,
    refusal: Refusal | None = None,
) -> Response:
    view = await ask(courses.course, viewer, slug)
    asked = await ask(quizzes.question, viewer, attempt, number)
    body = question_page(view.course, asked, csrf_of(request), _said(refusal))
    return _page(view, body, viewer, refusal)


async def _door(
    request: Request, viewer: Person, view: CourseView, refusal: Refusal | None = None
) -> Response:
    standing = await ask(quizzes.attempts, viewer, view.course.slug)
    return _page(
        view, door(view.course, standing, csrf_of(request), _said(refusal)), viewer, refusal
    )


def _page(
    view: CourseView, body: h.Node, viewer: Person | None, refusal: Refusal | None = None
) -> HTMLResponse:
    whole = page(
        f"{_('Check yourself')}, {view.course.title}",
        player(view, CHECK, body, viewer is not None),
        lang=language(),
        head=h.meta(name="robots", content="noindex"),
    )
    return HTMLResponse(whole, refusal.status if refusal else 200, headers=FOR_ONE)


def _given(fields: list[tuple[str, str]]) -> object:
    """One value, several, or pairs, as the question's kind of form sends them."""
    pairs = {
        key.removeprefix(f"{ANSWER}-"): value
        for key, value in fields
        if key.startswith(f"{ANSWER}-")
    }
    values = [value for key, value in fields if key == ANSWER]
    kinds = {value for key, value in fields if key == "several"}
    if pairs:
        return pairs
    return values if kinds else "".join(values[:1])


def _said(refusal: Refusal | None) -> str:
    return _(refusal.message, **refusal.values) if refusal else ""
