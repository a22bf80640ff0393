"""Mentoring sessions: when two people meet, what they plan, and how it felt."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from models.base import Moment, Row
from models.errors import Refusal


class MeetingState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Meeting(Row, table=True):
    """One session. `focus` and `note` are sealed with the relationship's key."""

    relationship_id: UUID = Field(foreign_key="relationship.id", index=True)
    number: int
    starts_at: datetime = Field(sa_type=Moment, index=True)
    minutes: int = 60
    channel: str = Field(default="video", max_length=20)
    link: str = Field(default="", max_length=400)
    state: MeetingState = MeetingState.PLANNED
    focus: bytes | None = None
    note: bytes | None = None
    note_by: UUID | None = Field(default=None, foreign_key="person.id")
    published_at: datetime | None = Field(default=None, sa_type=Moment)
    version: int = 1


class AgendaPoint(Row, table=True):
    """Something one of the two wants to talk about; sealed."""

    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    author_id: UUID = Field(foreign_key="person.id")
    words: bytes
    added_at: datetime = Field(sa_type=Moment)


class Pulse(Row, table=True):
    """Four answers from 1 to 5 after a session, by one person."""

    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    mattered: int = Field(ge=1, le=5)
    heard: int = Field(ge=1, le=5)
    next_step: int = Field(ge=1, le=5)
    pace: int = Field(ge=1, le=5)
    given_at: datetime = Field(sa_type=Moment)


def check_time(starts_at: datetime, minutes: int, now: datetime) -> None:
    if starts_at <= now:
        raise Refusal("Choose a time that is still to come.")
    if not 10 <= minutes <= 240:
        raise Refusal("A session takes from 10 minutes to four hours.")
