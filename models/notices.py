"""What a person is told about: a fact and a place to go, never anybody's words."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from models.base import Moment, Row


class NoticeKind(StrEnum):
    ENTRY_SHARED = "entry_shared"
    MESSAGE = "message"
    MEETING_PLANNED = "meeting_planned"
    AGREEMENT_CHANGED = "agreement_changed"
    AGREEMENT_SIGNED = "agreement_signed"
    STAGE_MOVED = "stage_moved"
    PROPOSAL = "proposal"
    PAIRED = "paired"
    CERTIFICATE = "certificate"
    SHEET_SHARED = "sheet_shared"
    SHEET_HANDED = "sheet_handed"
    ENDED = "ended"
    WANTS_TALK = "wants_talk"


class Notice(Row, table=True):
    """One line in somebody's notifications."""

    person_id: UUID = Field(foreign_key="person.id", index=True)
    kind: NoticeKind
    about_id: UUID | None = Field(default=None, foreign_key="person.id")
    href: str = Field(max_length=200)
    made_at: datetime = Field(sa_type=Moment, index=True)
    read_at: datetime | None = Field(default=None, sa_type=Moment)
