"""People, what they may do here, and the profile that matching reads."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from models.base import Moment, Row
from models.errors import NotAllowed, Refusal

LONGEST_NAME = 120
TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
CONTROLS = (*range(9), *range(14, 28), 127, *range(0xD800, 0xE000))
UNSEEN = dict.fromkeys((*TURNING, *CONTROLS))
"""Signs without a shape, with which a name would turn what stands beside it around."""


class Role(StrEnum):
    ADMIN = "admin"
    COORDINATOR = "coordinator"
    MENTOR = "mentor"
    MENTEE = "mentee"


class Person(Row, table=True):
    """Somebody with an account. A person can have several roles at once."""

    __table_args__ = (Index("ix_person_mentors", "is_mentor", "id"),)

    email: str = Field(unique=True, max_length=254)
    name: str = Field(max_length=LONGEST_NAME, index=True)
    password: str | None = None
    is_admin: bool = False
    is_coordinator: bool = False
    is_mentor: bool = Field(default=False)
    is_mentee: bool = Field(default=False, index=True)
    seen_as: Role | None = None
    headline: str = Field(default="", max_length=120)
    place: str = Field(default="", max_length=120)
    country: str = Field(default="", max_length=2)
    zone: str = Field(default="Europe/Brussels", max_length=64)
    language: str = Field(default="en", max_length=12)
    theme: str = Field(default="auto", max_length=8)
    joined_at: datetime = Field(sa_type=Moment)
    disabled_at: datetime | None = Field(default=None, sa_type=Moment)

    @property
    def roles(self) -> tuple[Role, ...]:
        return tuple(role for role in Role if getattr(self, f"is_{role}"))

    @property
    def role(self) -> Role:
        """The role this person looks at the application with."""
        if self.seen_as is not None and self.seen_as in self.roles:
            return self.seen_as
        return self.roles[-1] if self.roles else Role.MENTEE

    @property
    def first_name(self) -> str:
        return self.name.split()[0]


@dataclass(frozen=True, slots=True)
class Member:
    """A person in the list of all, with how many they walk with now."""

    person: Person
    partners: int


@dataclass(frozen=True, slots=True)
class Crowd:
    """One page of the list of all, and after whom the next page begins."""

    members: tuple[Member, ...]
    after: UUID | None


class Profile(SQLModel, table=True):
    """What a mentor offers or a mentee looks for, in words that can be compared."""

    person_id: UUID = Field(foreign_key="person.id", primary_key=True)
    about: str = Field(default="", max_length=2000)
    languages: list[str] = Field(default_factory=list[str], sa_type=JSON)
    sectors: list[str] = Field(default_factory=list[str], sa_type=JSON)
    topics: list[str] = Field(default_factory=list[str], sa_type=JSON)
    values: list[str] = Field(default_factory=list[str], sa_type=JSON)
    formats: list[str] = Field(default_factory=list[str], sa_type=JSON)
    capacity: int = 0
    waiting_since: datetime | None = Field(default=None, sa_type=Moment, index=True)
    code_accepted_at: datetime | None = Field(default=None, sa_type=Moment)

    @property
    def is_offered(self) -> bool:
        """Whether matching finds this person."""
        return self.capacity > 0 or self.waiting_since is not None

    @property
    def is_complete(self) -> bool:
        return is_complete(self.about, self.languages, self.sectors, self.topics)


def is_complete(
    about: str, languages: Sequence[str], sectors: Sequence[str], topics: Sequence[str]
) -> bool:
    """Whether a profile says enough to be compared with others."""
    return bool(about and languages and sectors and topics)


def address(text: str) -> str:
    """The one spelling under which an e-mail address is kept and looked up."""
    try:
        found = validate_email(text.strip(), check_deliverability=False)
    except EmailNotValidError as error:
        raise Refusal("Check the e-mail address. It looks like name@example.org.") from error
    return found.normalized.casefold()


def full_name(text: str) -> str:
    """A person's name as they write it, on one line, in composed characters."""
    name = " ".join(unicodedata.normalize("NFC", text).translate(UNSEEN).split())
    if not any(unicodedata.category(sign)[0] in "LNPS" for sign in name):
        raise Refusal("Write your name as others should read it.")
    if len(name) > LONGEST_NAME:
        raise Refusal("Shorten the name to {limit} characters.", limit=LONGEST_NAME)
    return name


def give(person: Person, roles: Sequence[Role]) -> None:
    """Gives a person these roles and no others."""
    person.is_admin = Role.ADMIN in roles
    person.is_coordinator = Role.COORDINATOR in roles
    person.is_mentor = Role.MENTOR in roles
    person.is_mentee = Role.MENTEE in roles


def listed(text: str, most: int = 12) -> list[str]:
    """What somebody wrote with commas between, each once, in their order."""
    parts = (" ".join(part.split())[:60] for part in text.split(","))
    return list(dict.fromkeys(part for part in parts if part))[:most]


def require(person: Person, *roles: Role) -> None:
    """Lets a person with one of these roles pass."""
    if not set(roles) & set(person.roles):
        raise NotAllowed("This part is for other roles than yours.")
