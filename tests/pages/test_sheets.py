"""Sheets as forms without script: kept, refused in place, shared, printed, deleted."""

import pytest

from app.services import sharing, sheets
from models.base import Json
from models.sheets import Sheet
from tests.acts.sheet_files import PDF
from tests.cast import Cast
from tests.doors import Browser, hidden
from tests.entrance import GOOD, give_password
from tests.forms import FEEDING, RINGS, answered, begun, kept, network, on_shelf, on_shelf_of_two


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


CASES = [
    {"id": "ai", "type": "one", "label": "AI", "options": {"no": "No", "yes": "Yes"}},
    {
        "id": "tools",
        "type": "txt",
        "label": "Which tools",
        "required": True,
        "when": "ai.yes == 1",
        "when_words": "Only if you use AI.",
    },
]


@pytest.fixture
def cases(cast: Cast) -> Sheet:
    on_shelf(steps=[{"title": "One", "fields": CASES}], results=[], hints=[], charts=[])
    return begun(cast.mentee)


async def test_without_script_a_case_is_said_in_words_and_needed_only_then(
    browser: Browser, cases: Sheet
) -> None:
    form = hidden(await browser.get(at(cases)), at(cases))
    assert "Only if you use AI." in (await browser.get(at(cases))).text
    fields = {**form, "on": ["ai", "tools"], "act": "keep"}
    refused = await browser.http.post(at(cases), data={**fields, "ai": "yes"})
    assert refused.status_code == 409
    assert "One field still needs an answer: “Which tools”." in refused.text
    fields["version"] = "1"
    done = await browser.http.post(at(cases), data={**fields, "ai": "no", "tools": "Captions"})
    assert done.headers["location"].endswith("/read")
    shown = (await browser.get(at(cases, "read"))).text
    assert "Captions" not in shown
    assert "Which tools" not in shown


async def test_the_script_is_told_what_is_not_asked(browser: Browser, cases: Sheet) -> None:
    form = hidden(await browser.get(at(cases)), at(cases))
    for said, version, out in (("no", "0", ["tools"]), ("yes", "1", [])):
        answer = await browser.http.post(
            at(cases),
            data={**form, "version": version, "on": ["ai"], "ai": said},
            headers={"Accept": "application/json"},
        )
        assert answer.json()["leftOut"] == out


async def test_means_stand_side_by_side_and_answers_nowhere(cast: Cast, browser: Browser) -> None:
    on_shelf_of_two()
    rel = cast.relationship.id
    mine, theirs = answered(cast.mentee, rel, 2, 3), answered(cast.mentor, rel, 5, 4)
    read = f"/exercises/quality/{mine.id}/read"
    page = (await browser.get(read)).text
    assert "Share my means" in page
    assert 'name="part"' not in page
    await browser.send(read, read.replace("/read", "/share"))
    assert "Once Ada shares theirs" in (await browser.get(f"/shared/{mine.id}")).text
    sharing.share(cast.mentor, theirs.id, rel, [])
    for sheet in (mine, theirs):
        shown = (await browser.get(f"/shared/{sheet.id}")).text
        assert "You see it differently." in shown
        assert "2.5" in shown
        assert "4.5" in shown
        assert "I can say no." not in shown
        assert "Secret sum" not in shown
    for way in ("read", "sheet.pdf"):
        assert (await browser.get(f"/exercises/quality/{theirs.id}/{way}")).status_code == 404


async def test_a_list_is_drawn_as_rings_where_it_is_read(cast: Cast, browser: Browser) -> None:
    form = network()
    on_shelf(
        steps=[form.steps[0].model_dump(mode="json", by_alias=True)],
        results=[],
        hints=[],
        charts=[RINGS],
    )
    sheet = begun(cast.mentee)
    people: list[Json] = [{"name": "K. B.", "ring": "in", "roles": ["ear"]}]
    sheets.keep(cast.mentee, sheet.id, 0, {"people": people})
    page = (await browser.get(at(sheet, "read"))).text
    assert 'class="rg-svg"' in page
    assert "Near: K. B." in page
    assert page.count("Nobody yet") == 2


async def test_a_mentee_asks_for_a_mentor_with_what_is_kept(cast: Cast, browser: Browser) -> None:
    on_shelf(**FEEDING)
    sheet = begun(cast.mentee)
    kept(cast.mentee, sheet, two=["a", "c"])
    page = at(sheet, "read")
    assert "Aye, Sea" in (await browser.get(page)).text
    sent = await browser.send(page, at(sheet, "match"))
    assert sent.headers["location"] == page
    assert "You wait for a mentor" in (await browser.get(page)).text
    await browser.send(page, at(sheet, "unmatch"))
    assert "You wait for a mentor" not in (await browser.get(page)).text


async def test_a_form_that_matching_does_not_compare_offers_nothing(
    cast: Cast, browser: Browser, sheet: Sheet
) -> None:
    kept(cast.mentee, sheet)
    assert "/match" not in (await browser.get(at(sheet, "read"))).text


async def test_an_order_shows_what_was_chosen_before_it_first(cast: Cast, browser: Browser) -> None:
    options = {"a": "Aye", "b": "Bee", "c": "Sea"}
    few = {"id": "few", "type": "multi", "label": "Few", "options": options}
    top = {"id": "top", "type": "rank", "label": "Top", "options": options, "among": "few"}
    on_shelf(steps=[{"title": "One", "fields": [few, top]}], results=[], hints=[], charts=[])
    sheet = begun(cast.mentee)
    assert "The ones you did not choose" not in (await browser.get(at(sheet))).text
    sheets.save(cast.mentee, sheet.id, 0, {"few": ["c"]})
    first, others = (await browser.get(at(sheet))).text.split("The ones you did not choose")
    assert 'name="top.c"' in first
    assert 'name="top.c"' not in others
    assert 'name="top.a"' in others
