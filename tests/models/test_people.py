"""Names, addresses, roles and lists as people type them."""

import pytest

from models.errors import Refusal
from models.people import LONGEST_NAME, Profile, Role, address, full_name, give, listed
from tests.cast import person


@pytest.mark.parametrize("typed", ["Ana@Example.org", "  ana@example.ORG ", "ana@example.org"])
def test_an_address_has_one_spelling(typed: str) -> None:
    assert address(typed) == "ana@example.org"


@pytest.mark.parametrize("typed", ["", "ana", "ana@", "ana@x y.org", "a@b\r\nBcc: c@d.org"])
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="Check the e-mail address"):
        address(typed)


def test_a_name_is_one_line_of_composed_characters() -> None:
    assert full_name("  Zoe\u0308 \r\n  Elm ") == "Zo\u00eb Elm"


def test_a_name_turns_nothing_beside_it_around() -> None:
    assert (
        full_name("\u202eAna\x00\ud800 \u2066\u05e0\u05d5\u05e2\u05d4")
        == "Ana \u05e0\u05d5\u05e2\u05d4"
    )


@pytest.mark.parametrize("typed", ["", " \n ", "\u200b\u2060", "x" * (LONGEST_NAME + 1)])
def test_a_name_has_limits(typed: str) -> None:
    with pytest.raises(Refusal):
        full_name(typed)


def test_roles_are_given_as_a_whole() -> None:
    somebody = person("Ada Alder", is_mentor=True, is_admin=True)
    give(somebody, [Role.MENTEE, Role.COORDINATOR])
    assert somebody.roles == (Role.COORDINATOR, Role.MENTEE)


def test_a_role_one_no_longer_has_is_not_looked_with() -> None:
    somebody = person("Ada Alder", is_mentor=True, is_mentee=True)
    somebody.seen_as = Role.MENTOR
    assert somebody.role is Role.MENTOR
    give(somebody, [Role.MENTEE])
    assert somebody.role is Role.MENTEE


def test_a_list_typed_with_commas_is_tidy_and_finite() -> None:
    assert listed(" English ,, Dansk,English , ") == ["English", "Dansk"]
    assert len(listed(",".join(map(str, range(100))))) == 12


def test_a_profile_is_complete_when_matching_can_read_it() -> None:
    profile = Profile(person_id=person("Ada").id, about="I draw.", languages=["English"])
    assert not profile.is_complete
    profile.sectors, profile.topics = ["comics"], ["pricing"]
    assert profile.is_complete
