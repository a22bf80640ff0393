"""Programmes begin and end; the organisation says who it is."""

import pytest

from app.services import organisation
from models.errors import NotFound, Refusal
from tests.acts.organisation import DATES, SAID
from tests.cast import Cast


def test_one_programme_is_open_at_a_time(cast: Cast) -> None:
    with pytest.raises(Refusal, match="is open"):
        organisation.open_programme(cast.coordinator, name="Autumn", purpose="", **DATES)
    organisation.close_programme(cast.coordinator, cast.programme.id)
    new = organisation.open_programme(cast.coordinator, name="Autumn", purpose="", **DATES)
    with pytest.raises(Refusal, match="is open"):
        organisation.reopen_programme(cast.coordinator, cast.programme.id)
    found = organisation.programmes(cast.coordinator)
    assert [cohort.programme.id for cohort in found] == [new.id, cast.programme.id]
    assert [cohort.started for cohort in found] == [0, 2]


def test_a_closed_programme_opens_again(cast: Cast) -> None:
    organisation.close_programme(cast.coordinator, cast.programme.id)
    organisation.reopen_programme(cast.coordinator, cast.programme.id)
    assert organisation.programmes(cast.coordinator)[0].programme.is_open


def test_what_is_wrong_changes_nothing(cast: Cast) -> None:
    wrong = {"starts_on": "2027-09-10", "ends_on": "2027-01-10"}
    with pytest.raises(Refusal, match="four weeks"):
        organisation.change_programme(
            cast.coordinator, cast.programme.id, name="X", purpose="", **wrong
        )
    assert organisation.programmes(cast.coordinator)[0].programme.name == cast.programme.name
    with pytest.raises(NotFound):
        organisation.close_programme(cast.coordinator, cast.nobody.id)


def test_the_organisation_says_who_it_is(cast: Cast) -> None:
    house = organisation.change_organisation(cast.admin, SAID)
    assert (house.name, house.country) == ("Guild of Makers", "BE")
    with pytest.raises(Refusal, match="e-mail"):
        organisation.change_organisation(cast.admin, {**SAID, "contact": "nowhere"})
    assert organisation.organisation(cast.admin).contact == "office@guild.example"
