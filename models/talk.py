"""What mentor and mentee write to each other."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from models.base import Moment, Row
from models.errors import Refusal

LONGEST_MESSAGE = 8_000


class Message(Row, table=True):
    """One message, sealed with the relationship's key."""

    relationship_id: UUID = Field(foreign_key="relationship.id", index=True)
    author_id: UUID = Field(foreign_key="person.id")
    words: bytes
    sent_at: datetime = Field(sa_type=Moment, index=True)
    read_at: datetime | None = Field(default=None, sa_type=Moment)


@dataclass(frozen=True, slots=True)
class Said:
    """A message with its words opened."""

    message: Message
    words: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A piece of a conversation, oldest first; `earlier` says that there is more before it."""

    messages: tuple[Said, ...]
    earlier: bool = False


def check_words(words: str) -> str:
    """The message without blank ends, if it is one."""
    text = words.strip()
    if not text:
        raise Refusal("Write a word or two first.")
    if len(text) > LONGEST_MESSAGE:
        raise Refusal(
            "That is a long one. Keep it under {limit} characters.", limit=LONGEST_MESSAGE
        )
    return text
