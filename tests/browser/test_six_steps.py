"""The main job, as the people it is for would do it, in real browsers on a real server."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Locator, Page, Route, expect
from pypdf import PdfReader

from tests.browser.answering import answer_right
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


def test_a_page_that_was_drawn_before_its_last_save_is_read_anew(visit: Open) -> None:
    mentee = visit().sign_in("mentee")
    page = write(mentee, "What the server drew.", 201)
    older = page.context.request.get(page.url).text()
    box = page.get_by_role("textbox", name="Journal page")
    box.press("Control+End")
    box.press_sequentially(" What was saved last.")
    expect(page.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()
    page.route(page.url, lambda asked: asked.fulfill(body=older, content_type="text/html"), times=1)
    page.reload()
    expect(box).to_have_value("What the server drew. What was saved last.")
    # A page from the test's hands has no address, and its first socket may be refused for that.
    mentee.faults[:] = [fault for fault in mentee.faults if "LOCAL_NETWORK" not in fault]


def test_what_is_written_before_a_page_comes_alive_is_kept(visit: Open) -> None:
    mentee = visit().sign_in("mentee")
    page = write(mentee, "Early.", 202)
    held: list[Route] = []
    page.route(re.compile(r"/_nicegui/.*\.js|/journal\..*js"), lambda asked: held.append(asked))
    page.reload(wait_until="commit")
    box = page.get_by_role("textbox", name="Journal page")
    box.press_sequentially("Very ")
    for each in held:
        each.continue_()
    page.unroute_all()
    mentee.ready()
    expect(box).to_have_value("Very Early.")
    expect(page.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()


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
    drag(page, card(page, "Réka Szabó"), column(page, "Review").get_by_role("list"))
    expect(column(page, "Review").get_by_text("Réka Szabó")).to_be_visible()
    expect(page.locator(".pm-toast").filter(has_text="Réka moved to Review")).to_be_visible()
    nuria = card(page, "Nuria Ferrer")
    nuria.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(column(page, "Try").get_by_role("listitem", name=re.compile("Nuria"))).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".pm-toast").filter(has_text="Nuria moved to Try")).to_be_visible()
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


def test_the_quiz_gives_feedback_and_a_certificate_that_anybody_can_verify(
    visit: Open, tmp_path: Path
) -> None:
    mentee = visit().sign_in("mentee")
    page = mentee.open(f"{COURSE}/check")
    page.get_by_role("button", name="Start").click()
    for number in range(8):
        answer_right(page, "m1")
        page.get_by_role("button", name="Check answer").click()
        expect(page.locator(".qz-o.is-ok, .pm-note").first).to_be_visible()
        if number < 7:
            page.get_by_role("link", name=re.compile("Next")).click()
    page.get_by_role("button", name=re.compile("result|Finish", re.IGNORECASE)).click()
    page.get_by_role("link", name="Your certificate").click()
    with page.expect_download() as started:
        page.get_by_role("link", name=re.compile("PDF")).first.click()
    file = tmp_path / "certificate.pdf"
    started.value.save_as(file)
    printed = " ".join(PdfReader(file).pages[0].extract_text().split())
    number = re.search(r"PM-[0-9A-Z]{5}-[0-9A-Z]{5}", printed)
    assert number
    nobody = visit(java_script_enabled=False).open("/verify")
    nobody.get_by_label("Certificate number").fill(number[0].lower())
    nobody.get_by_role("button", name=re.compile("Check|Verify")).click()
    expect(nobody.get_by_role("heading", level=1)).to_contain_text("genuine")
    expect(nobody.get_by_text("Ilinca Dumitrescu").first).to_be_visible()
    for claim in ("Ilinca Dumitrescu", "Mentoring in the creative and cultural industries"):
        assert claim in printed


def test_a_coordinator_proposes_a_pair_and_both_accept(visit: Open) -> None:
    coordinator = visit().sign_in("coordinator")
    page = coordinator.open("/programme/matching")
    expect(page.get_by_text(re.compile("of 100")).first).to_be_visible()
    page.get_by_role("button", name=re.compile("^Propose")).click()
    expect(page.get_by_role("link", name="Matching 5")).to_be_visible()
    mentor = visit().sign_in("mentor")
    page = mentor.open("/home")
    page.get_by_role("link", name="See the proposal").click()
    mentor.ready()
    page.get_by_role("button", name=re.compile("^Yes")).click()
    page.wait_for_url(re.compile("/with/"))
    mentor.ready()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Katarina")


def test_an_admin_invites_a_person_who_joins_by_the_link(visit: Open) -> None:
    admin = visit().sign_in("admin")
    page = admin.open("/admin/users")
    page.get_by_label("Name", exact=True).fill("Þóra Øst")
    page.get_by_label("E-mail", exact=True).fill("thora@new.example")
    page.get_by_role("group", name="Invite as").get_by_label("Mentee").check()
    page.get_by_role("button", name="Send the invitation").click()
    page = admin.open("/admin/mail")
    page.get_by_role("link", name=re.compile("invite|invitation|join", re.IGNORECASE)).first.click()
    link = re.search(r"http://\S+/invite/\S+", page.locator("main").inner_text())
    assert link
    joining = visit()
    joining.page.goto(link[0])
    joining.page.get_by_label(re.compile("password", re.IGNORECASE)).first.fill(
        "violet kettle drums"
    )
    joining.page.get_by_role("button", name=re.compile("Join|account", re.IGNORECASE)).click()
    joining.page.wait_for_url("**/home")
    expect(joining.page.get_by_role("heading", level=1)).to_contain_text("Þóra")
    again = visit()
    again.page.goto(link[0])
    expect(again.page.get_by_role("heading", level=1)).to_be_visible()
    expect(again.page.get_by_label(re.compile("password", re.IGNORECASE))).to_have_count(0)
    again.faults.clear()
