"""Courses, their lessons, resources and open pages, and what somebody has finished."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from models.base import Json, Moment, Row


class Course(Row, table=True):
    """A self-paced module. `body` holds the rest of its course.yaml."""

    key: str = Field(unique=True, max_length=20)
    slug: str = Field(unique=True, max_length=120)
    title: str = Field(max_length=200)
    summary: str = Field(max_length=600)
    lang: str = Field(default="en", max_length=12, index=True)
    minutes: int
    licence: str = Field(default="CC BY 4.0", max_length=40)
    topics: list[str] = Field(default_factory=list[str], sa_type=JSON)
    body: dict[str, Json] = Field(default_factory=dict, sa_type=JSON)
    version: int = 1
    position: int = 0
    shipped: str = Field(default="", max_length=64)


class Lesson(Row, table=True):
    """One lesson; `text` is Markdown with our directives, `figures` its drawings by address."""

    __table_args__ = (UniqueConstraint("course_id", "slug"),)

    course_id: UUID = Field(foreign_key="course.id", index=True)
    number: str = Field(max_length=12)
    position: int
    slug: str = Field(max_length=120)
    title: str = Field(max_length=200)
    question: str = Field(default="", max_length=400)
    minutes: int
    summary: list[str] = Field(default_factory=list[str], sa_type=JSON)
    outcomes: list[str] = Field(default_factory=list[str], sa_type=JSON)
    text: str
    figures: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    shipped: str = Field(default="", max_length=64)


class LessonDone(Row, table=True):
    """Somebody has finished a lesson."""

    __table_args__ = (UniqueConstraint("person_id", "lesson_id"),)

    person_id: UUID = Field(foreign_key="person.id", index=True)
    lesson_id: UUID = Field(foreign_key="lesson.id", index=True)
    done_at: datetime = Field(sa_type=Moment)


class Resource(Row, table=True):
    """Something ready to use: a template, a guide, a deck of cards; or an open page."""

    kind: str = Field(max_length=30, index=True)
    slug: str = Field(unique=True, max_length=120)
    title: str = Field(max_length=200)
    summary: str = Field(default="", max_length=600)
    lang: str = Field(default="en", max_length=12, index=True)
    minutes: int = 0
    licence: str = Field(default="CC BY 4.0", max_length=40)
    topics: list[str] = Field(default_factory=list[str], sa_type=JSON)
    audience: list[str] = Field(default_factory=list[str], sa_type=JSON)
    checked_on: str = Field(default="", max_length=10)
    position: int = 0
    text: str
    figures: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    shipped: str = Field(default="", max_length=64)


@dataclass(frozen=True, slots=True)
class CourseView:
    """A course with its lessons in order, and which of them the reader has finished."""

    course: Course
    lessons: tuple[Lesson, ...]
    done: frozenset[UUID] = frozenset()

    @property
    def next(self) -> Lesson | None:
        return next_lesson(self.lessons, self.done)


@dataclass(frozen=True, slots=True)
class LessonView:
    """A lesson in its course, between its neighbours."""

    course: Course
    lessons: tuple[Lesson, ...]
    lesson: Lesson
    done: frozenset[UUID] = frozenset()

    @property
    def before(self) -> Lesson | None:
        place = self.lessons.index(self.lesson)
        return self.lessons[place - 1] if place else None

    @property
    def after(self) -> Lesson | None:
        return next(iter(self.lessons[self.lessons.index(self.lesson) + 1 :]), None)


@dataclass(frozen=True, slots=True)
class PageView:
    """An open page, and the organisation that answers for it."""

    page: Resource
    organisation: str
    contact: str

    @property
    def text(self) -> str:
        """The page's words with the organisation's name and contact in their places."""
        name, contact = (_quoted(word) for word in (self.organisation, self.contact))
        return self.page.text.replace("{organisation}", name).replace("{contact}", contact)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far somebody is in a course they have begun."""

    slug: str
    title: str
    done: int
    lessons: int


def next_lesson(lessons: Sequence[Lesson], done: Set[UUID]) -> Lesson | None:
    """Where to go on: the first lesson that is not finished."""
    return next((lesson for lesson in lessons if lesson.id not in done), None)


def _quoted(words: str) -> str:
    """Words that Markdown takes as they are."""
    return re.sub(r"([\\`*_{}\[\]<>()#|!])", r"\\\1", words) or "…"
