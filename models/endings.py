"""Ending a mentoring relationship: either person may, at any time and without a reason."""

from dataclasses import dataclass

from models.errors import Refusal
from models.people import Person
from models.relationships import Relationship


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A relationship before or after its end, as one of its two people or a coordinator sees it."""

    relationship: Relationship
    part: str
    mentor: Person
    mentee: Person
    ahead: int
    """Sessions that are planned and will be called off."""

    @property
    def others(self) -> tuple[Person, ...]:
        """Whom the one who ends it ends it for."""
        people = {"mentor": (self.mentee,), "mentee": (self.mentor,)}
        return people.get(self.part, (self.mentor, self.mentee))


def check_ending(relationship: Relationship, version: int) -> None:
    if relationship.ended_at:
        raise Refusal("This relationship has ended already.")
    if relationship.version != version:
        raise Refusal("Something has changed in the meantime. Look again, then decide.")
