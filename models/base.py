"""What every table shares."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from pydantic import JsonValue
from sqlalchemy import DateTime, Dialect, TypeDecorator
from sqlmodel import Field, SQLModel

Json = JsonValue


class Row(SQLModel):
    """A table row. Its id is made here, so it is never None and never guessable."""

    id: UUID = Field(default_factory=uuid4, primary_key=True)


class Moment(TypeDecorator[datetime]):
    """A point in time: always aware, always UTC, also where the database forgets zones."""

    impl = DateTime
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, _: Dialect) -> datetime | None:
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None
