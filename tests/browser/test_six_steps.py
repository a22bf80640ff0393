"""The main job, as the people it is for would do it, in real browsers."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

COURSE = "/learn/courses/mentoring-in-creative-work"
Open = Callable[..., Visit]


def test_nobody_reads_the_first_lesson_without_scripts(visit: Open) -> None:
    window = visit(java_script_enabled=False)
    page = window.open("/")
    assert page.url.endswith("/learn")
    page.get_by_role("searchbox").first.fill("choir")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Mentoring in the creative").first.click()
    page.get_by_role("link", name="What mentoring is").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What mentoring is")
    words = page.locator("main").inner_text().split()
    assert len(words) > 900
    assert page.locator("main svg").count()
