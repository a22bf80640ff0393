"""The Learning Center as a browser without any script sees it."""

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from sqlmodel import select

from app import content
from app.database import transaction
from app.rendered import MOST_SEARCHES, Page, forget_all, keep, kept
from models.courses import Course
from tests.cast import Cast
from tests.doors import Browser
from tests.entrance import GOOD, give_password
from tests.sheets import bare, opened, told

COURSE = "/learn/courses/mentoring-in-creative-work"
LESSON = f"{COURSE}/what-mentoring-is"
NEXT = f"{COURSE}/mentoring-and-its-neighbours"
PAGES = ("/learn", COURSE, LESSON, "/learn/resources/fifty-questions", "/how", "/about")


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    forget_all()
    yield
    forget_all()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the programme, which is quicker to load than all of it."""
    made = tmp_path_factory.mktemp("programme")
    for name in ("courses/m1", "resources", "pages"):
        shutil.copytree(content.PROGRAMME / name, made / name)
    return made


@pytest.fixture
def visitor(cast: Cast, folder: Path) -> Browser:
    assert cast
    content.load(folder)
    return Browser()


@pytest.fixture
async def mentee(cast: Cast, visitor: Browser) -> Browser:
    give_password(cast.mentee)
    await visitor.log_in(cast.mentee.email, GOOD)
    return visitor


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


async def test_a_lesson_is_all_there_without_any_script(visitor: Browser) -> None:
    page = (await visitor.get(LESSON)).text
    assert "<script" not in page
    told = words(page)
    for said in (
        "What mentoring is",
        "You will test the idea of mentoring on a memory of your own.",
        "EMCC Global",
        "Choir and voice, Tallinn",
        "Which four features help you recognise mentoring?",
        "Learning, trust, time and independence.",
        "What to keep",
    ):
        assert said in told
    assert page.count("<h1") == 1
    assert 'role="img" aria-label="A compass with four points.' in page
    assert "<title>What mentoring is, Mentoring in the creative" in page
    assert f'href="{NEXT}"' in page


async def test_a_search_is_kept_beside_what_everybody_reads(visitor: Browser) -> None:
    for number in range(MOST_SEARCHES + 5):
        keep(number, Page.of("found"), searched=True)
    keep("read", Page.of("read"))
    assert not kept(0)
    assert kept(MOST_SEARCHES)
    address = "/learn?q=creative"
    before = words((await visitor.get(address)).text)
    with transaction() as session:
        session.exec(select(Course)).one().title = "Creative knots"
    assert words((await visitor.get(address)).text) == before
    forget_all()
    assert "Creative knots" in words((await visitor.get(address)).text)
    assert not kept("read")


@pytest.mark.parametrize("path", PAGES)
async def test_open_pages_need_no_script_and_may_be_kept_a_minute(
    visitor: Browser, path: str
) -> None:
    answer = await visitor.get(path)
    assert answer.status_code == 200
    assert "<script" not in answer.text
    assert len(answer.content) < 60_000
    assert answer.headers["cache-control"] == "public, max-age=60"
    assert f'<link rel="canonical" href="http://mentoring.test{path}">' in answer.text
    assert '<meta name="description" content="' in answer.text
    again = await visitor.http.get(path, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_a_page_for_one_person_is_never_stored(mentee: Browser) -> None:
    for path in PAGES:
        answer = await mentee.get(path)
        assert answer.headers["cache-control"] == "private, no-store"
        assert "etag" not in answer.headers


async def test_new_content_is_shown_at_once(visitor: Browser, folder: Path, tmp_path: Path) -> None:
    before = await visitor.get("/about")
    changed = shutil.copytree(folder, tmp_path / "changed")
    (changed / "pages" / "about.md").write_text("---\ntitle: About us\n---\nNew words.\n")
    assert (await visitor.get("/about")).headers["etag"] == before.headers["etag"]
    content.load(changed)
    assert "New words." in (await visitor.get("/about")).text


async def test_search_and_filters_are_in_the_address(visitor: Browser) -> None:
    found = words((await visitor.get("/learn?q=choir&topic=evidence")).text)
    assert "1 result for “choir”" in found
    assert "Mentoring in the creative and cultural industries" in found
    nothing = await visitor.get('/learn?q=<script>"')
    assert 'Nothing for “<script>"”.' in words(nothing.text)
    assert "<script" not in nothing.text
    assert (await visitor.get("/learn?page=0")).status_code == 404


async def test_a_filter_can_be_taken_off(visitor: Browser) -> None:
    page = (await visitor.get("/learn?type=resource&topic=listening&topic=questions")).text
    assert 'href="/learn?type=resource&amp;topic=questions"' in page
    assert re.search(r'name="topic" value="listening" checked', page)


async def test_a_lesson_is_marked_as_done_and_the_next_one_opens(mentee: Browser) -> None:
    answer = await mentee.send(LESSON, f"{LESSON}/done")
    assert (answer.status_code, answer.headers["location"]) == (303, NEXT)
    following = words((await mentee.get(NEXT)).text)
    assert "1 of 5 lessons done" in following
    assert "What mentoring is , done" in following
    assert "Go on with lesson 1.2" in words((await mentee.get(COURSE)).text)


async def test_after_the_last_lesson_comes_the_check(mentee: Browser) -> None:
    last = f"{COURSE}/why-creative-work-is-different"
    answer = await mentee.send(last, f"{last}/done")
    assert answer.headers["location"] == f"{COURSE}/check"


async def test_progress_needs_an_account_and_our_own_form(
    visitor: Browser, mentee: Browser
) -> None:
    stranger = Browser(visitor.api)
    page = words((await stranger.get(LESSON)).text)
    assert "Only keeping your progress needs one." in page
    assert (await stranger.post(f"{LESSON}/done", {})).headers["location"] == "/login"
    assert (await mentee.post(f"{LESSON}/done", {"csrf": "guess"})).status_code == 403


async def test_a_resource_can_be_taken_along(visitor: Browser) -> None:
    answer = await visitor.get("/learn/resources/fifty-questions.md")
    assert answer.headers["content-disposition"] == 'attachment; filename="fifty-questions.md"'
    assert answer.text.startswith("# Fifty questions that open doors\n")


async def test_a_resource_can_be_printed(visitor: Browser, cast: Cast) -> None:
    path = "/learn/resources/fifty-questions"
    assert f'href="{path}.pdf"' in (await visitor.get(path)).text
    answer = await visitor.get(f"{path}.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'inline; filename="fifty-questions.pdf"'
    assert answer.headers["cache-control"] == "public, max-age=60"
    said = told(opened(answer.content))
    for words_ in ("Fifty questions that open doors", cast.organisation.name, path, "Card deck"):
        assert bare(words_) in said
    etag = answer.headers["etag"]
    again = await visitor.http.get(f"{path}.pdf", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


async def test_the_paper_of_a_signed_in_reader_is_not_for_all(mentee: Browser) -> None:
    answer = await mentee.get("/learn/resources/fifty-questions.pdf")
    assert answer.headers["cache-control"] == "private, no-store"


async def test_a_paper_speaks_the_reader_s_language(visitor: Browser) -> None:
    await visitor.get("/language/fr")
    answer = await visitor.get("/learn/resources/fifty-questions.pdf")
    assert "Page1sur" in told(opened(answer.content))


async def test_open_pages_name_the_organisation(visitor: Browser, cast: Cast) -> None:
    for path in ("/imprint", "/privacy"):
        assert cast.organisation.name in (await visitor.get(path)).text
    assert cast.organisation.contact in (await visitor.get("/imprint")).text


async def test_maps_for_search_engines(visitor: Browser) -> None:
    assert f"<loc>http://mentoring.test{LESSON}</loc>" in (await visitor.get("/sitemap.xml")).text
    robots = await visitor.get("/robots.txt")
    assert "Sitemap: http://mentoring.test/sitemap.xml" in robots.text


@pytest.mark.parametrize(
    "path",
    [
        "/learn/courses/no",
        f"{COURSE}/no",
        "/learn/resources/no",
        "/learn/resources/no.pdf",
        "/learn/resources/how",
    ],
)
async def test_what_is_not_there_is_said_calmly(visitor: Browser, path: str) -> None:
    answer = await visitor.get(path)
    assert answer.status_code == 404
    assert "There is no such" in words(answer.text)


async def test_a_search_that_is_far_too_long_is_cut_and_answered(visitor: Browser) -> None:
    page = await visitor.get(f"/learn?q={'mentor' * 1000}")
    assert page.status_code == 200
