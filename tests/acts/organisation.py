"""Who may shape programmes and the organisation: coordinators the one, administrators the other."""

from app.services import organisation
from models.people import Person
from tests.acts import Act
from tests.cast import Cast

STAFF = frozenset({"coordinator"})
ADMIN = frozenset({"admin"})
DATES = {"starts_on": "2027-01-10", "ends_on": "2027-09-10"}
SAID = {
    "name": "Guild of Makers",
    "contact": "office@guild.example",
    "address": "Quay 1, Ghent",
    "country": "be",
    "region": "",
    "funding_line": "",
}


def _closed(cast: Cast) -> None:
    organisation.close_programme(cast.coordinator, cast.programme.id)


def _open(cast: Cast, person: Person) -> None:
    _closed(cast)
    organisation.open_programme(person, name="Autumn", purpose="", **DATES)


ACTS = {
    organisation.programmes: Act(lambda cast, person: organisation.programmes(person), STAFF),
    organisation.open_programme: Act(_open, STAFF),
    organisation.change_programme: Act(
        lambda cast, person: organisation.change_programme(
            person, cast.programme.id, name="Summer", purpose="", **DATES
        ),
        STAFF,
    ),
    organisation.close_programme: Act(
        lambda cast, person: organisation.close_programme(person, cast.programme.id), STAFF
    ),
    organisation.reopen_programme: Act(
        lambda cast, person: organisation.reopen_programme(person, cast.programme.id), STAFF
    ),
    organisation.organisation: Act(lambda cast, person: organisation.organisation(person), ADMIN),
    organisation.change_organisation: Act(
        lambda cast, person: organisation.change_organisation(person, SAID), ADMIN
    ),
}
