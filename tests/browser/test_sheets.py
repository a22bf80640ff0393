"""Sheets in unlucky hands: signed out, without a line, in two windows, without a mouse."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from models.forms.answers import LONGEST_TEXT
from tests.browser.conftest import PASSWORD, Visit
from tests.browser.test_forms import SHEET

Open = Callable[..., Visit]
BOX = "textarea, .fm input[type=text]"
SAVED = re.compile(r"^Saved \d\d:\d\d$")


def begin(window: Visit, slug: str) -> Page:
    page = window.open(f"/exercises/{slug}")
    page.get_by_role("button", name=re.compile("^(Begin|Go on|Fill it again)")).click()
    page.wait_for_url(SHEET)
    page.goto(page.url.split("?")[0] + "?step=all")
    return page


def state(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.locator("[data-state]")).to_contain_text(words)


def test_words_outlive_a_session_that_ended_while_somebody_wrote(visit: Open) -> None:
    window = visit().sign_in("mentee")
    page = begin(window, "question-bank")
    here = page.url
    window.context.clear_cookies()
    page.locator(BOX).first.fill("Written after the session ended.")
    page.get_by_role("button", name="Save for later").click()
    state(page, "You are signed out. Your words are kept here.")
    page.locator("[data-state]").get_by_role("link", name="Log in").click()
    page.get_by_label("E-mail").fill("mentee@demo.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(here)
    expect(page.locator(BOX).first).to_have_value("Written after the session ended.")
    state(page, SAVED)


def test_nothing_is_left_behind_when_the_line_is_cut_as_somebody_keeps_a_sheet(visit: Open) -> None:
    window = visit().sign_in("mentee")
    page = begin(window, "session-notepad")
    window.context.set_offline(True)
    page.locator(BOX).first.fill("Kept in a tunnel.")
    page.get_by_role("button", name="Keep this version").click()
    state(page, "Not saved yet. Your words are kept in this window.")
    window.context.set_offline(False)
    state(page, SAVED)
    page.reload()
    expect(page.locator(BOX).first).to_have_value("Kept in a tunnel.")
    window.faults.clear()


def test_a_change_that_is_undone_does_not_stay_unsaved(visit: Open) -> None:
    page = begin(visit().sign_in("mentee"), "power-and-voice-check")
    box = page.locator(BOX).first
    box.fill("A word")
    state(page, SAVED)
    box.fill("A word more")
    box.fill("A word")
    state(page, SAVED)


def test_another_windows_line_of_a_list_is_told_in_words(visit: Open) -> None:
    window = visit().sign_in("mentee")
    page = begin(window, "network-map")
    other = window.context.new_page()
    other.goto(page.url)
    line = other.locator(".fm-item").first
    line.locator("input[type=text]").fill("O. O.")
    line.locator("select").select_option("middle")
    state(other, SAVED)
    page.locator(".fm-item input[type=text]").first.fill("M. M.")
    expect(page.locator(".fm-clash")).to_contain_text("O. O. · Middle")
    page.get_by_role("button", name="Keep mine").click()
    state(page, SAVED)
    window.faults.clear()


def test_a_line_is_taken_away_by_keyboard_and_one_is_still_somewhere(visit: Open) -> None:
    page = begin(visit().sign_in("mentee"), "network-map")
    page.locator(".fm-more").press("Enter")
    lines = page.locator(".fm-item")
    count = lines.count()
    expect(lines.last.locator("input[type=text]")).to_be_focused()
    lines.last.locator("[data-less]").press("Enter")
    expect(lines).to_have_count(count - 1)
    expect(lines.last.locator("input[type=text]")).to_be_focused()


def test_more_than_a_sheet_holds_cannot_be_pasted(visit: Open) -> None:
    page = begin(visit().sign_in("mentee"), "needs-and-access-card")
    box = page.locator("textarea").first
    box.fill("")
    box.focus()
    page.keyboard.insert_text("word " * 20_000)
    state(page, SAVED)
    page.keyboard.insert_text("word " * 30_000)
    state(page, SAVED)
    assert len(box.input_value()) == LONGEST_TEXT


def test_a_wheel_is_named_inside_the_window_of_a_phone(visit: Open) -> None:
    page = begin(
        visit(viewport={"width": 360, "height": 800}).sign_in("mentee"), "creative-career-wheel"
    )
    out = page.locator(".rw text").evaluate_all(
        """all => all.filter((one) => {
            const { left, right } = one.getBoundingClientRect();
            return left < 0 || right > innerWidth;
        }).map((one) => one.textContent)"""
    )
    assert out == []
