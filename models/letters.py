"""Mail that waits to be sent: written in the same transaction as its cause, retried, never lost."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Field

from models.base import Moment, Row

WAITS = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 1440))


class Letter(Row, table=True):
    """One e-mail. The words are sealed, because they may hold a one-time link."""

    to: str = Field(max_length=254, index=True)
    name: str = Field(default="", max_length=120)
    subject: str = Field(max_length=200)
    words: bytes
    person_id: UUID | None = Field(default=None, foreign_key="person.id")
    made_at: datetime = Field(sa_type=Moment)
    due_at: datetime = Field(sa_type=Moment, index=True)
    tries: int = 0
    last_error: str = Field(default="", max_length=300)
    held_until: datetime | None = Field(default=None, sa_type=Moment)
    sent_at: datetime | None = Field(default=None, sa_type=Moment, index=True)
    given_up_at: datetime | None = Field(default=None, sa_type=Moment, index=True)


def postpone(letter: Letter, error: str, now: datetime, final: bool) -> None:
    """Notes a failure: try again later and later, or give up when the other side said never."""
    letter.tries += 1
    letter.last_error = error[:300]
    letter.held_until = None
    if final or letter.tries > len(WAITS):
        letter.given_up_at = now
    else:
        letter.due_at = now + WAITS[letter.tries - 1]
