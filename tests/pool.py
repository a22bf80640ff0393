"""People for the tests of matching: some who wait, some who have room."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from app import database
from models.matching import Candidate
from models.people import Person, Profile
from models.proposals import Proposal
from tests.cast import NOW, Cast

SHARED = {
    "languages": ["English"],
    "topics": ["Money", "First fair"],
    "values": ["Honesty", "Calm"],
    "formats": ["Online"],
    "sectors": ["Craft"],
}


def candidate(name: str, free: int = 1, hours: float = 0.0, **chosen: list[str]) -> Candidate:
    """Somebody who has said everything, or what is given."""
    person = Person(
        email=f"{name.lower().replace(' ', '.')}@pool.example", name=name, joined_at=NOW
    )
    profile = Profile(person_id=person.id, capacity=free, **{**SHARED, **chosen})
    return Candidate(person, profile, hours, free)


def kept(somebody: Candidate, *, waiting_days: int | None = None) -> Candidate:
    """The same person in the database: a mentee who waits, or a mentor."""
    waits = waiting_days is not None
    somebody.person.is_mentee, somebody.person.is_mentor = waits, not waits
    if waiting_days is not None:
        somebody.profile.waiting_since = NOW - timedelta(days=waiting_days)
    with database.transaction() as session:
        session.add(somebody.person)
        session.flush()
        session.add(somebody.profile)
    return replace(somebody)


def waiting(name: str = "Katarina Wait", days: int = 9, **chosen: list[str]) -> Person:
    return kept(candidate(name, 0, **chosen), waiting_days=days).person


def mentor(name: str = "Marta Room", free: int = 1, **chosen: list[str]) -> Person:
    return kept(candidate(name, free, **chosen)).person


def waiting_pair() -> tuple[UUID, UUID]:
    """A mentee who waits and a mentor with room, by id."""
    return waiting().id, mentor().id


def proposed(cast: Cast, mentor: Person | None = None, mentee: Person | None = None) -> Proposal:
    """An open proposal, of the pair of the cast if nobody else is named."""
    proposal = Proposal(
        mentor_id=(mentor or cast.mentor).id,
        mentee_id=(mentee or cast.mentee).id,
        proposed_by=cast.coordinator.id,
        proposed_at=NOW,
        score=88,
    )
    with database.transaction() as session:
        session.add(proposal)
    return proposal
