"""Where a reader is in a course, and the names that open pages carry."""

from uuid import uuid4

from models.courses import Course, CourseView, Lesson, PageView, Resource, next_lesson


def lesson(slug: str) -> Lesson:
    return Lesson(
        course_id=uuid4(), number="1", position=0, slug=slug, title=slug, minutes=5, text="Words."
    )


def test_one_goes_on_with_the_first_lesson_that_is_open() -> None:
    first, second = lesson("a"), lesson("b")
    assert next_lesson([first, second], set()) == first
    assert next_lesson([first, second], {first.id}) == second
    course = Course(key="c", slug="c", title="C", summary="", minutes=5)
    assert CourseView(course, (first, second), frozenset({first.id, second.id})).next is None


def test_a_name_in_an_open_page_is_never_markdown() -> None:
    page = Resource(kind="page", slug="imprint", title="Imprint", text="{organisation} {contact}")
    view = PageView(page, "A [*b*](x) <i>", "")
    assert view.text == r"A \[\*b\*\]\(x\) \<i\> …"
