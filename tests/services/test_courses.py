"""The shelf, a course, a lesson, a resource, and what somebody has finished."""

import pytest

from app import database
from app.services import courses
from models.base import Json
from models.courses import Course, Lesson, Resource
from models.errors import NotAllowed, NotFound
from models.mentra import Stage
from models.shelf import Filters
from tests.acts.courses import shelved
from tests.cast import Cast


@pytest.fixture
def shelf(cast: Cast) -> Cast:
    shelved(cast)
    return cast


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("thread", ["thread"]),
        ("CARE", ["thread"]),
        ("loom", ["thread"]),
        ("loom care", ["thread"]),
        ("loom knots", []),
        ("tie", ["knots"]),
        ("craft", ["knots"]),
        ("100%", []),
        ("_hread", []),
    ],
)
def test_the_search_finds_every_word_in_titles_topics_and_lessons(
    shelf: Cast, words: str, found: list[str]
) -> None:
    assert [card.slug for card in courses.shelf(None, Filters(q=words)).cards] == found
    assert shelf


def test_the_front_puts_a_course_first_and_resources_below(shelf: Cast) -> None:
    front = courses.shelf(shelf.mentee, Filters())
    assert front.featured
    assert front.featured.slug == "thread"
    assert front.featured.lessons == 2
    assert [card.slug for card in front.resources] == ["knots"]
    assert front.cards == ()
    assert front.counts["type"] == {"course": 1, "resource": 1}


def test_pages_and_courses_without_lessons_are_not_on_the_shelf(shelf: Cast) -> None:
    empty = Course(key="t2", slug="empty", title="Empty", summary="", minutes=5)
    with database.transaction() as session:
        session.add(empty)
    assert shelf
    assert courses.shelf(None, Filters()).found == 2
    with pytest.raises(NotFound):
        courses.course(None, "empty")


def test_a_lesson_knows_its_neighbours(shelf: Cast) -> None:
    first, second = (courses.lesson(None, "thread", slug) for slug in ("warp", "weft"))
    assert first.before is None
    assert first.after == second.lesson
    assert second.before == first.lesson
    assert second.after is None
    assert shelf


def test_a_finished_lesson_counts_once_and_only_for_its_reader(shelf: Cast) -> None:
    courses.finish_lesson(shelf.mentee, "thread", "warp")
    view = courses.finish_lesson(shelf.mentee, "thread", "warp")
    assert len(view.done) == 1
    mine = courses.course(shelf.mentee, "thread")
    assert mine.next
    assert mine.next.slug == "weft"
    assert [(one.slug, one.done, one.lessons) for one in courses.progress(shelf.mentee)] == [
        ("thread", 1, 2)
    ]
    assert courses.course(shelf.mentor, "thread").done == frozenset()
    assert courses.course(None, "thread").done == frozenset()
    assert courses.progress(shelf.mentor) == []


def test_one_goes_on_with_the_first_open_lesson(shelf: Cast) -> None:
    for slug in ("warp", "weft"):
        found = courses.go_on(shelf.mentee)
        assert found
        assert (found[0].slug, found[1].slug) == ("thread", slug)
        courses.finish_lesson(shelf.mentee, "thread", slug)
    assert courses.go_on(shelf.mentee) is None


def test_the_shelf_tells_the_stages_and_how_long_they_last(shelf: Cast) -> None:
    body: dict[str, Json] = {"duration": "1–2 weeks"}
    with database.transaction() as session:
        session.add(Stage(position=1, key="meet", name="Meet", purpose="Meet.", body=body))
    assert courses.shelf(shelf.mentor, Filters()).stages == ((1, "Meet", "1–2 weeks"),)


def test_who_has_no_account_reads_but_keeps_no_progress(shelf: Cast) -> None:
    with pytest.raises(NotAllowed):
        courses.finish_lesson(shelf.nobody, "thread", "warp")


def test_what_is_not_there_is_said(shelf: Cast) -> None:
    for ask in (
        lambda: courses.course(None, "no"),
        lambda: courses.lesson(None, "thread", "no"),
        lambda: courses.finish_lesson(shelf.mentee, "thread", "no"),
        lambda: courses.resource(None, "how"),
        lambda: courses.page(None, "knots"),
    ):
        with pytest.raises(NotFound):
            ask()


def test_an_open_page_names_who_answers_for_it(shelf: Cast) -> None:
    assert courses.page(None, "how").text == "By Guild of Tests, hello@guild.example."
    house = courses.house(None)
    assert house
    assert house.name == shelf.organisation.name


def test_the_map_lists_courses_lessons_and_resources(shelf: Cast) -> None:
    assert courses.addresses(None) == [
        "/learn/courses/thread",
        "/learn/courses/thread/warp",
        "/learn/courses/thread/weft",
        "/learn/resources/knots",
    ]
    assert shelf


def test_a_cover_from_the_file_stands_on_the_card(shelf: Cast) -> None:
    with database.transaction() as session:
        course = Course(
            key="t3",
            slug="print",
            title="Print",
            summary="",
            minutes=5,
            body={"cover": {"palette": 2}},
        )
        session.add_all([course, Resource(kind="guide", slug="ink", title="Ink", text="Ink.")])
        session.flush()
        session.add(
            Lesson(
                course_id=course.id,
                number="1",
                position=0,
                slug="ink",
                title="Ink",
                minutes=5,
                text="Ink.",
            )
        )
    cards = courses.shelf(shelf.mentor, Filters(q="print")).cards
    assert [card.cover for card in cards] == [{"palette": 2}]
