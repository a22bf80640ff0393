"""Forms in a real browser: every definition filled, kept, read, compared, printed and shared."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from models.forms.definitions import Definition, Fills, FormKind, Home, Repeat
from models.forms.shapes import Privacy
from tests.browser.conftest import Visit
from tests.browser.filling import fill, shipped
from tests.browser.test_faults import with_partner

Open = Callable[..., Visit]

SHEET = re.compile(r"/exercises/[a-z0-9-]+/[0-9a-f-]{36}")
KEPT = re.compile(r"/read$")
WHO = {Fills.MENTOR: "mentor", Fills.COORDINATOR: "coordinator"}


@pytest.mark.parametrize("who", ["mentee", "mentor", "coordinator"])
def test_every_form_is_filled_kept_read_compared_printed_and_shared(visit: Open, who: str) -> None:
    window = visit().sign_in(who)
    rel = (
        with_partner(window, "Marta" if who == "mentee" else "Ilinca")
        if who != "coordinator"
        else ""
    )
    mine = [form for form in shipped() if WHO.get(form.fills, "mentee") == who]
    mine = [form for form in mine if form.home is not Home.AGREEMENT]
    for form in mine:
        walk(window, form, rel)
    window.faults[:] = [fault for fault in window.faults if "409" not in fault]


def walk(window: Visit, form: Definition, rel: str) -> None:
    page = begin(window, form, rel)
    assert page.evaluate("document.querySelector('form-sheet').dirty") == [], form.id
    fill(page, form)
    keep(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(form.title)
    pdf = page.context.request.get(page.url.replace("/read", "/sheet.pdf"))
    assert pdf.headers["content-type"] == "application/pdf", form.id
    assert pdf.body().startswith(b"%PDF-")
    shares = page.get_by_role("button", name="Share these parts")
    if form.privacy is Privacy.PARTNER and form.fills is not Fills.PAIR and shares.count():
        parts = page.locator("input[name=part]")
        if not page.locator("input[name=part]:checked").count():
            parts.first.check()
        shares.click()
        expect(page.get_by_text("reads the parts you chose")).to_be_visible()
        page.get_by_role("button", name="Take it back").click()
        expect(page.get_by_role("button", name="Share these parts")).to_be_visible()
    if form.repeat is Repeat.MANY:
        return
    page = begin(window, form, rel)
    keep(page)
    compared = window.open(f"/exercises/{form.slug}/compare")
    expect(compared.get_by_role("heading", level=1)).to_contain_text(form.title)
    expect(compared.get_by_role("heading", name="Side by side")).to_be_visible()


def begin(window: Visit, form: Definition, rel: str) -> Page:
    """Opens a sheet, all of its steps at once: from the library, or from the relationship."""
    if form.kind is FormKind.INSTRUMENT and rel:
        page = window.open(f"{rel}/forms")
        row = page.locator(".fm-ins", has=page.get_by_role("heading", name=form.title, exact=True))
        if form.home:
            row.get_by_role("link", name="On paper").click()
            page.get_by_role("button", name=re.compile("^With ")).first.click()
        else:
            row.get_by_role("button").last.click()
    else:
        page = window.open(f"/exercises/{form.slug}")
        page.get_by_role("button", name=re.compile("^(Begin|Go on|Fill it again)")).click()
    page.wait_for_url(SHEET)
    if len(form.steps) > 1:
        page.get_by_role("link", name="All at once").click()
        page.wait_for_url(re.compile("step=all"))
    return page


def keep(page: Page) -> None:
    page.get_by_role("button", name="Keep this version").click()
    page.wait_for_url(KEPT)


def test_an_agreement_is_written_on_its_form_seen_at_once_and_signed_by_both(visit: Open) -> None:
    mentor, mentee = visit().sign_in("mentor"), visit().sign_in("mentee")
    page = mentor.open(f"{with_partner(mentor, 'Ilinca')}/agreement")
    other = mentee.open(f"{with_partner(mentee, 'Marta')}/agreement")
    page.get_by_role("button", name="Suggest a change").click()
    page.wait_for_url(SHEET)
    page.get_by_label("A10 Quiet hours").fill("Never in the week of a fair.")
    page.get_by_role("button", name="Save for later").click()
    page.wait_for_url(re.compile("/agreement$"))
    expect(page.get_by_text("There are changes that are not kept yet.")).to_be_visible()
    page.get_by_role("link", name="Look at them").click()
    page.get_by_role("link", name="All at once").click()
    page.get_by_role("button", name="Keep this version").click()
    page.wait_for_url(re.compile("/agreement$"))
    for window in (page, other):
        expect(window.locator(".ag-doc ins")).to_have_text("Never in the week of a fair.")
        expect(window.get_by_text("not signed yet")).to_have_count(2)
    for window in (page, other):
        window.get_by_role("button", name=re.compile("^Sign as")).click()
    expect(page.get_by_text(re.compile("signed version 3 on"))).to_have_count(2)
    way = page.get_by_role("link", name="Print").get_attribute("href")
    pdf = page.context.request.get(f"{mentor.base}{way}")
    assert pdf.body().startswith(b"%PDF-")
    page.get_by_role("link", name=re.compile("^2, ")).click()
    expect(page.get_by_text("This is an earlier version")).to_be_visible()


def test_a_sheet_works_without_scripts(visit: Open) -> None:
    window = visit(java_script_enabled=False)
    window.page.goto(f"{window.base}/login")
    window.page.get_by_label("E-mail").fill("mentor@demo.example")
    window.page.get_by_label("Password", exact=True).fill("peerment-demo")
    window.page.get_by_role("button", name="Log in").click()
    page = window.page
    page.goto(f"{window.base}/exercises/supervision-note")
    page.get_by_role("button", name=re.compile("^(Begin|Go on|Fill it again)")).click()
    page.goto(page.url + "?step=all")
    box = page.locator("textarea").first
    box.fill("Without a script.")
    page.get_by_role("button", name="Save for later").click()
    page.get_by_role("button", name="Go on").click()
    page.goto(page.url + "?step=all")
    expect(page.locator("textarea").first).to_have_value("Without a script.")


def test_a_field_comes_and_goes_with_the_answer_that_leads_to_it(visit: Open) -> None:
    window = visit().sign_in("mentee")
    page = window.open("/exercises/rights-check")
    page.get_by_role("button", name=re.compile("^(Begin|Go on|Fill it again)")).click()
    page.wait_for_url(SHEET)
    page.goto(page.url.split("?")[0] + "?step=all")
    case = page.locator("[data-field=limits]")
    expect(case).to_be_hidden()
    page.get_by_label("A licence: I keep the right").check()
    case.get_by_role("textbox").first.fill("Two years")
    page.get_by_label("None", exact=True).check()
    expect(case).to_be_hidden()
    page.get_by_label("Unclear", exact=True).check()
    expect(case.get_by_role("textbox").first).to_have_value("Two years")


def test_words_typed_while_the_line_is_cut_are_there_after_a_reload(visit: Open) -> None:
    window = visit().sign_in("mentee")
    page = window.open("/exercises/what-so-what-now-what")
    page.get_by_role("button", name=re.compile("^(Begin|Go on|Fill it again)")).click()
    page.wait_for_url(SHEET)
    page.goto(page.url + "?step=all")
    window.context.set_offline(True)
    page.locator("textarea").first.fill("Typed in a tunnel.")
    expect(page.get_by_role("alert")).to_contain_text("Not saved yet")
    window.context.set_offline(False)
    page.reload()
    expect(page.locator("textarea").first).to_have_value("Typed in a tunnel.")
    expect(page.locator("[data-state]")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
    window.faults.clear()


def test_two_windows_on_one_field_show_both_texts(visit: Open) -> None:
    window = visit().sign_in("mentee")
    page = window.open("/exercises/setback-log")
    page.get_by_role("button", name=re.compile("^(Begin|Go on|Fill it again)")).click()
    page.wait_for_url(SHEET)
    page.goto(page.url + "?step=all")
    other = window.context.new_page()
    other.goto(page.url)
    field = "textarea, .fm input[type=text]"
    other.locator(field).first.fill("From the other window.")
    expect(other.locator("[data-state]")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
    page.locator(field).first.fill("From this window.")
    expect(page.locator(".fm-clash")).to_contain_text("From the other window.")
    page.get_by_role("button", name="Take theirs").click()
    expect(page.locator(field).first).to_have_value("From the other window.")
    window.faults.clear()


@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (360, "dark")])
def test_sheets_are_in_order(visit: Open, width: int, theme: str) -> None:
    """A form with many types of fields, at the size of a phone too."""
    window = visit(viewport={"width": width, "height": 800}, color_scheme=theme).sign_in("mentee")
    wrong = []
    slugs = ("creative-career-wheel", "values-and-red-lines", "goal-funnel", "portfolio-career-map")
    for slug in (*slugs, "mentor-wish-list", "ai-in-my-practice", "evidence-shelf"):
        page = window.open(f"/exercises/{slug}")
        page.get_by_role("button", name=re.compile("^(Begin|Go on|Fill it again)")).click()
        page.wait_for_url(SHEET)
        page.goto(page.url.split("?")[0] + "?step=all")
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        wrong += [f"{slug} overflows by {wide}"] if wide > 0 else []
        for found in Axe().run(page).response["violations"]:
            where = [node["target"] for node in found["nodes"]][:3]
            wrong.append(f"{slug}: {found['id']}, {found['help']}, {where}")
    assert not wrong, "\n".join(wrong)
