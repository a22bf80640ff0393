"""The way in and out, as a browser without script walks it."""

import pytest

from app.database import transaction
from app.services import sign_ins
from app.settings import Settings
from models.organisation import Organisation
from models.passwords import DEMO
from tests.cast import Cast
from tests.doors import Browser, site
from tests.entrance import BETTER, GOOD, enter, give_password, token_for


@pytest.fixture
def browser(cast: Cast) -> Browser:
    give_password(cast.mentor)
    return Browser()


async def test_the_right_password_opens_the_door(cast: Cast, browser: Browser) -> None:
    answer = await browser.log_in(cast.mentor.email, GOOD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/home")
    assert cast.mentor.name in (await browser.get("/settings/profile")).text


async def test_a_wrong_password_stays_at_the_door(cast: Cast, browser: Browser) -> None:
    answer = await browser.log_in(cast.mentor.email, "not it at all, sorry")
    assert answer.status_code == 409
    assert "do not match" in answer.text
    assert f'value="{cast.mentor.email}"' in answer.text
    assert "not it at all" not in answer.text
    assert (await browser.get("/settings/profile")).status_code == 303


async def test_known_and_unknown_addresses_get_the_same_answer(
    cast: Cast, browser: Browser
) -> None:
    known = await browser.log_in(cast.mentor.email, "wrong wrong wrong")
    unknown = await browser.log_in("zoe@example.org", "wrong wrong wrong")
    assert known.text.replace(cast.mentor.email, "") == unknown.text.replace("zoe@example.org", "")


async def test_a_planted_cookie_never_becomes_a_sign_in(cast: Cast, browser: Browser) -> None:
    browser.http.cookies.set("peerment", "planted-by-somebody-else", domain="mentoring.test")
    answer = await browser.log_in(cast.mentor.email, GOOD)
    assert "planted" not in answer.headers["set-cookie"]
    other = Browser()
    other.http.cookies.set("peerment", "planted-by-somebody-else", domain="mentoring.test")
    assert (await other.get("/settings/profile")).status_code == 303


async def test_the_cookie_is_for_this_site_and_no_script(cast: Cast) -> None:
    give_password(cast.mentor)
    plain = await Browser().log_in(cast.mentor.email, GOOD)
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(plain.headers["set-cookie"].split("; "))
    secure = Browser(site(Settings(base_url="https://mentoring.test")))
    secure.http.base_url = "https://mentoring.test"
    kept = (await secure.log_in(cast.mentor.email, GOOD)).headers["set-cookie"]
    assert kept.startswith("__Host-peerment=")
    assert "Secure" in kept
    assert "Max-Age" not in kept


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [
        ("/journal", "/journal"),
        ("/with/1?tab=2", "/with/1?tab=2"),
        ("", "/home"),
        ("//evil.example", "/home"),
        ("/\\evil.example", "/home"),
        ("https://evil.example", "/home"),
        ("javascript:alert(1)", "/home"),
        ("/a\nSet-Cookie: b", "/home"),
    ],
)
async def test_next_leads_only_inside(
    cast: Cast, browser: Browser, wanted: str, led_to: str
) -> None:
    answer = await browser.send(
        "/login", "/login", email=cast.mentor.email, password=GOOD, next=wanted
    )
    assert answer.headers["location"] == led_to


async def test_a_form_from_elsewhere_is_refused(cast: Cast, browser: Browser) -> None:
    typed = {"email": cast.mentor.email, "password": GOOD}
    assert (await browser.post("/login", typed)).status_code == 403
    await browser.get("/login")
    assert (await browser.post("/login", {**typed, "csrf": "x" * 32})).status_code == 403


async def test_logging_out_ends_it_here_and_in_the_records(cast: Cast, browser: Browser) -> None:
    await browser.log_in(cast.mentor.email, GOOD)
    token = browser.http.cookies["peerment"]
    answer = await browser.send("/settings/profile", "/logout")
    assert answer.headers["location"] == "/login"
    assert "storage" in answer.headers["clear-site-data"]
    browser.http.cookies.set("peerment", token, domain="mentoring.test")
    assert (await browser.get("/settings/profile")).status_code == 303


async def test_logging_out_needs_the_token_of_the_session(cast: Cast, browser: Browser) -> None:
    await browser.log_in(cast.mentor.email, GOOD)
    assert (await browser.post("/logout", {"csrf": ""})).status_code == 403


async def test_the_eleventh_wrong_try_has_to_wait(cast: Cast, browser: Browser) -> None:
    for _ in range(10):
        assert (await browser.log_in(cast.mentor.email, "wrong wrong")).status_code == 409
    answer = await browser.log_in(cast.mentor.email, GOOD)
    assert answer.status_code == 429
    assert "15 minutes" in answer.text


async def test_a_demo_introduces_its_people(cast: Cast) -> None:
    page = await Browser().get("/login")
    assert DEMO not in page.text
    with transaction() as session:
        session.get_one(Organisation, cast.organisation.id).is_demo = True
    page = await Browser().get("/login")
    assert cast.coordinator.name in page.text
    assert DEMO in page.text


async def test_a_forgotten_password_is_replaced_by_mail(cast: Cast, browser: Browser) -> None:
    enter(cast.mentor)
    sent = await browser.send("/reset", "/reset", email=cast.mentor.email)
    nobody = await browser.send("/reset", "/reset", email="zoe@example.org")
    assert sent.text == nobody.text
    path = f"/reset/{token_for(cast.mentor.email)}"
    shown = await browser.get(path)
    assert shown.headers["referrer-policy"] == "no-referrer"
    weak = await browser.send(path, path, password="password1234")
    assert "easy to guess" in weak.text
    answer = await browser.send(path, path, password=BETTER)
    assert answer.headers["location"] == "/login?said=password"
    assert (await browser.get(path)).status_code == 404
    assert (await browser.log_in(cast.mentor.email, BETTER)).status_code == 303
    assert len(sign_ins.my_sign_ins(cast.mentor)) == 1


async def test_changing_the_language_leads_back(browser: Browser) -> None:
    answer = await browser.get("/language/fr?next=/login")
    assert answer.headers["location"] == "/login"
    assert '<html lang="fr">' in (await browser.get("/login")).text
    assert (await browser.get("/language/xx")).status_code == 404
