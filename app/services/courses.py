"""Learning: look along the shelf, read a course, a lesson, a resource, and note what is done."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from uuid import UUID

from sqlalchemy import bindparam
from sqlmodel import Session, and_, col, func, select
from sqlmodel.sql.expression import Select

from app.content import shelving
from app.database import reading, transaction, without
from app.rendered import for_a_minute
from app.steps import facts
from models.courses import (
    Course,
    CourseView,
    Lesson,
    LessonDone,
    LessonView,
    PageView,
    Progress,
    Resource,
)
from models.errors import NotAllowed, NotFound, later
from models.mentra import Stage
from models.organisation import Organisation
from models.people import Person
from models.shelf import Filters, Shelf, counted, matching, one_page

MOST = 1000
FEATURED = 8
NO_COURSE = later("There is no such course.")
NO_LESSON = later("There is no such lesson.")
NO_RESOURCE = later("There is no such resource.")


def shelf(_visitor: Person | None, filters: Filters) -> Shelf:
    """What fits the wishes, a page of it, and how many each filter would show."""
    with reading() as session:
        cards = shelving.cards(session, filters.words)
        stages = facts.stages(session)
    found = matching(cards, filters)
    courses = [card for card in found if card.type == "course"]
    others = [card for card in found if card.type != "course"]
    is_front = filters.is_plain and filters.page == 1
    return Shelf(
        filters=filters,
        cards=tuple(courses[1:]) if is_front else one_page(found, filters.page),
        found=len(found),
        counts=counted(cards, filters),
        featured=next(iter(courses), None) if is_front else None,
        resources=tuple(others[:FEATURED]) if is_front else (),
        stages=tuple((stage.position, stage.name, _duration(stage)) for stage in stages),
    )


def course(visitor: Person | None, slug: str) -> CourseView:
    """A course, its lessons in order, and what the visitor has finished of it."""
    with reading() as session:
        found, lessons = _with_lessons(session, slug)
        return CourseView(found, lessons, _done(session, visitor, lessons))


def lesson(visitor: Person | None, course_slug: str, lesson_slug: str) -> LessonView:
    """A lesson between its neighbours."""
    with reading() as session:
        found, lessons = _with_lessons(session, course_slug)
        here = next((one for one in lessons if one.slug == lesson_slug), None)
        if here is None:
            raise NotFound(NO_LESSON)
        return LessonView(found, lessons, here, _done(session, visitor, lessons))


def finish_lesson(person: Person, course_slug: str, lesson_slug: str) -> LessonView:
    """Notes a lesson as done; saying it twice changes nothing."""
    with transaction() as session:
        if session.get(Person, person.id) is None:
            raise NotAllowed("Progress needs an account.")
        found, lessons = _with_lessons(session, course_slug)
        here = next((one for one in lessons if one.slug == lesson_slug), None)
        if here is None:
            raise NotFound(NO_LESSON)
        done = _done(session, person, lessons)
        if here.id not in done:
            session.add(
                LessonDone(person_id=person.id, lesson_id=here.id, done_at=datetime.now(UTC))
            )
        return LessonView(found, lessons, here, done | {here.id})


def progress(person: Person) -> Sequence[Progress]:
    """The courses somebody has begun, the newest first."""
    every = (
        select(col(Lesson.course_id).label("course_id"), func.count().label("lessons"))
        .group_by(col(Lesson.course_id))
        .subquery()
    )
    query = (
        select(Course.slug, Course.title, func.count(), every.c.lessons)
        .join(Lesson, col(Lesson.course_id) == Course.id)
        .join(LessonDone, col(LessonDone.lesson_id) == Lesson.id)
        .join(every, every.c.course_id == Course.id)
        .where(LessonDone.person_id == person.id)
        .group_by(Course.slug, Course.title, every.c.lessons)
        .order_by(func.max(LessonDone.done_at).desc())
        .limit(100)
    )
    with reading() as session:
        return [Progress(*row) for row in session.exec(query)]


def go_on(person: Person) -> tuple[Course, Lesson] | None:
    """The first lesson that somebody has not finished yet, in the order of the programme."""
    with reading() as session:
        found = session.exec(_unfinished(), params={"me": person.id}).first()
        return (found[0], found[1]) if found else None


@cache
def _unfinished() -> Select[Course, Lesson]:
    mine = col(LessonDone.person_id) == bindparam("me")
    return (
        select(Course, Lesson)
        .join(Lesson, col(Lesson.course_id) == Course.id)
        .outerjoin(LessonDone, and_(col(LessonDone.lesson_id) == Lesson.id, mine))
        .where(col(LessonDone.id).is_(None))
        .order_by(col(Course.position), col(Lesson.position))
        .limit(1)
        .options(
            *without(Course.body, Lesson.text, Lesson.figures),
        )
    )


def resource(_visitor: Person | None, slug: str) -> Resource:
    """Something ready to use."""
    query = select(Resource).where(Resource.slug == slug, Resource.kind != "page")
    with reading() as session:
        if found := session.exec(query).first():
            return found
    raise NotFound(NO_RESOURCE)


def page(_visitor: Person | None, slug: str) -> PageView:
    """An open page, and who answers for it."""
    query = select(Resource).where(Resource.slug == slug, Resource.kind == "page")
    with reading() as session:
        found = session.exec(query).first()
        if found is None:
            raise NotFound("There is no such page.")
        house = _house(session)
        return PageView(found, house.name if house else "", house.contact if house else "")


def house(_visitor: Person | None) -> Organisation | None:
    """Who hosts this installation, for the foot of every open page."""
    with reading() as session:
        return for_a_minute("house", lambda: _house(session))


def addresses(_visitor: Person | None) -> Sequence[str]:
    """Every open page about learning, for those who make maps of sites."""
    lessons = (
        select(Course.slug, Lesson.slug)
        .where(Lesson.course_id == Course.id)
        .order_by(col(Course.position), col(Lesson.position))
        .limit(10_000)
    )
    resources = select(Resource.slug).where(Resource.kind != "page").limit(MOST)
    with reading() as session:
        read = [(course, lesson) for course, lesson in session.exec(lessons)]
        courses = list(dict.fromkeys(course for course, _ in read))
        return [
            *(f"/learn/courses/{course}" for course in courses),
            *(f"/learn/courses/{course}/{lesson}" for course, lesson in read),
            *(f"/learn/resources/{slug}" for slug in session.exec(resources)),
        ]


def _house(session: Session) -> Organisation | None:
    found = session.exec(select(Organisation)).first()
    if found:
        session.expunge(found)
    return found


def _with_lessons(session: Session, slug: str) -> tuple[Course, tuple[Lesson, ...]]:
    """A course without lessons is not open yet."""
    query = (
        select(Course, Lesson)
        .where(Course.slug == slug, Lesson.course_id == Course.id)
        .order_by(col(Lesson.position))
        .limit(100)
    )
    rows = session.exec(query).all()
    if not rows:
        raise NotFound(NO_COURSE)
    return rows[0][0], tuple(lesson for _, lesson in rows)


def _done(session: Session, person: Person | None, lessons: Sequence[Lesson]) -> frozenset[UUID]:
    if person is None:
        return frozenset()
    query = select(LessonDone.lesson_id).where(
        LessonDone.person_id == person.id,
        col(LessonDone.lesson_id).in_([lesson.id for lesson in lessons]),
    )
    return frozenset(session.exec(query))


def _duration(stage: Stage) -> str:
    return str(stage.body.get("duration", ""))
