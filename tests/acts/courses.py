"""Who may do what in the Learning Center: read, everybody; keep progress, who has an account."""

from app import database
from app.services import courses
from models.courses import Course, Lesson, Resource
from models.shelf import Filters
from tests.acts import EVERYBODY, Act
from tests.cast import NAMES, Cast

ALL = frozenset(NAMES)


def shelved(_: Cast) -> tuple[str, str]:
    """A course with two lessons, a resource and a page; gives the slugs of course and lesson."""
    course = Course(key="t1", slug="thread", title="Thread", summary="Of care.", minutes=50)
    lessons = [
        Lesson(
            course_id=course.id,
            number=f"1.{place}",
            position=place,
            slug=slug,
            title=slug.title(),
            minutes=25,
            text=f"The loom of {slug}.",
        )
        for place, slug in enumerate(("warp", "weft"), 1)
    ]
    guide = Resource(kind="guide", slug="knots", title="Knots", text="Tie it.", topics=["craft"])
    page = Resource(kind="page", slug="how", title="How", text="By {organisation}, {contact}.")
    with database.transaction() as session:
        session.add(course)
        session.flush()
        session.add_all([*lessons, guide, page])
    return "thread", "warp"


def with_shelf(cast: Cast) -> Cast:
    shelved(cast)
    return cast


ACTS = {
    courses.shelf: Act(lambda _, person: courses.shelf(person, Filters()), ALL),
    courses.course: Act(lambda c, person: courses.course(person, shelved(c)[0]), ALL),
    courses.lesson: Act(lambda c, person: courses.lesson(person, *shelved(c)), ALL),
    courses.finish_lesson: Act(
        lambda c, person: courses.finish_lesson(person, *shelved(c)), EVERYBODY
    ),
    courses.progress: Act(lambda _, person: courses.progress(person), ALL),
    courses.go_on: Act(lambda _, person: courses.go_on(person), ALL),
    courses.resource: Act(
        lambda c, person: (with_shelf(c), courses.resource(person, "knots")), ALL
    ),
    courses.page: Act(lambda c, person: (with_shelf(c), courses.page(person, "how")), ALL),
    courses.house: Act(lambda _, person: courses.house(person), ALL),
    courses.addresses: Act(lambda _, person: courses.addresses(person), ALL),
}
