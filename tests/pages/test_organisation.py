"""A new organisation opens its first programme and says who it is."""

from app.services import organisation
from tests.cast import Cast
from tests.pages.test_members import signed_in

SETTINGS, BRANDING = "/programme/settings", "/admin/branding"


async def test_a_programme_is_closed_and_the_next_one_opened(cast: Cast) -> None:
    staff = await signed_in(cast.coordinator)
    await staff.send(SETTINGS, f"{SETTINGS}/close")
    typed = {"name": "Autumn", "purpose": "", "starts_on": "2027-09-10", "ends_on": "2027-01-10"}
    wrong = await staff.send(SETTINGS, SETTINGS, **typed)
    assert wrong.status_code == 409
    assert "four weeks" in wrong.text
    assert 'value="Autumn"' in wrong.text
    sent = await staff.send(SETTINGS, SETTINGS, **{**typed, "ends_on": "2028-03-01"})
    assert sent.headers["location"] == f"{SETTINGS}?done=opened"
    page = (await staff.get(f"{SETTINGS}?done=opened")).text
    assert "Pairs can start in it" in page
    assert cast.programme.name in page
    await staff.send(
        SETTINGS, f"{SETTINGS}/change", **{**typed, "name": "Winter", "ends_on": "2028-03-01"}
    )
    assert 'value="Winter"' in (await staff.get(SETTINGS)).text


async def test_a_closed_programme_is_opened_again(cast: Cast) -> None:
    staff = await signed_in(cast.coordinator)
    await staff.send(SETTINGS, f"{SETTINGS}/close")
    await staff.send(SETTINGS, f"{SETTINGS}/reopen")
    assert organisation.programmes(cast.coordinator)[0].programme.is_open


async def test_the_organisation_stands_at_the_foot_of_open_pages_at_once(cast: Cast) -> None:
    staff = await signed_in(cast.admin)
    assert cast.organisation.name in (await staff.get("/learn")).text
    await staff.send(BRANDING, BRANDING, name="House of Paper", contact="", address="", country="")
    assert "House of Paper" in (await staff.get("/learn")).text
    wrong = await staff.send(BRANDING, BRANDING, name="Guild", contact="nowhere")
    assert wrong.status_code == 409
    assert 'value="nowhere"' in wrong.text
