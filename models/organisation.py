"""The organisation that runs this installation, its programmes, and what it calls things."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Field

from models.base import Row
from models.days import read_day
from models.errors import Refusal, later
from models.people import address

LONGEST_NAME = 160
LONGEST_PURPOSE = 600
LONGEST_ADDRESS = 400
SHORTEST, LONGEST = timedelta(weeks=4), timedelta(weeks=3 * 52)


class Organisation(Row, table=True):
    """The one awarding body of this installation. Printed on certificates and pages."""

    name: str = Field(max_length=LONGEST_NAME)
    country: str = Field(default="", max_length=2)
    region: str = Field(default="", max_length=120)
    contact: str = Field(default="", max_length=254)
    address: str = Field(default="", max_length=LONGEST_ADDRESS)
    funding_line: str = Field(default="", max_length=600)
    is_demo: bool = False


class Programme(Row, table=True):
    """A cohort: some relationships that start and end together."""

    name: str = Field(max_length=LONGEST_NAME)
    purpose: str = Field(default="", max_length=LONGEST_PURPOSE)
    starts_on: date
    ends_on: date
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Cohort:
    """A programme, and how many relationships began in it."""

    programme: Programme
    started: int


def describe(programme: Programme, name: str, purpose: str, starts: str, ends: str) -> Programme:
    """Writes what a form says into a programme; dates are YYYY-MM-DD."""
    programme.name = _line(name, LONGEST_NAME, later("Give the programme a name."))
    programme.purpose = _short(purpose, LONGEST_PURPOSE)
    programme.starts_on, programme.ends_on = _day(starts), _day(ends)
    lasts = programme.ends_on - programme.starts_on
    if not SHORTEST <= lasts <= LONGEST:
        raise Refusal("A programme lasts between four weeks and three years. Look at its dates.")
    return programme


def present(house: Organisation, said: dict[str, str]) -> Organisation:
    """Writes what a form says into the organisation, and nothing that cannot be printed."""
    house.name = _line(said["name"], LONGEST_NAME, later("Write the name of the organisation."))
    house.contact = address(said["contact"]) if said["contact"].strip() else ""
    house.address = _short(said["address"], LONGEST_ADDRESS)
    house.region = _short(said["region"], 120)
    house.funding_line = _short(said["funding_line"], 600)
    country = said["country"].strip().upper()
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise Refusal("Choose a country from the list, or none.")
    house.country = country
    return house


def _day(written: str) -> date:
    if found := read_day(written):
        return found
    raise Refusal("Choose a day for the start and for the end.")


def _line(text: str, most: int, missing: str) -> str:
    line = " ".join(text.split())
    if not line:
        raise Refusal(missing)
    return _short(line, most)


def _short(text: str, most: int) -> str:
    if len(text.strip()) > most:
        raise Refusal("That is a little long. Keep it under {limit} characters.", limit=most)
    return text.strip()
