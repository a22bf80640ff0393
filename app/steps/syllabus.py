"""The courses as modules of a track, and how far somebody is in each of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from app.rendered import for_a_minute
from models.courses import Course, Lesson, LessonDone
from models.people import Person
from models.quizzes import Attempt
from models.tracks import LessonName, Module

MOST_LESSONS = 1_000
Syllabus = Mapping[str, tuple[UUID, Module]]


def modules(session: Session, person: Person | None) -> dict[str, Module]:
    """Every open course by its key, with what this person has done of it."""
    every = for_a_minute("syllabus", lambda: dict(_every(session)))
    if person is None:
        return {key: module for key, (_, module) in every.items()}
    achieved = frozenset(session.scalars(_achieved(person)))
    return {
        key: replace(
            module,
            done=achieved & {lesson.id for lesson in module.lessons},
            passed=course_id in achieved,
        )
        for key, (course_id, module) in every.items()
    }


def _every(session: Session) -> Iterator[tuple[str, tuple[UUID, Module]]]:
    rows = session.execute(_lessons()).all()
    for course, lessons in groupby(rows, key=itemgetter(slice(0, 6))):
        course_id, key, slug, title, minutes, level = course
        yield (
            key.casefold(),
            (
                course_id,
                Module(
                    key=key,
                    slug=slug,
                    title=title,
                    minutes=minutes,
                    level=level,
                    lessons=tuple(LessonName(*row[6:]) for row in lessons),
                ),
            ),
        )


def _lessons() -> sa.Select[*tuple[object, ...]]:
    """All lessons in the order of the programme, each with its course."""
    return (
        sa.select(
            col(Course.id),
            col(Course.key),
            col(Course.slug),
            col(Course.title),
            col(Course.minutes),
            col(Course.body)["eqf"].as_integer(),
            col(Lesson.id),
            col(Lesson.number),
            col(Lesson.slug),
        )
        .join(Lesson, col(Lesson.course_id) == Course.id)
        .order_by(col(Course.position), col(Course.key), col(Lesson.position))
        .limit(MOST_LESSONS)
    )


def _achieved(person: Person) -> sa.CompoundSelect[UUID]:
    """The ids of finished lessons and of courses whose quiz is passed, in one go."""
    lessons = sa.select(col(LessonDone.lesson_id)).where(col(LessonDone.person_id) == person.id)
    passed = sa.select(col(Attempt.course_id)).where(
        col(Attempt.person_id) == person.id, col(Attempt.passed).is_(True)
    )
    return lessons.union_all(passed)
