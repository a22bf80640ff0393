"""The people of the tests: a pair, a stranger who mentors somebody else, and the staff."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from app import database
from models.organisation import Organisation, Programme
from models.people import Person, Profile
from models.relationships import Relationship

NOW = datetime.now(UTC)
TODAY = date.today()  # noqa: DTZ011  # any day will do
NAMES = ("mentor", "mentee", "stranger", "coordinator", "admin", "nobody")


@dataclass(frozen=True, slots=True)
class Cast:
    """Ada mentors Ben; Cleo mentors Dov; Vera coordinates; Adam runs the server."""

    mentor: Person
    mentee: Person
    stranger: Person
    other_mentee: Person
    coordinator: Person
    admin: Person
    nobody: Person
    organisation: Organisation
    programme: Programme
    relationship: Relationship
    other: Relationship

    def named(self, name: str) -> Person:
        person = getattr(self, name)
        assert isinstance(person, Person)
        return person


def raise_curtain() -> Cast:
    """Writes the cast into the database."""
    organisation = Organisation(name="Guild of Tests", country="BE", contact="hello@guild.example")
    programme = Programme(
        name="Spring", starts_on=TODAY - timedelta(days=60), ends_on=TODAY + timedelta(days=120)
    )
    mentor = person("Ada Alder", is_mentor=True)
    mentee = person("Ben Birch", is_mentee=True)
    stranger = person("Cleo Cedar", is_mentor=True)
    other_mentee = person("Dov Dogwood", is_mentee=True)
    coordinator = person("Vera Vine", is_coordinator=True)
    admin = person("Adam Aspen", is_admin=True)
    pair = relationship(programme, mentor, mentee)
    other = relationship(programme, stranger, other_mentee)
    people = (mentor, mentee, stranger, other_mentee, coordinator, admin)
    with database.transaction() as session:
        session.add_all((organisation, programme, *people))
        session.flush()
        session.add_all(Profile(person_id=somebody.id, capacity=2) for somebody in people)
        session.add_all((pair, other))
    return Cast(
        mentor=mentor,
        mentee=mentee,
        stranger=stranger,
        other_mentee=other_mentee,
        coordinator=coordinator,
        admin=admin,
        nobody=person("Nobody"),
        organisation=organisation,
        programme=programme,
        relationship=pair,
        other=other,
    )


def person(
    name: str,
    *,
    is_mentor: bool = False,
    is_mentee: bool = False,
    is_coordinator: bool = False,
    is_admin: bool = False,
) -> Person:
    return Person(
        email=f"{name.split()[0].lower()}@example.org",
        name=name,
        joined_at=NOW - timedelta(days=90),
        zone="Europe/Brussels",
        is_mentor=is_mentor,
        is_mentee=is_mentee,
        is_coordinator=is_coordinator,
        is_admin=is_admin,
    )


def relationship(programme: Programme, mentor: Person, mentee: Person) -> Relationship:
    return Relationship(
        programme_id=programme.id,
        mentor_id=mentor.id,
        mentee_id=mentee.id,
        stage_since=NOW - timedelta(days=10),
        started_on=TODAY - timedelta(days=30),
        ends_on=TODAY + timedelta(days=120),
    )
