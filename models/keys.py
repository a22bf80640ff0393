"""The keys with which private words are sealed, one per person or relationship."""

from uuid import UUID

from sqlmodel import Field, SQLModel


class SealKey(SQLModel, table=True):
    """A key wrapped by the installation's own. Dropping the row makes its words unreadable."""

    owner_id: UUID = Field(primary_key=True)
    wrapped: bytes
