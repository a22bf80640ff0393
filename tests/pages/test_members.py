"""The list of people and the outbox, as the staff sees them; and the way in by invitation."""

import pytest

from app import outbox
from app.database import transaction
from app.settings import Settings
from models.letters import Letter
from models.people import Person
from tests.cast import NOW, Cast
from tests.doors import Browser, site
from tests.entrance import GOOD, give_password, token_for

EVE = "eve@example.org"


async def signed_in(person: Person, settings: Settings | None = None) -> Browser:
    give_password(person)
    browser = Browser(site(settings))
    assert (await browser.log_in(person.email, GOOD)).status_code == 303
    return browser


async def test_from_the_invitation_to_the_first_page(cast: Cast) -> None:
    staff = await signed_in(cast.coordinator)
    page = "/programme/people"
    sent = await staff.send(page, page, name="Eve Elm", email=EVE, roles="mentee")
    assert sent.headers["location"] == f"{page}?done=invited"
    assert "Eve Elm" in (await staff.get(page)).text
    eve, door = Browser(), f"/invite/{token_for(EVE)}"
    assert EVE in (await eve.get(door)).text
    weak = await eve.send(door, door, name="Eve Elm", password="eveelm123456")
    assert "easy to guess" in weak.text
    joined = await eve.send(door, door, name="Eve Elm", password=GOOD)
    assert joined.headers["location"] == "/home"
    assert "Eve Elm" in (await eve.get("/settings/profile")).text
    assert (await eve.get(door)).status_code == 404


async def test_an_invitation_that_cannot_be_sent_says_why(cast: Cast) -> None:
    staff = await signed_in(cast.coordinator)
    page = "/programme/people"
    typed = {"name": "Ben", "email": cast.mentee.email, "roles": "mentee"}
    assert "here already" in (await staff.send(page, page, **typed)).text
    wrong = await staff.send(page, page, name="E", email=EVE, roles="admin")
    assert wrong.status_code == 403


async def test_an_invitation_is_taken_back(cast: Cast) -> None:
    staff = await signed_in(cast.admin)
    page = "/admin/users"
    await staff.send(page, page, name="Eve Elm", email=EVE, roles="mentee")
    await staff.send(page, f"{page}/revoke")
    assert (await Browser().get(f"/invite/{token_for(EVE)}")).status_code == 404


async def test_an_administrator_changes_roles_and_closes_accounts(cast: Cast) -> None:
    staff = await signed_in(cast.admin)
    page, who = "/admin/users", str(cast.mentee.id)
    await staff.send(page, f"{page}/roles", person=who, roles="mentor")
    await staff.send(page, f"{page}/disable", person=who)
    assert "Closed" in (await staff.get(f"{page}?q=ben")).text
    await staff.send(page, f"{page}/enable", person=who)
    assert "Closed" not in (await staff.get(f"{page}?q=ben&role=mentor")).text


@pytest.mark.parametrize("path", ["/admin/users", "/admin/mail", "/programme/people"])
async def test_the_pages_of_the_staff_are_theirs(cast: Cast, path: str) -> None:
    mentee = await signed_in(cast.mentee)
    assert (await mentee.get(path)).status_code == 403
    assert (await Browser().get(path)).headers["location"] == f"/login?next={path}"


async def test_coordinators_see_people_but_change_no_roles(cast: Cast) -> None:
    staff = await signed_in(cast.coordinator)
    assert "/roles" not in (await staff.get("/programme/people")).text
    assert "/roles" not in (await staff.get("/admin/users")).text
    typed = {"person": str(cast.mentee.id), "roles": "admin"}
    answer = await staff.send("/programme/people", "/programme/people", name="", email="")
    assert answer.status_code == 409
    token = {"csrf": "x"}
    assert (await staff.post("/admin/users/roles", {**typed, **token})).status_code == 403


async def test_without_a_mail_server_letters_are_read_here(cast: Cast) -> None:
    staff = await signed_in(cast.admin)
    await staff.send("/admin/users", "/admin/users", name="Eve", email=EVE, roles="mentee")
    listed = (await staff.get("/admin/mail")).text
    path = listed.split('href="/admin/mail/', 1)[1].split('"', 1)[0]
    shown = (await staff.get(f"/admin/mail/{path}")).text
    assert f'href="/invite/{token_for(EVE)}"' in shown


async def test_with_a_mail_server_only_their_state_is_shown(cast: Cast) -> None:
    settings = Settings(base_url="http://mentoring.test", smtp_url="smtp://127.0.0.1:1")
    staff = await signed_in(cast.admin, settings)
    with transaction() as session:
        letter = outbox.post(session, EVE, "Eve", "A subject", "canary in a letter")
        letter.given_up_at, letter.last_error = NOW, "550 No such mailbox"
    page = (await staff.get("/admin/mail")).text
    assert "550 No such mailbox" in page
    assert (await staff.get(f"/admin/mail/{letter.id}")).status_code == 403
    await staff.send("/admin/mail", "/admin/mail/again", letter=str(letter.id))
    with transaction() as session:
        assert session.get_one(Letter, letter.id).given_up_at is None
