"""One's own settings, as forms without script."""

import pytest

from app import database
from app.services import sign_ins
from models.notices import Notice, NoticeKind
from models.people import Person
from tests.cast import NOW, Cast
from tests.doors import Browser
from tests.entrance import BETTER, GOOD, enter, give_password


@pytest.fixture
async def browser(cast: Cast) -> Browser:
    give_password(cast.mentor)
    made = Browser()
    await made.log_in(cast.mentor.email, GOOD)
    return made


async def test_a_profile_is_changed_and_said_to_be_kept(browser: Browser) -> None:
    page = "/settings/profile"
    answer = await browser.send(page, page, name='Ada <b>"Ash"</b>', country="BE", place="Ghent")
    shown = await browser.get(answer.headers["location"])
    assert "Kept." in shown.text
    assert "<b>&#34;" not in shown.text
    assert "Ada &lt;b&gt;&#34;Ash&#34;&lt;/b&gt;" in shown.text
    assert '<option value="BE" selected>Belgium</option>' in shown.text


async def test_a_new_password_leaves_only_this_browser(cast: Cast, browser: Browser) -> None:
    enter(cast.mentor)
    page, action = "/settings/account", "/settings/account/password"
    wrong = await browser.send(page, action, current="not this", password=BETTER)
    assert "current password does not match" in wrong.text
    answer = await browser.send(page, action, current=GOOD, password=BETTER)
    assert answer.status_code == 303
    assert len(sign_ins.my_sign_ins(cast.mentor)) == 1
    assert "This one" in (await browser.get(page)).text


async def test_other_browsers_are_ended_one_by_one_or_all(cast: Cast, browser: Browser) -> None:
    enter(cast.mentor)
    enter(cast.mentor)
    await browser.send("/settings/account", "/settings/account/end")
    assert len(sign_ins.my_sign_ins(cast.mentor)) == 2
    await browser.send("/settings/account", "/settings/account/elsewhere")
    assert len(sign_ins.my_sign_ins(cast.mentor)) == 1


async def test_language_and_light_are_seen_at_once(browser: Browser) -> None:
    page = "/settings/display"
    await browser.send(page, page, language="fr", theme="dark", zone="Europe/Athens")
    shown = (await browser.get(page)).text
    assert '<html lang="fr">' in shown
    assert "color-scheme:dark" in shown


async def test_who_sees_what_is_said_by_name(browser: Browser) -> None:
    page = (await browser.get("/settings/privacy")).text
    assert '<th scope="col">Ben</th>' in page
    assert "Whoever runs the server holds the key." in page


async def test_another_role_is_chosen_in_the_sidebar(cast: Cast, browser: Browser) -> None:
    with database.transaction() as session:
        session.get_one(Person, cast.mentor.id).is_mentee = True
    await browser.send("/settings/profile", "/settings/role")
    with database.reading() as session:
        assert session.get_one(Person, cast.mentor.id).seen_as == "mentor"


@pytest.mark.parametrize(
    "path",
    [
        "/settings/profile",
        "/settings/account/password",
        "/settings/account/end",
        "/settings/account/elsewhere",
        "/settings/display",
        "/settings/role",
        "/notifications/read",
        "/logout",
    ],
)
async def test_every_form_needs_its_token(browser: Browser, path: str) -> None:
    assert (await browser.post(path, {"csrf": "x", "sign_in": "x"})).status_code in {403, 409}
    assert (await browser.get("/settings/profile")).status_code == 200


async def test_what_is_new_is_read_with_one_button(cast: Cast, browser: Browser) -> None:
    with database.transaction() as session:
        session.add(
            Notice(
                person_id=cast.mentor.id,
                kind=NoticeKind.MESSAGE,
                about_id=cast.mentee.id,
                href="/home",
                made_at=NOW,
            )
        )
    page = "/notifications"
    assert f"{cast.mentee.name} wrote to you" in (await browser.get(page)).text
    await browser.send(page, "/notifications/read")
    assert "/notifications/read" not in (await browser.get(page)).text


async def test_searching_needs_no_script(browser: Browser) -> None:
    assert "All read" in (await browser.get("/notifications")).text
    assert "Ben Birch" in (await browser.get("/search?q=ben")).text
    assert "Nothing for" in (await browser.get("/search?q=xyz")).text
