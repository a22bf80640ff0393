"""The mentoring agreement: its terms, its versions, and who has signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field

from models.base import Json, Moment, Row
from models.errors import Refusal
from models.people import Person

LONGEST_TERM = 2_000
REQUIRED = ("purpose", "rhythm", "cancelling", "offers", "limits", "commits", "safe_contact")
OPTIONAL = ("confidence", "notes_and_data", "money", "ending")
TERMS = (*REQUIRED, *OPTIONAL)


class Agreement(Row, table=True):
    """One version of what two people promise each other. Any change needs both again."""

    relationship_id: UUID = Field(foreign_key="relationship.id", index=True)
    version: int
    terms: dict[str, Json] = Field(default_factory=dict, sa_type=JSON)
    written_by: UUID = Field(foreign_key="person.id")
    written_at: datetime = Field(sa_type=Moment)
    mentor_signed_at: datetime | None = Field(default=None, sa_type=Moment)
    mentee_signed_at: datetime | None = Field(default=None, sa_type=Moment)

    @property
    def is_signed(self) -> bool:
        return bool(self.mentor_signed_at and self.mentee_signed_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The newest agreement of two people, for one of them, and the versions before it."""

    mentor: Person
    mentee: Person
    part: str
    agreement: Agreement | None = None
    before: tuple[Agreement, ...] = ()

    @property
    def changed(self) -> frozenset[str]:
        """The terms that are not what they were one version ago."""
        if self.agreement is None or not self.before:
            return frozenset()
        new, old = self.agreement.terms, self.before[0].terms
        return frozenset(term for term in TERMS if new.get(term) != old.get(term))

    @property
    def has_signed(self) -> bool:
        if self.agreement is None:
            return False
        signed = {
            "mentor": self.agreement.mentor_signed_at,
            "mentee": self.agreement.mentee_signed_at,
        }
        return signed[self.part] is not None


def missing_terms(terms: Mapping[str, Json]) -> tuple[str, ...]:
    """The required terms that are still empty, in the order of the page."""
    return tuple(term for term in REQUIRED if not str(terms.get(term) or "").strip())


def check_signing(agreement: Agreement) -> None:
    if missing_terms(agreement.terms):
        raise Refusal("Fill in every line marked as needed, then sign.")


def clean_terms(terms: Mapping[str, str]) -> dict[str, Json]:
    """The known terms without blank ends."""
    kept = {term: terms.get(term, "").strip() for term in TERMS}
    if any(len(words) > LONGEST_TERM for words in kept.values()):
        raise Refusal("Keep each line under {limit} characters.", limit=LONGEST_TERM)
    return {term: words for term, words in kept.items() if words}


def check_version(newest: Agreement | None, version: int) -> None:
    if (newest.version if newest else 0) != version:
        raise Refusal("The agreement was changed in the meantime. Read it again first.")
