"""The organisation's shelf of forms: taken in from a file, refused with its line, handed on."""

import pytest

from app.content.shared_forms import written
from tests.cast import Cast
from tests.doors import Browser, hidden
from tests.entrance import GOOD, give_password
from tests.forms import definition, on_shelf

PAGE = "/programme/content"


@pytest.fixture
async def browser(cast: Cast) -> Browser:
    give_password(cast.coordinator)
    made = Browser()
    await made.log_in(cast.coordinator.email, GOOD)
    return made


async def test_a_form_is_taken_in_and_handed_on(browser: Browser) -> None:
    form = hidden(await browser.get(PAGE), PAGE)
    files = {"file": ("form.yaml", written(definition(title="Ours & <theirs>")).encode())}
    answer = await browser.http.post(PAGE, data=form, files=files)
    shown = (await browser.get(answer.headers["location"])).text
    assert "“Ours &amp; &lt;theirs&gt;” is on the shelf." in shown
    handed = await browser.get("/exercises/everything/form.yaml")
    assert "title: Ours & <theirs>" in handed.text
    assert 'filename="everything.yaml"' in handed.headers["content-disposition"]


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("type: txt", "type: shout", "Line "),
        ("id: MG90", "id: [", "Line "),
        ("kind: tool", "kind: tool\nhome: kitchen", "Line "),
        ("title", "", "Line 1"),
    ],
)
async def test_a_wrong_file_is_refused_with_its_lines(
    browser: Browser, good: str, bad: str, told: str
) -> None:
    form = hidden(await browser.get(PAGE), PAGE)
    text = written(definition()).replace(good, bad, 1) if bad else "\x00\xff"
    answer = await browser.http.post(PAGE, data=form, files={"file": ("a.yaml", text.encode())})
    assert answer.status_code == 409
    assert "Nothing was imported" in answer.text
    assert told in answer.text


async def test_others_have_no_shelf(cast: Cast) -> None:
    on_shelf()
    give_password(cast.mentee)
    browser = Browser()
    await browser.log_in(cast.mentee.email, GOOD)
    assert (await browser.get(PAGE)).status_code == 403
    assert (await browser.get("/exercises/everything/form.yaml")).status_code == 403
