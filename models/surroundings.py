"""What a person sees around every page: the people they walk with, and what waits for them."""

from dataclasses import dataclass
from uuid import UUID

from models.notices import Notice
from models.people import Person, Role


@dataclass(frozen=True, slots=True)
class Partner:
    """The other person of a relationship, in the part they have there."""

    relationship_id: UUID
    person_id: UUID
    name: str
    role: Role
    unread: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the frame of a page needs to know."""

    people: tuple[Partner, ...]
    unread: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Doorstep:
    """What the login page tells anybody: whose place this is and, in a demo, who lives there."""

    organisation: str
    accounts: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A notice, and the name of the person it is about."""

    notice: Notice
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """Something to jump to: a person or a page of the person's own."""

    kind: str
    title: str
    href: str
