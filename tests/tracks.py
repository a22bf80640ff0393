"""Small courses with the keys of the programme's modules, and people who have passed some."""

from uuid import UUID

from app.database import transaction
from app.rendered import forget_all
from models.courses import Course, Lesson, LessonDone
from models.people import Person
from models.quizzes import Attempt, AttemptState
from tests.cast import NOW

MENTEE = ("m1", "m2", "m6", "m9")
MENTOR = ("m1", "m2", "m3", "m4", "m5", "m6", "m8")
EVERY = tuple(f"m{n}" for n in range(1, 11))


def modules(*keys: str) -> dict[str, Course]:
    """A course of two lessons for each key, in the order of the programme."""
    made = {key: _course(key) for key in keys or EVERY}
    with transaction() as session:
        session.add_all(made.values())
        session.flush()
        session.add_all(_lesson(course, place) for course in made.values() for place in (1, 2))
    forget_all()
    return made


def passed(person: Person, *courses: Course) -> None:
    with transaction() as session:
        session.add_all(_attempt(person, course) for course in courses)


def finished(person: Person, course: Course, *places: int) -> None:
    """Somebody has finished these lessons of a course."""
    with transaction() as session:
        session.add_all(
            LessonDone(person_id=person.id, lesson_id=lesson_id(course, place), done_at=NOW)
            for place in places
        )


def lesson_id(course: Course, place: int) -> UUID:
    return UUID(int=int(course.key[1:]) * 100 + place)


def _course(key: str) -> Course:
    number = int(key[1:])
    return Course(
        key=key,
        slug=f"module-{number}",
        title=f"Title {number}",
        summary="",
        minutes=150,
        body={"eqf": 4, "quiz": {"draw": 8, "pass": 6}},
        position=number,
    )


def _lesson(course: Course, place: int) -> Lesson:
    return Lesson(
        id=lesson_id(course, place),
        course_id=course.id,
        number=f"{course.key[1:]}.{place}",
        position=place,
        slug=f"lesson-{place}",
        title=f"Lesson {place}",
        minutes=20,
        text="Words.",
    )


def _attempt(person: Person, course: Course) -> Attempt:
    return Attempt(
        person_id=person.id,
        course_id=course.id,
        seed=b"",
        question_ids=[],
        state=AttemptState.GRADED,
        started_at=NOW,
        graded_at=NOW,
        passed=True,
    )
