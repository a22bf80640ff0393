"""Ending a relationship, on a page that works without script."""

from tests.cast import Cast
from tests.pages.test_members import signed_in


async def test_a_mentee_ends_it_and_reads_that_it_has_ended(cast: Cast) -> None:
    mentee = await signed_in(cast.mentee)
    page = f"/with/{cast.relationship.id}/end"
    before = (await mentee.get(page)).text
    assert "I would like to be matched again" in before
    sent = await mentee.send(page, page, talk="yes")
    assert sent.headers["location"] == page
    after = (await mentee.get(page)).text
    assert "It ended on" in after
    assert "End it now" not in after
    staff = await signed_in(cast.coordinator)
    assert "would like a talk" in (await staff.get("/notifications")).text


async def test_who_read_an_older_state_is_asked_to_look_again(cast: Cast) -> None:
    mentor = await signed_in(cast.mentor)
    page = f"/with/{cast.relationship.id}/end"
    typed = await mentor.send(page, page, version="9")
    assert typed.status_code == 409
    assert "Look again" in typed.text


async def test_a_stranger_finds_nothing(cast: Cast) -> None:
    stranger = await signed_in(cast.stranger)
    assert (await stranger.get(f"/with/{cast.relationship.id}/end")).status_code == 404
