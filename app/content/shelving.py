"""Finds what stands on the shelf and holds all of somebody's words, as cards."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, func, or_, select

from models.courses import Course, Lesson, Resource
from models.shelf import Card

MOST = 1000


def courses(session: Session, words: Sequence[str]) -> list[Card]:
    lessons = (
        select(func.count())
        .where(col(Lesson.course_id) == Course.id)
        .correlate(Course)
        .scalar_subquery()
    )
    query = select(Course, lessons).where(lessons > 0)
    for word in words:
        inside = sa.exists().where(
            col(Lesson.course_id) == Course.id,
            or_(_has(Lesson.title, word), _has(Lesson.text, word)),
        )
        query = query.where(or_(inside, *_told(Course, word)))
    rows = session.exec(query.order_by(col(Course.position), col(Course.title)).limit(MOST))
    return [_course_card(course, count) for course, count in rows]


def resources(session: Session, words: Sequence[str]) -> list[Card]:
    query = select(Resource).where(Resource.kind != "page")
    for word in words:
        query = query.where(or_(_has(Resource.text, word), *_told(Resource, word)))
    rows = session.exec(query.order_by(col(Resource.position), col(Resource.title)).limit(MOST))
    return [_resource_card(resource) for resource in rows]


def _told(table: type[Course | Resource], word: str) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        _has(table.title, word),
        _has(table.summary, word),
        sa.cast(table.topics, sa.String).icontains(word, autoescape=True),
    )


def _has(column: object, word: str) -> sa.ColumnElement[bool]:
    return col(column).icontains(word, autoescape=True)


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
