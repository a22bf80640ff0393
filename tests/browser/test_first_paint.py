"""What is seen before any script runs is the page itself, and it stays where it is."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

SCRIPTS = re.compile(r"/_nicegui/.*\.js")
PLACES = """() => Object.fromEntries(
  [...document.querySelectorAll('#app h1, #app h2, .pm-side, .pm-bar-top, .pm-margin, .pm-mobnav')]
    .map((e) => [e.className + e.textContent.slice(0, 40), e.getBoundingClientRect()])
    .map(([name, r]) => [name, [r.x, r.y, r.width, r.height].map(Math.round)])
)"""
DRESSED = "[...document.querySelectorAll('link[rel=stylesheet]')].every((link) => link.sheet)"
TWICE = """() => {
  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}"""


def held(window: Visit, path: str) -> Page:
    """A page whose scripts do not come."""
    window.page.route(SCRIPTS, lambda _: None)
    window.page.goto(window.base + path, wait_until="commit")
    expect(window.page.locator("h1")).to_be_visible()
    window.page.wait_for_function(DRESSED)
    return window.page


@pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (1440, "light"), (1440, "dark")])
@pytest.mark.parametrize("who", ["mentor", "mentee", "coordinator"])
def test_nothing_moves_when_the_page_comes_alive(
    visit: Callable[..., Visit], who: str, width: int, theme: str
) -> None:
    window = visit(viewport={"width": width, "height": 900}, color_scheme=theme)
    window.sign_in(who)
    page = held(window, "/home")
    assert page.evaluate("!document.querySelector('#app').hasAttribute('data-v-app')")
    page.evaluate("document.fonts.ready")
    colours = "[document.body, document.querySelector('h1')].map((e) => getComputedStyle(e).color)"
    seen = page.evaluate(PLACES), page.evaluate(colours), page.evaluate(TWICE)
    page.unroute(SCRIPTS)
    window.open("/home")
    assert (page.evaluate(PLACES), page.evaluate(colours), page.evaluate(TWICE)) == seen
    assert seen[2] == []


def test_a_page_is_read_and_left_without_scripts(visit: Callable[..., Visit]) -> None:
    cookies = visit().sign_in("mentee").context.cookies()
    window = visit(java_script_enabled=False)
    window.context.add_cookies(cookies)  # type: ignore[arg-type]
    window.page.goto(f"{window.base}/home")
    expect(window.page.locator("h1")).to_be_visible()
    window.page.get_by_role("navigation", name="Main", exact=True).get_by_text("Journal").click()
    expect(window.page.locator("h1")).to_be_visible()
    assert "/journal" in window.page.url


def test_a_chosen_theme_is_there_at_once(visit: Callable[..., Visit]) -> None:
    window = visit(color_scheme="light")
    window.sign_in("mentor")
    page = window.open("/settings/display")
    page.get_by_label("Light or dark").select_option("dark")
    page.get_by_role("button", name="Keep the changes").click()
    page.wait_for_url(re.compile("display"))
    page = held(window, "/home")
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"
    page.unroute(SCRIPTS)
    page = window.open("/settings/display")
    page.get_by_label("Light or dark").select_option("auto")
    page.get_by_role("button", name="Keep the changes").click()
