"""What may be said of a programme and of the organisation."""

from datetime import date

import pytest

from models.days import read_day
from models.errors import Refusal
from models.organisation import Organisation, Programme, describe, present
from tests.acts.organisation import SAID
from tests.cast import TODAY


def programme() -> Programme:
    return Programme(name="", starts_on=TODAY, ends_on=TODAY)


def test_a_programme_is_described() -> None:
    found = describe(programme(), " Spring \n 2027 ", " For makers. ", "2027-02-01", "2027-10-01")
    assert (found.name, found.purpose) == ("Spring 2027", "For makers.")
    assert (found.starts_on, found.ends_on) == (date(2027, 2, 1), date(2027, 10, 1))


@pytest.mark.parametrize(
    ("name", "purpose", "starts", "ends", "why"),
    [
        ("", "", "2027-02-01", "2027-10-01", "a name"),
        ("x" * 161, "", "2027-02-01", "2027-10-01", "little long"),
        ("x", "x" * 601, "2027-02-01", "2027-10-01", "little long"),
        ("x", "", "", "2027-10-01", "Choose a day"),
        ("x", "", "2027-02-01", "2027-02-30", "Choose a day"),
        ("x", "", "2027-02-01", "2027-02-20", "four weeks"),
        ("x", "", "2027-02-01", "2031-02-20", "four weeks"),
    ],
)
def test_a_programme_has_a_name_and_two_days(
    name: str, purpose: str, starts: str, ends: str, why: str
) -> None:
    with pytest.raises(Refusal, match=why):
        describe(programme(), name, purpose, starts, ends)


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("name", "  ", "Write the name"),
        ("country", "Belgium", "Choose a country"),
        ("contact", "guild", "e-mail"),
        ("address", "x" * 401, "little long"),
    ],
)
def test_the_organisation_is_printable(key: str, value: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        present(Organisation(name="Guild"), {**SAID, key: value})


@pytest.mark.parametrize("written", ["", "2027-02-30", "20270301", "2027-W10-1", "1.3.2027"])
def test_no_calendar_has_such_a_day(written: str) -> None:
    assert read_day(written) is None


def test_a_day_is_read() -> None:
    assert read_day(" 2028-02-29 ") == date(2028, 2, 29)
