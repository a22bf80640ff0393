"""The agreement as a page: begun from it, written on its form, back to it, signed and printed."""

import pytest

from app.services import agreements, sheets
from tests.cast import Cast
from tests.doors import Browser, hidden
from tests.entrance import GOOD, give_password
from tests.house import running, window
from tests.mentoring import WORDS, begun, promises, set_stages, written, written_before
from tests.sheets import bare, opened, told


@pytest.fixture
async def browser(cast: Cast) -> Browser:
    set_stages()
    promises()
    give_password(cast.mentee)
    made = Browser()
    await made.log_in(cast.mentee.email, GOOD)
    return made


async def shown(cast: Cast, name: str = "mentee", more: str = "") -> str:
    async with running() as application:
        client, _ = window(application, cast.named(name))
        return (await client.get(f"/with/{cast.relationship.id}/agreement{more}")).text


async def test_a_pair_without_an_agreement_begins_one(cast: Cast) -> None:
    set_stages()
    promises()
    page = await shown(cast)
    assert 'action="/exercises/promises"' in page
    assert f'name="rel" value="{cast.relationship.id}"' in page
    assert "Write the first version" in page
    assert "Sign as" not in page


async def test_without_a_form_there_is_a_kind_word(cast: Cast) -> None:
    set_stages()
    assert "There is no form for the agreement here" in await shown(cast)


async def test_what_is_still_needed_leads_to_its_place_on_the_form(cast: Cast) -> None:
    set_stages()
    sheet = begun(cast)
    sheets.save(cast.mentor, sheet.id, 0, {"rhythm": "Every two weeks."})
    page = await shown(cast)
    assert "2 lines still need an answer" in page
    assert f'href="/exercises/promises/{sheet.id}?step=1#field-safe"' in page
    assert "Go on writing" in page
    sheets.save(cast.mentor, sheet.id, 1, WORDS)
    assert "Every line that is needed is there" in await shown(cast)


async def test_the_paper_numbers_marks_and_offers_to_sign(cast: Cast) -> None:
    set_stages()
    agreements.sign(cast.mentor, cast.relationship.id, written(cast, quiet="After <b>ten</b>."))
    written(cast, quiet="After <b>ten</b>. Never on Sundays.")
    page = await shown(cast)
    assert "<h3" in page
    assert 'data-n="3"' in page
    assert "After &lt;b&gt;ten&lt;/b&gt;." in page
    assert "<ins>Never on Sundays.</ins>" in page
    assert "New in: Quiet hours." in page
    assert "Sign as Ben Birch" in page
    assert "Sign as Ada Alder" not in page
    earlier = await shown(cast, "mentee", "?version=1")
    assert "signed version 1 on" in earlier
    assert "This is an earlier version" in earlier
    assert "Sign as" not in earlier


async def test_a_change_that_is_not_kept_is_told_and_what_is_taken_out_is_named(
    cast: Cast,
) -> None:
    set_stages()
    written(cast, quiet="After ten.")
    written(cast, quiet="")
    sheet = begun(cast)
    assert "Taken out: Quiet hours." in await shown(cast)
    sheets.save(cast.mentor, sheet.id, sheet.version, {"safe": ""})
    page = await shown(cast)
    assert "There are changes that are not kept yet." in page
    assert "One line still needs an answer" in page
    assert "Hanne" in page


async def test_an_agreement_of_before_is_there_to_read(cast: Cast) -> None:
    set_stages()
    promises()
    written_before(cast, {"purpose": "Grow <b>slowly</b>"})
    page = await shown(cast)
    assert "<b>Purpose.</b>" in page
    assert "Grow &lt;b&gt;slowly&lt;/b&gt;" in page
    assert "Earlier page" in page
    assert "Sign as" not in page
    assert "Write the first version" in page


async def test_the_form_leads_back_to_the_page_of_the_two(cast: Cast, browser: Browser) -> None:
    home, sheet = f"/with/{cast.relationship.id}/agreement", begun(cast)
    at = f"/exercises/promises/{sheet.id}"
    form = await browser.get(f"{at}?step=all")
    assert f'href="{home}"' in form.text
    for act, more in (("later", {}), ("keep", WORDS)):
        typed = {key: "yes" if said is True else str(said) for key, said in more.items()}
        fields = hidden(await browser.get(f"{at}?step=all"), at)
        on = list(WORDS)
        answer = await browser.http.post(at, data={**fields, **typed, "on": on, "act": act})
        assert answer.headers["location"] == home
    assert agreements.current(cast.mentor, cast.relationship.id).versions[0].number == 1


async def test_it_is_printed_with_both_signatures(cast: Cast, browser: Browser) -> None:
    address = f"/with/{cast.relationship.id}/agreement.pdf"
    assert (await browser.get(address)).status_code == 404
    agreements.sign(cast.mentor, cast.relationship.id, written(cast))
    answer = await browser.get(f"{address}?version=1")
    assert answer.headers["content-type"] == "application/pdf"
    words = told(opened(answer.content))
    for said in ("Every two weeks.", "Hanne", "Signatures", "Ada Alder", "Ben Birch"):
        assert bare(said) in words
    assert words.count(bare("signed version 1 on")) == 1


async def test_a_form_of_two_is_opened_with_somebody(cast: Cast, browser: Browser) -> None:
    page = (await browser.get("/exercises/promises")).text
    assert f'href="/with/{cast.relationship.id}/agreement"' in page
    assert "With Ada" in page


async def test_the_forms_of_the_two_name_where_it_lives(cast: Cast, browser: Browser) -> None:
    page = (await browser.get(f"/with/{cast.relationship.id}/forms")).text
    assert "To the agreement" in page
    assert 'href="/exercises/promises"' in page


@pytest.mark.parametrize(("name", "way"), [("mentee", "with"), ("coordinator", "exercises")])
async def test_a_stage_lists_its_forms(cast: Cast, name: str, way: str) -> None:
    set_stages()
    promises()
    async with running() as application:
        client, _ = window(application, cast.named(name))
        page = (await client.get(f"/with/{cast.relationship.id}/path")).text
    link = {"with": f"/with/{cast.relationship.id}/agreement", "exercises": "/exercises/promises"}
    assert f'href="{link[way]}"' in page
    assert "1 form" in page
