"""What goes wrong: hostile words, two windows on one thing, a second press, a closed session."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

Open = Callable[..., Visit]

HOSTILE = (
    "<script>window.caught=1</script><img src=x onerror=window.caught=1>{{window.caught=1}}"
    '" onmouseover=window.caught=1 x=" \N{OWL} \u05e9\u05dc\u05d5\u05dd \u202e' + "w" * 60
)


def test_hostile_words_do_nothing_to_whoever_reads_them(visit: Open) -> None:
    mentor, mentee = visit().sign_in("mentor"), visit().sign_in("mentee")
    rel = with_partner(mentor, "Ilinca")
    page = mentor.open(rel)
    page.get_by_label("Message to Ilinca").fill(HOSTILE)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("log").get_by_text("window.caught")).to_be_visible()
    page = mentor.open(f"{rel}/goals")
    page.get_by_role("button", name="Add a step").click()
    page.get_by_role("dialog").get_by_label("The step").fill(HOSTILE)
    page.get_by_role("dialog").get_by_role("button", name="Add step").click()
    expect(page.get_by_text("window.caught").first).to_be_visible()
    narrow = visit(viewport={"width": 390, "height": 800}).sign_in("mentee")
    for window in (mentee, narrow):
        for path in (rel, f"{rel}/goals"):
            page = window.open(path)
            expect(page.get_by_text("window.caught").first).to_be_attached()
            unharmed(page)
        unharmed(window.open("/home"))


def test_a_second_press_sends_nothing_a_second_time(visit: Open) -> None:
    mentor = visit().sign_in("mentor")
    page = mentor.open(with_partner(mentor, "Ilinca"))
    for words in ("Once, and only once.", "Then something else."):
        page.get_by_label("Message to Ilinca").fill(words)
        page.get_by_role("button", name="Send").dblclick()
        expect(page.get_by_label("Message to Ilinca")).to_have_value("")
    log = page.get_by_role("log")
    expect(log.get_by_text("Then something else.")).to_have_count(1)
    expect(log.get_by_text("Once, and only once.")).to_have_count(1)
    box = page.get_by_label("Message to Ilinca")
    box.fill("Sent while I go on.")
    page.get_by_role("button", name="Send").dblclick()
    box.press("End")
    box.press_sequentially("Writing the next.")
    expect(log.get_by_text("Sent while I go on.", exact=True)).to_have_count(1)
    expect(box).to_have_value("Writing the next.")


@pytest.mark.parametrize("width", [390, 1440])
def test_a_message_comes_into_sight_and_interrupts_nobody(visit: Open, width: int) -> None:
    mentor, mentee = (visit(viewport={"width": width, "height": 844}) for _ in range(2))
    mentor.sign_in("mentor")
    mentee.sign_in("mentee")
    mine = mentor.open(with_partner(mentor, "Ilinca"))
    theirs = mentee.open(with_partner(mentee, "Marta"))
    say(mine, f"Seen at {width}.")
    expect(mine.get_by_text(f"Seen at {width}.")).to_be_in_viewport()
    say(theirs, f"Heard at {width}.")
    for page in (mine, theirs):
        expect(page.get_by_text(f"Heard at {width}.")).to_be_in_viewport()
    mine.evaluate("scrollTo(0, 0)")
    say(theirs, f"While somebody reads at {width}.")
    expect(mine.get_by_text(f"While somebody reads at {width}.")).to_have_count(1)
    expect(mine.get_by_text(f"While somebody reads at {width}.")).not_to_be_in_viewport()


def say(page: Page, words: str) -> None:
    page.get_by_label(re.compile("^Message to")).fill(words)
    page.get_by_role("button", name="Send").click()


PASTE = """(box, length) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "x".repeat(length));
    const paste = new ClipboardEvent("paste", { clipboardData, cancelable: true, bubbles: true });
    return !box.dispatchEvent(paste);
}"""


def test_ten_megabytes_are_refused_before_they_stop_the_browser(visit: Open) -> None:
    page = visit().sign_in("mentee").open("/journal/2025-03-02")
    box = page.get_by_role("textbox", name="Journal page")
    box.fill("What I had written.")
    assert not box.evaluate(PASTE, 20_000)
    assert box.evaluate(PASTE, 10_000_000)
    expect(page.get_by_text("more than one page can hold")).to_be_visible()
    expect(box).to_have_value("What I had written.")


def test_notes_in_two_windows_lose_no_word(visit: Open) -> None:
    mentor = visit().sign_in("mentor")
    page = mentor.open(f"{with_partner(mentor, 'Théo')}/sessions")
    page.locator("a.pm-title", has_text="Session 2").click()
    mentor.ready()
    other = second(mentor)
    mine, theirs = (one.get_by_label("Shared notes") for one in (page, other))
    before = mine.input_value()
    mine.fill("Mine, not saved yet.")
    theirs.fill("From the other window.")
    other.get_by_role("button", name="Save").click()
    told = page.get_by_role("alert").filter(has_text="These notes were changed while you wrote")
    expect(told).to_contain_text("From the other window.")
    expect(mine).to_have_value("Mine, not saved yet.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Nothing was saved yet.")).to_be_visible()
    other.reload()
    expect(theirs).to_have_value("From the other window.")
    mine.fill(before)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Notes kept.")).to_be_visible()
    expect(theirs).to_have_value(before)


def test_logging_out_closes_every_other_tab_within_two_seconds(visit: Open) -> None:
    mentee = visit().sign_in("mentee")
    rel = with_partner(mentee, "Marta")
    page = mentee.open(rel)
    tabs = [second(mentee), second(mentee)]
    page.evaluate("document.querySelector('form[action$=logout]').requestSubmit()")
    page.wait_for_url(re.compile("/login"))
    start = time.monotonic()
    for tab in tabs:
        tab.wait_for_url(re.compile("/login"), timeout=2000)
    assert time.monotonic() - start < 2


def test_the_next_person_at_a_machine_does_not_get_somebody_elses_words(visit: Open) -> None:
    window = visit().sign_in("mentee")
    page = window.open("/journal/2024-02-02")
    window.context.set_offline(True)
    page.get_by_role("textbox", name="Journal page").press_sequentially("Only mine.")
    expect(page.get_by_role("alert")).to_contain_text("Not saved yet")
    window.context.clear_cookies()
    window.context.set_offline(False)
    window.sign_in("mentor")
    page = window.open("/journal/2024-02-02")
    expect(page.get_by_role("textbox", name="Journal page")).to_have_value("")
    window.faults.clear()


def second(window: Visit) -> Page:
    """The same address in another tab."""
    page = window.context.new_page()
    page.goto(window.page.url)
    page.wait_for_function("window.did_handshake === true")
    return page


def with_partner(window: Visit, name: str) -> str:
    """The address of the conversation with somebody."""
    page = window.open("/home")
    link = page.locator("a[href^='/with/']", has_text=name).first
    found = re.match(r"/with/[^/]+", link.get_attribute("href") or "")
    assert found
    return found[0]


def unharmed(page: Page) -> None:
    """Nothing ran, and nothing is wider than the window."""
    assert page.evaluate("window.caught") is None
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.locator("img[src='x']").count() == 0
