"""Every page in a real browser: no error, no foreign host, no overflow, nothing for axe to find."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Visit
from tests.browser.test_faults import with_partner

OPEN = ("/learn", "/how", "/about", "/accessibility", "/privacy", "/imprint", "/verify", "/login")
COURSE = "/learn/courses/mentoring-in-creative-work"
TRACKS = ("/learn/tracks/mentor", "/learn/certificates")
OF_NOBODY = (*OPEN, "/reset", COURSE, f"{COURSE}/what-mentoring-is", *TRACKS, "/no-such-page")
OF_EVERYBODY = ("/certificates", "/notifications", "/settings/profile", "/settings/account")
OF_PAIR = ("/home", "/journal", "/journal/today", "/sessions")
OF = {
    "mentee": (
        *OF_PAIR,
        *OF_EVERYBODY,
        "/learn/tracks/mentee",
        f"{COURSE}/what-mentoring-is/check",
        "/exercises",
        "/exercises/creative-career-wheel",
        "/exercises/network-map/example",
    ),
    "mentor": (*OF_PAIR, "/board"),
    "coordinator": (
        "/home",
        "/board",
        "/programme/matching",
        "/programme/people",
        "/programme/flags",
        "/programme/indicators",
        "/programme/settings",
        "/programme/content",
    ),
    "admin": ("/admin/users", "/admin/mail", "/admin/branding"),
}
OF_TWO = ("agreement", "agreement?version=1", "path", "forms", "end")
SQUEEZED = """[...document.querySelectorAll("main p, main li, main h2, main h3")]
    .filter((one) => one.clientWidth && one.clientHeight > 6 * one.clientWidth)
    .map((one) => one.textContent.slice(0, 40))"""
WIDTHS = ((1440, "light"), (360, "dark"))


def look(window: Visit, path: str) -> list[str]:
    """What is wrong with a page, in words."""
    page = window.open(path)
    window.faults[:] = [f for f in window.faults if "404" not in f or path != "/no-such-page"]
    wrong = []
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    if wide > 0:
        wrong.append(f"{path} overflows by {wide} px")
    wrong += [f"{path} squeezes “{words}”" for words in page.evaluate(SQUEEZED)]
    if page.locator("h1:visible").count() != 1:
        wrong.append(f"{path} has {page.locator('h1:visible').count()} main headings")
    for found in Axe().run(page).response["violations"]:
        where = [node["target"] for node in found["nodes"]][:3]
        wrong.append(f"{path}: {found['id']}, {found['help']}, {where}")
    return wrong


@pytest.mark.parametrize(("width", "theme"), WIDTHS)
@pytest.mark.parametrize("who", ["nobody", *OF])
def test_pages_are_in_order(visit: Callable[..., Visit], who: str, width: int, theme: str) -> None:
    window = visit(viewport={"width": width, "height": 800}, color_scheme=theme)
    paths = OF_NOBODY
    if who != "nobody":
        window.sign_in(who)
        paths = OF[who]
    wrong = [line for path in paths for line in look(window, path)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("width", "theme"), WIDTHS)
def test_pages_of_two_are_in_order(visit: Callable[..., Visit], width: int, theme: str) -> None:
    window = visit(viewport={"width": width, "height": 800}, color_scheme=theme).sign_in("mentor")
    rel = with_partner(window, "Zeynep")
    wrong = [line for page in OF_TWO for line in look(window, f"{rel}/{page}")]
    assert not wrong, "\n".join(wrong)
