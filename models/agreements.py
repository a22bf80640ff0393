"""The mentoring agreement: its terms, its versions, and who has signed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field

from models.base import Json, Moment, Row
from models.errors import Refusal

REQUIRED = ("purpose", "rhythm", "cancelling", "offers", "limits", "commits", "safe_contact")


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


def missing_terms(terms: dict[str, Json]) -> tuple[str, ...]:
    """The required terms that are still empty, in the order of the page."""
    return tuple(term for term in REQUIRED if not str(terms.get(term) or "").strip())


def check_signing(agreement: Agreement) -> None:
    if missing_terms(agreement.terms):
        raise Refusal("Fill in every line marked as needed, then sign.")
