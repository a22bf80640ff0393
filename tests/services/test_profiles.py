"""What matching compares is what somebody said in their profile form, and only once they let it."""

import pytest

from app.database import reading
from app.services import endings, matching, profiles
from models.errors import NotFound, Refusal
from models.people import Person, Profile
from tests.cast import Cast
from tests.forms import ANSWERS, FEEDING, begun, kept, on_shelf

SAID = {
    **ANSWERS,
    "two": ["a", "c"],
    "order": ["b", "a"],
    "agreed": True,
    "works": [{"name": "Français"}, {"name": "english"}, {"name": "Elvish"}],
}


def profile(person: Person) -> Profile:
    with reading() as session:
        found = session.get(Profile, person.id)
        assert found
        session.expunge(found)
    return found


def test_keeping_a_form_tells_matching_nothing_until_its_owner_says_so(cast: Cast) -> None:
    endings.end(cast.mentee, cast.relationship.id, 1)
    on_shelf(**FEEDING)
    sheet = begun(cast.mentee)
    kept(cast.mentee, sheet, **SAID)
    assert profile(cast.mentee).topics == []
    assert matching.queue(cast.coordinator).waiting == 0
    profiles.offer(cast.mentee, sheet.id)
    found = profile(cast.mentee)
    assert (found.topics, found.formats) == (["Aye", "Sea"], ["Bee", "Aye"])
    assert found.languages == ["fr", "en", "Elvish"]
    assert matching.queue(cast.coordinator).waiting == 1


def test_it_can_be_taken_back(cast: Cast) -> None:
    endings.end(cast.mentee, cast.relationship.id, 1)
    on_shelf(**FEEDING)
    sheet = begun(cast.mentee)
    kept(cast.mentee, sheet, **SAID)
    profiles.offer(cast.mentee, sheet.id)
    profiles.withdraw(cast.mentee)
    assert profile(cast.mentee).topics == []
    assert matching.queue(cast.coordinator).waiting == 0


def test_a_mentor_offers_as_many_places_as_they_say(cast: Cast) -> None:
    on_shelf(fills="mentor", feeds={"topics": "two", "capacity": "rate"})
    sheet = begun(cast.mentor)
    kept(cast.mentor, sheet, **{**SAID, "rate": 3})
    profiles.offer(cast.mentor, sheet.id)
    assert profile(cast.mentor).capacity == 3
    assert profile(cast.mentor).waiting_since is None


def test_a_code_that_is_accepted_counts_at_once_and_only_once(cast: Cast) -> None:
    on_shelf(**FEEDING)
    sheet = begun(cast.mentee)
    kept(cast.mentee, sheet, **{**SAID, "agreed": False})
    assert profile(cast.mentee).code_accepted_at is None
    kept(cast.mentee, sheet, **SAID)
    first = profile(cast.mentee).code_accepted_at
    assert first
    kept(cast.mentee, sheet, **SAID)
    assert profile(cast.mentee).code_accepted_at == first


def test_only_what_is_kept_and_compared_can_be_offered(cast: Cast) -> None:
    on_shelf(**FEEDING)
    with pytest.raises(NotFound):
        profiles.offer(cast.mentee, begun(cast.mentee).id)
    on_shelf(slug="plain", id="MG91")
    sheet = begun(cast.mentee, "plain")
    kept(cast.mentee, sheet)
    with pytest.raises(Refusal, match="compares nothing"):
        profiles.offer(cast.mentee, sheet.id)


def test_what_is_no_longer_said_is_no_longer_compared(cast: Cast) -> None:
    on_shelf(**FEEDING)
    sheet = begun(cast.mentee)
    kept(cast.mentee, sheet, **SAID)
    profiles.offer(cast.mentee, sheet.id)
    kept(cast.mentee, begun(cast.mentee), **{**SAID, "order": []})
    profiles.offer(cast.mentee, sheet.id)
    found = profile(cast.mentee)
    assert (found.topics, found.formats) == (["Aye", "Sea"], [])
