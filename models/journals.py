"""Journal entries: private by default, shared one by one, never lost between two windows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.base import Moment, Row
from models.errors import Refusal

LONGEST_ENTRY = 400_000
MOODS = range(1, 6)


class Prompt(Row, table=True):
    """A question to start a page with, as the organisation has it."""

    key: str = Field(unique=True, max_length=12)
    stage: int = Field(index=True)
    tag: str = Field(max_length=4)
    text: str = Field(max_length=300)
    shipped: str = Field(default="", max_length=64)


class Entry(Row, table=True):
    """A day's page in somebody's journal. Its words are sealed with the author's key."""

    __table_args__ = (UniqueConstraint("author_id", "written_on"),)

    author_id: UUID = Field(foreign_key="person.id", index=True)
    written_on: date = Field(index=True)
    words: bytes
    prompt_key: str | None = Field(default=None, max_length=12)
    started_at: datetime = Field(sa_type=Moment)
    changed_at: datetime = Field(sa_type=Moment)
    version: int = 1
    shared_with: UUID | None = Field(default=None, foreign_key="relationship.id", index=True)
    shared_at: datetime | None = Field(default=None, sa_type=Moment)


class Mood(Row, table=True):
    """How a day was, on a scale of five suns. Nobody but its person reads it."""

    __table_args__ = (UniqueConstraint("person_id", "on_day"),)

    person_id: UUID = Field(foreign_key="person.id", index=True)
    on_day: date
    level: int = Field(ge=1, le=5)


class Moved(Refusal):
    """The entry was changed elsewhere since this window read it; both texts are at hand."""

    def __init__(self, theirs: str, version: int) -> None:
        super().__init__("This page was changed in another window. Both texts are kept.")
        self.theirs = theirs
        self.version = version

    @property
    def facts(self) -> dict[str, str | int]:
        return {"theirs": self.theirs, "version": self.version}


@dataclass(frozen=True, slots=True)
class Glance:
    """An author's month: the days with a page, how today is, and questions for it."""

    written: frozenset[date]
    mood: int | None
    prompts: Sequence[Prompt]


@dataclass(frozen=True, slots=True)
class Page:
    """An entry with its words opened, for a reader who may read it."""

    entry: Entry
    words: str
    question: str = ""
    mood: int | None = None

    @property
    def first_line(self) -> str:
        line = next((line.strip() for line in self.words.splitlines() if line.strip()), "")
        return line if len(line) <= 120 else line[:119].rstrip() + "…"


def check_words(words: str) -> str:
    if len(words) > LONGEST_ENTRY:
        raise Refusal(
            "This page is longer than {limit} characters. Start a new one; nothing is lost.",
            limit=LONGEST_ENTRY,
        )
    return words


def check_mood(level: int) -> int:
    if level not in MOODS:
        raise Refusal("Choose one of the five suns.")
    return level
