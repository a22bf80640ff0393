"""Certificates: what was shown, to whom it belongs, and a number that anybody can check."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from secrets import choice
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from models.base import Moment, Row
from models.quizzes import Rules

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISREAD = str.maketrans("OIL", "011")


class CertificateState(StrEnum):
    GENUINE = "genuine"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class Certificate(Row, table=True):
    """A snapshot: nothing printed on it changes when courses or names do."""

    __table_args__ = (UniqueConstraint("person_id", "course_id", "edition"),)

    number: str = Field(unique=True, max_length=16)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    course_id: UUID = Field(foreign_key="course.id")
    edition: int = 1
    holder: str = Field(max_length=120)
    title: str = Field(max_length=200)
    criteria: str = Field(max_length=1200)
    outcomes: list[str] = Field(default_factory=list[str], sa_type=JSON)
    minutes: int
    level: str = Field(default="", max_length=60)
    assessment: str = Field(default="", max_length=200)
    participation: str = Field(default="", max_length=120)
    quality: str = Field(default="", max_length=300)
    lang: str = Field(default="en", max_length=12)
    issuer: str = Field(max_length=160)
    issuer_country: str = Field(default="", max_length=2)
    issuer_contact: str = Field(default="", max_length=254)
    issued_at: datetime = Field(sa_type=Moment)
    state: CertificateState = CertificateState.GENUINE
    state_reason: str = Field(default="", max_length=300)
    state_since: datetime | None = Field(default=None, sa_type=Moment)

    @property
    def day(self) -> date:
        """The day of issue, the same for readers in all time zones."""
        return self.issued_at.date()


@dataclass(frozen=True, slots=True)
class Found:
    """A certificate, and the number of the one that replaces it."""

    certificate: Certificate
    newer: str | None

    @property
    def what_can_change(self) -> tuple[Hashable, ...]:
        """All that makes two looks at it differ: the rest of a certificate is a snapshot."""
        one = self.certificate
        return one.number, one.state, one.state_reason, one.state_since, self.newer


def new_number() -> str:
    """Fifty bits in letters that are hard to misread: PM-XXXXX-XXXXX."""
    letters = "".join(choice(ALPHABET) for _ in range(10))
    return f"PM-{letters[:5]}-{letters[5:]}"


def quiz_criteria(rules: Rules, pool: int, safety: int | None) -> str:
    """What a passed quiz really asked for, in plain English, and nothing more."""
    asked = f"The holder passed a quiz of {rules.draw} questions, drawn from a pool of {pool},"
    least = f"with at least {rules.percent} %"
    match safety:
        case 0:
            return f"{asked} {least}."
        case 1:
            return f"{asked} {least} and with its question about safety right."
        case 2:
            return f"{asked} {least} and with both questions about safety right."
        case None:
            return f"{asked} {least} and with every question about safety right."
        case _:
            return f"{asked} {least} and with all {safety} questions about safety right."


def spelled(text: str) -> str:
    """The number as printed, from what somebody typed: any case, spaces or dashes, O for 0."""
    typed = "".join(c for c in text.upper() if c.isascii() and c.isalnum()).removeprefix("PM")
    letters = typed.translate(MISREAD)[:10]
    return f"PM-{letters[:5]}-{letters[5:]}"
