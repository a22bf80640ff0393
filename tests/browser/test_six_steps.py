"""The main job, as the people it is for would do it, in real browsers on a real server."""

import re
from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.cast import TODAY

COURSE = "/learn/courses/mentoring-in-creative-work"
Open = Callable[..., Visit]


def test_nobody_finds_and_reads_the_first_lesson_without_scripts(visit: Open) -> None:
    page = visit(java_script_enabled=False).open("/")
    assert page.url.endswith("/learn")
    page.get_by_role("searchbox").first.fill("creative")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Mentoring in the creative").first.click()
    page.get_by_role("link", name="What mentoring is").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What mentoring is")
    assert len(page.locator("main").inner_text().split()) > 900
    assert page.locator("main svg").count()


def write(window: Visit, words: str, days_ago: int) -> Page:
    """Writes on a page of its own, so that no test reads what another wrote."""
    page = window.open(f"/journal/{TODAY - timedelta(days=200 + days_ago)}")
    page.get_by_role("textbox", name="Journal page").press_sequentially(words)
    expect(page.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()
    return page


def test_a_page_saves_itself_survives_and_is_shared_with_the_mentor_live(visit: Open) -> None:
    mentee, mentor = visit().sign_in("mentee"), visit().sign_in("mentor")
    page = mentee.open("/home")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ilinca")
    expect(page.get_by_text("stage 5 of 7")).to_be_visible()
    expect(page.get_by_text(re.compile("^Session 7"))).to_be_visible()
    page = write(mentee, "The publisher said yes to the second rough.", 1)
    mentee.context.set_offline(True)
    box = page.get_by_role("textbox", name="Journal page")
    box.press("Control+End")
    box.press_sequentially(" I have not told anybody yet.")
    expect(page.get_by_role("alert")).to_contain_text("Not saved yet")
    mentee.context.set_offline(False)
    expect(page.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()
    page.reload()
    mentee.ready()
    expect(box).to_have_value(re.compile("second rough. I have not told anybody yet.$"))
    expect(page.get_by_role("radio", name="Only me")).to_be_checked()
    expect(mentor.page.get_by_text("second rough")).to_have_count(0)
    page.get_by_role("radio", name=re.compile("^Marta sees")).check()
    expect(mentor.page.get_by_text("second rough").first).to_be_visible()
    mentee.faults[:] = [f for f in mentee.faults if "ERR_INTERNET_DISCONNECTED" not in f]


def test_text_typed_while_the_line_is_cut_is_there_after_a_reload(visit: Open) -> None:
    mentee = visit().sign_in("mentee")
    page = write(mentee, "First half.", 2)
    mentee.context.set_offline(True)
    box = page.get_by_role("textbox", name="Journal page")
    box.press("Control+End")
    box.press_sequentially(" Second half.")
    mentee.context.set_offline(False)
    page.reload()
    mentee.ready()
    expect(box).to_have_value(re.compile("First half. Second half.$"))
    expect(page.get_by_text(re.compile(r"^Saved"))).to_be_visible()
    mentee.faults.clear()


def test_a_second_tab_is_told_and_both_texts_are_kept(visit: Open) -> None:
    first = visit().sign_in("mentor")
    page = write(first, "From the first tab.", 3)
    other = first.context.new_page()
    other.goto(page.url)
    other.wait_for_function("window.did_handshake === true")
    box = other.get_by_role("textbox", name="Journal page")
    box.press("Control+End")
    box.press_sequentially(" And the second.")
    expect(other.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()
    mine = page.get_by_role("textbox", name="Journal page")
    mine.press("Control+End")
    mine.press_sequentially(" Only here.")
    told = page.get_by_role("heading", name="This page was changed in another window")
    expect(told).to_be_visible()
    page.get_by_role("button", name="Keep both").click()
    expect(mine).to_have_value(re.compile("second.*Only here", re.DOTALL))
    expect(page.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()
    first.faults[:] = [f for f in first.faults if "409" not in f]


def test_the_mentor_sees_goals_over_time_and_who_needs_what(visit: Open) -> None:
    page = visit().sign_in("mentor").open("/home")
    expect(page.get_by_role("heading", name="Needs your attention")).to_be_visible()
    expect(page.get_by_text(re.compile("Jakub has been quiet for"))).to_be_visible()
    for stage in ("Review", "Try", "Navigate", "Establish"):
        expect(page.locator("main").get_by_text(stage, exact=True).first).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_be_visible()


def column(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=re.compile(f"^{name}"))


def card(page: Page, name: str) -> Locator:
    return page.get_by_role("listitem", name=re.compile(f"^{name}"))


def drag(page: Page, what: Locator, to: Locator) -> None:
    """As a hand does it: press, move in steps, let go."""
    start, end = what.locator(".wi").bounding_box(), to.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] + 30, start["y"] + 8, steps=5)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 30, steps=15)
    page.mouse.up()


def test_a_card_moves_by_drag_by_keyboard_and_by_menu(visit: Open) -> None:
    wide = {"width": 1920, "height": 1000}
    page = visit(viewport=wide).sign_in("coordinator").open("/board")
    drag(page, card(page, "Szabó Réka"), column(page, "Review").get_by_role("list"))
    expect(column(page, "Review").get_by_text("Szabó Réka")).to_be_visible()
    nuria = card(page, "Nuria Ferrer")
    nuria.focus()
    for key in ("Space", "ArrowRight", "Space"):
        page.keyboard.press(key)
    expect(column(page, "Try").get_by_text("Nuria Ferrer")).to_be_visible()
    page.get_by_role("button", name="Move Nuria Ferrer to a stage").click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Navigate")).click()
    expect(column(page, "Navigate").get_by_text("Nuria Ferrer")).to_be_visible()


def test_a_gate_that_is_not_met_refuses_and_says_what_is_missing(visit: Open) -> None:
    page = visit().sign_in("mentor").open("/board")
    page.get_by_role("button", name="Move Jakub Wiśniewski to a stage").click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Try")).click()
    refused = page.get_by_role("dialog", name=re.compile("already"))
    expect(refused.get_by_role("listitem").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(column(page, "Navigate").get_by_text("Jakub Wiśniewski")).to_be_visible()
