"""Logging in with an organisation's login, against a real provider."""

import subprocess
from collections.abc import Iterator

import httpx
import pytest
from sqlmodel import select

from app.database import reading, transaction
from app.services import invitations
from app.settings import Settings
from models.people import Person, Role
from models.sign_ins import Identity
from tests.cast import Cast
from tests.doors import Browser, site
from tests.entrance import letters_to
from tests.oidc.provider import CLIENT, SECRET, log_in, running


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with running() as (address, _):
        yield address


def configured(issuer: str) -> Settings:
    return Settings(
        base_url="http://mentoring.test",
        oidc_issuer=issuer,
        oidc_client_id=CLIENT,
        oidc_client_secret=SECRET,
        oidc_name="the Guild",
    )


@pytest.fixture
def browser(cast: Cast, issuer: str) -> Browser:
    assert cast
    return Browser(site(configured(issuer)))


async def back(browser: Browser, user: str, path: str = "/login/oidc") -> str:
    """Goes there, logs in, and gives the path with which the browser returns."""
    away = await browser.get(path)
    return log_in(away.headers["location"], user).removeprefix("http://mentoring.test")


async def enter(browser: Browser, user: str) -> httpx.Response:
    return await browser.get(await back(browser, user))


def known() -> list[str]:
    with reading() as session:
        return [identity.subject for identity in session.exec(select(Identity))]


async def test_the_button_is_there_only_when_there_is_a_provider(
    cast: Cast, browser: Browser
) -> None:
    assert cast
    assert "Log in with the Guild" in (await browser.get("/login")).text
    without = Browser()
    assert "/login/oidc" not in (await without.get("/login")).text
    assert (await without.get("/login/oidc")).status_code == 404


async def test_a_verified_address_opens_the_account_it_belongs_to(
    cast: Cast, browser: Browser
) -> None:
    answer = await browser.get(await back(browser, "ada", "/login/oidc?next=/journal"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/journal")
    assert cast.mentor.name in (await browser.get("/settings/profile")).text
    assert letters_to(cast.mentor.email)[0][0] == "A new way to sign in"


async def test_afterwards_it_is_the_account_there_that_counts_not_the_address(
    cast: Cast, browser: Browser
) -> None:
    await enter(browser, "ada")
    with transaction() as session:
        session.get_one(Person, cast.mentor.id).email = "moved@example.org"
        session.get_one(Person, cast.mentee.id).email = "ada@example.org"
    again = Browser(browser.api)
    assert (await enter(again, "ada")).status_code == 303
    assert cast.mentor.name in (await again.get("/settings/profile")).text


async def test_the_address_counts_in_any_case(cast: Cast, browser: Browser) -> None:
    assert (await enter(browser, "loud")).status_code == 303
    assert cast.mentor.name in (await browser.get("/settings/profile")).text


@pytest.mark.parametrize("user", ["mallory", "wordy", "nomail", "eve"])
async def test_without_a_verified_address_we_know_it_ends_at_the_door(
    browser: Browser, user: str
) -> None:
    answer = await enter(browser, user)
    assert answer.status_code == 403
    assert "Ask the people who run this place for an invitation" in answer.text
    assert "peerment" not in browser.http.cookies
    assert known() == []


async def test_an_open_invitation_lets_a_verified_address_join(
    cast: Cast, browser: Browser
) -> None:
    invitations.invite(cast.admin, "eve@example.org", "Eve Elm", [Role.MENTEE])
    assert (await enter(browser, "eve")).status_code == 303
    assert "Eve Elm" in (await browser.get("/settings/profile")).text
    assert invitations.waiting(cast.admin) == []


async def test_a_closed_account_stays_closed(cast: Cast, browser: Browser) -> None:
    with transaction() as session:
        session.get_one(Person, cast.mentor.id).disabled_at = cast.mentor.joined_at
    assert (await enter(browser, "ada")).status_code == 403
    assert known() == []


async def test_a_state_that_was_tampered_with_is_refused(browser: Browser) -> None:
    path = await back(browser, "ada")
    answer = await browser.get(path.replace("state=", "state=x"))
    assert answer.status_code == 409
    assert known() == []


async def test_another_browser_cannot_finish_it(browser: Browser) -> None:
    path = await back(browser, "ada")
    assert (await Browser(browser.api).get(path)).status_code == 409
    assert (await browser.get(path)).status_code == 303


async def test_a_code_works_once(browser: Browser) -> None:
    path = await back(browser, "ada")
    assert (await browser.get(path)).status_code == 303
    assert (await browser.get(path)).status_code == 409


async def test_a_code_of_another_errand_is_refused(browser: Browser) -> None:
    """The nonce and the verifier bind a code to the browser that asked for it."""
    stolen = httpx.URL("http://x" + await back(browser, "ada")).params["code"]
    mine = httpx.URL("http://x" + await back(browser, "mallory"))
    answer = await browser.get(f"{mine.path}?{mine.params.set('code', stolen)}")
    assert answer.status_code == 409
    assert known() == []


@pytest.mark.parametrize("named", ["http://evil.example", ""])
async def test_an_answer_in_the_name_of_another_is_refused(browser: Browser, named: str) -> None:
    url = httpx.URL("http://x" + await back(browser, "ada"))
    answer = await browser.get(f"{url.path}?{url.params.set('iss', named)}")
    assert answer.status_code == 409
    assert "could not be trusted" in answer.text
    assert known() == []


async def test_who_turns_back_there_may_try_again(browser: Browser) -> None:
    url = httpx.URL("http://x" + await back(browser, "ada"))
    params = url.params.remove("code").set("error", "access_denied")
    answer = await browser.get(f"{url.path}?{params}")
    assert answer.status_code == 409
    assert "You can try again" in answer.text


async def test_a_provider_that_tells_the_address_only_on_request(cast: Cast) -> None:
    with running("userinfo") as (issuer, _):
        browser = Browser(site(configured(issuer)))
        assert (await enter(browser, "ada")).status_code == 303
        assert cast.mentor.name in (await browser.get("/settings/profile")).text


async def test_a_provider_that_goes_away_is_told_as_such(cast: Cast) -> None:
    assert cast
    with running() as (issuer, process):
        browser = Browser(site(configured(issuer)))
        path = await back(browser, "ada")
        stop(process)
        for where in (path, "/login/oidc"):
            answer = await browser.get(where)
            assert answer.status_code == 503
            assert "does not answer just now" in answer.text


def stop(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.wait()
