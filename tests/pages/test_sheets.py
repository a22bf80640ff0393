"""Sheets as forms without script: kept, refused in place, shared, printed, deleted."""

import pytest

from app.services import sheets
from models.sheets import Sheet
from tests.acts.sheet_files import PDF
from tests.cast import Cast
from tests.doors import Browser, hidden
from tests.entrance import GOOD, give_password
from tests.forms import begun, kept, on_shelf


@pytest.fixture
def sheet(cast: Cast) -> Sheet:
    on_shelf()
    return begun(cast.mentee)


@pytest.fixture
async def browser(cast: Cast) -> Browser:
    give_password(cast.mentee)
    made = Browser()
    await made.log_in(cast.mentee.email, GOOD)
    return made


def at(sheet: Sheet, *parts: str) -> str:
    return "/".join(("/exercises/everything", str(sheet.id), *parts))


async def typed(browser: Browser, sheet: Sheet, **words: str) -> dict[str, str]:
    fields = hidden(await browser.get(at(sheet) + "?step=all"), at(sheet))
    return {**fields, "on": "line", **words}


async def test_what_is_needed_is_told_and_what_was_typed_stays(
    browser: Browser, sheet: Sheet
) -> None:
    form = await typed(browser, sheet, on="story", story="Typed <b>once</b>", act="keep")
    answer = await browser.post(at(sheet), form)
    assert answer.status_code == 409
    assert "One field still needs an answer: “A line”." in answer.text
    assert "Typed &lt;b&gt;once&lt;/b&gt;" in answer.text


async def test_the_buttons_lead_on_back_away_and_to_what_is_kept(
    browser: Browser, sheet: Sheet
) -> None:
    ways = {"next": "?step=1", "back": "?step=0", "later": "/exercises/everything", "keep": "/read"}
    for act, way in ways.items():
        form = await typed(browser, sheet, line="Glaze", step="0", act=act)
        answer = await browser.post(at(sheet), form)
        assert answer.headers["location"].endswith(way), act


async def test_the_second_window_sees_both_texts(
    cast: Cast, browser: Browser, sheet: Sheet
) -> None:
    form = await typed(browser, sheet, line="From here", act="later")
    sheets.save(cast.mentee, sheet.id, 0, {"line": "From elsewhere"})
    answer = await browser.post(at(sheet), form)
    assert answer.status_code == 409
    assert "From here" in answer.text
    assert "From elsewhere" in answer.text


async def test_sharing_nothing_is_refused_where_it_is_done(
    cast: Cast, browser: Browser, sheet: Sheet
) -> None:
    kept(cast.mentee, sheet)
    form = {"csrf": (await typed(browser, sheet))["csrf"], "rel": str(cast.relationship.id)}
    answer = await browser.post(at(sheet, "share"), form)
    assert answer.status_code == 409
    assert "Choose at least one part" in answer.text
    assert "Glaze tests" in answer.text


async def test_a_wrong_file_is_refused_beside_what_was_typed(
    browser: Browser, sheet: Sheet
) -> None:
    form = await typed(browser, sheet, line="Kept beside the file")
    way = at(sheet, "files") + "?field=papers"
    for name, content, why in (("a.exe", b"MZ\x00", "Use a PDF"), ("", b"", "Choose a file")):
        files = {"file.papers": (name, content)} if name else {"file.papers": ("", b"")}
        answer = await browser.http.post(way, data=form, files=files)
        assert answer.status_code == 409
        assert why in answer.text
        assert "Kept beside the file" in answer.text
        form["version"] = "1"
    good = await browser.http.post(way, data=form, files={"file.papers": ("cv.pdf", PDF)})
    assert good.status_code == 303
    assert "cv.pdf" in (await browser.get(at(sheet))).text


async def test_a_kept_sheet_is_printed_and_deleted(
    cast: Cast, browser: Browser, sheet: Sheet
) -> None:
    kept(cast.mentee, sheet)
    paper = await browser.get(at(sheet, "sheet.pdf"))
    assert paper.headers["content-type"] == "application/pdf"
    answer = await browser.send(at(sheet, "read"), at(sheet, "delete"))
    assert answer.headers["location"] == "/exercises/everything"
    assert (await browser.get(at(sheet))).status_code == 404
