"""Texts that came with PeerMent and that the organisation has changed since, line by line."""

from collections.abc import Iterator
from functools import cache

from sqlmodel import Session, col, select

from app.content import PROGRAMME, content
from app.content import files as content_files
from app.content.differing import differing
from models.courses import Course, Lesson, Resource
from models.library import ChangedText
from models.shipped import fingerprint

MOST_TEXTS = 2000
MOST_LINES = 200


def changed_texts(session: Session) -> list[ChangedText]:
    """Lessons in the order of their modules, then resources and pages; a file is only read where
    something was changed."""
    mine = [*_lessons(session), *_resources(session)]
    shipped = _shipped() if mine else {}
    return [
        ChangedText(name, title, tuple(differing(shipped.get(name, ""), text)[:MOST_LINES]))
        for name, title, text in mine
    ]


def _lessons(session: Session) -> Iterator[tuple[str, str, str]]:
    query = select(Lesson, Course.key).join(Course, col(Lesson.course_id) == Course.id)
    placed = query.order_by(col(Course.position), col(Lesson.position)).limit(MOST_TEXTS)
    for row, course in session.exec(placed):
        if _is_changed(row):
            yield f"{course}/{row.slug}", f"{row.number} {row.title}", row.text


def _resources(session: Session) -> Iterator[tuple[str, str, str]]:
    query = select(Resource).order_by(col(Resource.position), col(Resource.title))
    for row in session.exec(query.limit(MOST_TEXTS)):
        if _is_changed(row):
            yield row.slug, row.title, row.text


def _is_changed(row: Lesson | Resource) -> bool:
    return bool(row.shipped) and fingerprint(content(row)) != row.shipped


@cache
def _shipped() -> dict[str, str]:
    """The texts of this version, by name."""
    found = content_files.read(PROGRAMME)
    lessons = {
        f"{course.head.id}/{lesson.head.slug}": lesson.text
        for course in found.courses
        for lesson in course.lessons
    }
    return lessons | {one.slug: one.text for one in (*found.resources, *found.pages)}
