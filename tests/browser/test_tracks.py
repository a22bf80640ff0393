"""The three tracks as their people walk them: every lesson read, every quiz passed."""

from collections.abc import Callable

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.answering import COURSES, pass_quiz
from tests.browser.conftest import Visit

TRACKS = yaml.safe_load((COURSES.parent / "certification.yaml").read_text())["tracks"]
CORE = {track["id"]: track["core"] for track in TRACKS}
ROADS = [
    ("mentor", CORE["T1"], [*CORE["T1"], "m7"]),
    ("mentee", CORE["T2"], ["m9"]),
    ("coordinator", CORE["T3"], ["m10"]),
]
LOOK = """async () => {
    const wrong = [], main = document.querySelector("main");
    for (const picture of document.images)
        await picture.decode().catch(() => wrong.push(`no picture ${picture.src}`));
    for (const drawing of main.querySelectorAll("figure"))
        if (!drawing.querySelector("svg")?.getBoundingClientRect().height) wrong.push("no figure");
    if (!main.querySelector("figure, table, input, textarea")) wrong.push("only words");
    if (!main.querySelector("details.cp-recall")) wrong.push("nothing to try oneself on");
    if (document.documentElement.scrollWidth > innerWidth) wrong.push("wider than the window");
    return wrong;
}"""


@pytest.mark.parametrize(("who", "track", "modules"), ROADS, ids=[road[0] for road in ROADS])
def test_a_track_is_walked_to_its_last_badge(
    visit: Callable[..., Visit], who: str, track: list[str], modules: list[str]
) -> None:
    window = visit(viewport={"width": 390, "height": 800}).sign_in(who)
    page = window.page
    page.goto(f"{window.base}/learn?type=course", wait_until="domcontentloaded")
    links = page.locator("main a[href^='/learn/courses/']").evaluate_all(
        "all => all.map((one) => one.getAttribute('href'))"
    )
    assert [link for link in links if link in map(course_of, track)] == list(map(course_of, track))
    for key in track:
        page.goto(window.base + course_of(key), wait_until="domcontentloaded")
        expect(page.locator(".co-l")).to_have_count(len(lessons_of(key)) + 1)
    for key in modules:
        walk(page, window.base, key)
        assert not window.faults, f"{key}: {window.faults}"


def walk(page: Page, base: str, key: str) -> None:
    """One module: its lessons in their order, each marked as done, then its quiz and badge."""
    lessons = lessons_of(key)
    page.goto(base + lessons[0], wait_until="domcontentloaded")
    for number, lesson in enumerate(lessons):
        page.wait_for_url(base + lesson, wait_until="domcontentloaded")
        assert page.evaluate(LOOK) == [], lesson
        before = lessons[number - 1] if number else course_of(key)
        expect(page.locator("footer.cp-foot a")).to_have_attribute("href", before)
        page.locator("footer.cp-foot button").click()
    page.wait_for_url(f"{base}{course_of(key)}/check", wait_until="domcontentloaded")
    expect(page.get_by_text(f"{len(lessons)} of {len(lessons)} lessons done")).to_be_attached()
    pass_quiz(page, key)
    page.get_by_role("link", name="Your certificate").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("genuine")


def course_of(key: str) -> str:
    return f"/learn/courses/{said(key)['slug']}"


def lessons_of(key: str) -> list[str]:
    """The addresses of a module's lessons, as its file orders them."""
    return [f"{course_of(key)}/{name.split('-', 2)[2]}" for name in said(key)["lessons"]]


def said(key: str) -> dict[str, list[str]]:
    written: dict[str, list[str]] = yaml.safe_load((COURSES / key / "course.yaml").read_text())
    return written
