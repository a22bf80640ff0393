"""Mentoring sessions: when two people meet, what they plan, and how it felt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Field

from models.base import Moment, Row
from models.days import read_day
from models.errors import Refusal
from models.people import Person

LONGEST_NOTE = 40_000
LONGEST_POINT = 400
FARTHEST = timedelta(days=731)
CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
CHANNELS = ("video", "phone", "place")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A session in a list: with whom, and how many points the agenda has."""

    meeting: Meeting
    partner: Person
    part: str
    points: int = 0
    focus: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """An agenda point with its words opened."""

    point: AgendaPoint
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A session opened by one of its two people; `pulse` is their own."""

    meeting: Meeting
    part: str
    mentor: Person
    mentee: Person
    focus: str = ""
    note: str = ""
    points: Sequence[Point] = ()
    pulse: Pulse | None = None

    @property
    def partner(self) -> Person:
        return self.mentee if self.part == "mentor" else self.mentor


def check_time(starts_at: datetime, minutes: int, now: datetime) -> None:
    if starts_at <= now:
        raise Refusal("Choose a time that is still to come.")
    if starts_at > now + FARTHEST:
        raise Refusal("Choose a time within the next two years.")
    if not 10 <= minutes <= 240:
        raise Refusal("A session takes from 10 minutes to four hours.")


def read_time(day: str, clock: str, zone: ZoneInfo) -> datetime:
    """A day and a time as fields write them, where the reader is."""
    on, at = read_day(day), CLOCK.fullmatch(clock.strip())
    if on is None or at is None:
        raise Refusal("Choose a day and a time.")
    return datetime.combine(on, time(int(at[1]), int(at[2])), zone)


def check_words(words: str, limit: int) -> str:
    text = words.strip()
    if not text:
        raise Refusal("Write a word or two first.")
    if len(text) > limit:
        raise Refusal("Keep it under {limit} characters.", limit=limit)
    return text


def check_link(link: str) -> str:
    text = link.strip()
    if text and not text.startswith("https://"):
        raise Refusal("A link to a call starts with https://.")
    if len(text) > 400:
        raise Refusal("Keep it under {limit} characters.", limit=400)
    return text


def check_planned(meeting: Meeting) -> None:
    if meeting.state is not MeetingState.PLANNED:
        raise Refusal("This session is not ahead of you any more.")


def check_held(meeting: Meeting) -> None:
    if meeting.state is not MeetingState.HELD:
        raise Refusal("First say that you have met.")


def check_writer(meeting: Meeting, person_id: UUID, version: int) -> None:
    """Before notes are published one person writes them; afterwards both may."""
    if meeting.published_at is None and meeting.note_by not in (None, person_id):
        raise Refusal("The other person has begun these notes. You see them once published.")
    if meeting.version != version:
        raise Refusal("These notes were changed in the meantime. Copy yours, then look again.")


def check_answers(*answers: int) -> None:
    if not all(1 <= answer <= 5 for answer in answers):
        raise Refusal("Answer each line with a number from 1 to 5.")
