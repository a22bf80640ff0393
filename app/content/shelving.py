"""Finds what stands on the shelf and holds all of somebody's words, as cards."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from app.rendered import for_a_minute
from models.courses import Course, Lesson, Resource
from models.shelf import Card

MOST = 1000


@dataclass(frozen=True, slots=True)
class Shelved:
    """A card, and every word behind it as it is compared."""

    card: Card
    words: str


def cards(session: Session, words: Sequence[str]) -> list[Card]:
    """Courses, then resources; the shelf is small enough to be searched where it is kept."""
    shelf = for_a_minute("shelf", lambda: (*_courses(session), *_resources(session)))
    wanted = [word.casefold() for word in words]
    return [one.card for one in shelf if all(word in one.words for word in wanted)]


def _courses(session: Session) -> list[Shelved]:
    texts: dict[UUID, list[str]] = defaultdict(list)
    query = select(Lesson.course_id, Lesson.title, Lesson.text)
    for course_id, *written in session.exec(query.order_by(col(Lesson.position)).limit(10 * MOST)):
        texts[course_id].append("\n".join(written))
    by_place = select(Course).order_by(col(Course.position), col(Course.title)).limit(MOST)
    return [
        _shelved(_course_card(course, len(texts[course.id])), *texts[course.id])
        for course in session.exec(by_place)
        if course.id in texts
    ]


def _resources(session: Session) -> list[Shelved]:
    query = select(Resource).where(Resource.kind != "page")
    rows = session.exec(query.order_by(col(Resource.position), col(Resource.title)).limit(MOST))
    return [_shelved(_resource_card(resource), resource.text) for resource in rows]


def _shelved(card: Card, *texts: str) -> Shelved:
    return Shelved(card, "\n".join((card.title, card.summary, *card.topics, *texts)).casefold())


def _course_card(course: Course, lessons: int) -> Card:
    cover = course.body.get("cover")
    return Card(
        id=course.id,
        kind="course",
        slug=course.slug,
        title=course.title,
        summary=course.summary,
        lang=course.lang,
        licence=course.licence,
        minutes=course.minutes,
        topics=tuple(course.topics),
        lessons=lessons,
        cover=cover if isinstance(cover, Mapping) else {},
    )


def _resource_card(resource: Resource) -> Card:
    return Card(
        id=resource.id,
        kind=resource.kind,
        slug=resource.slug,
        title=resource.title,
        summary=resource.summary,
        lang=resource.lang,
        licence=resource.licence,
        minutes=resource.minutes,
        topics=tuple(resource.topics),
    )
