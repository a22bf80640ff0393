"""Quiz questions as an organisation keeps them, attempts, and when one may try again."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from models.base import Json, Moment, Row
from models.errors import Refusal


class Question(Row, table=True):
    """An item of a course's pool; `body` is its JSON form (models.items)."""

    __table_args__ = (UniqueConstraint("course_id", "key", "version"),)

    course_id: UUID = Field(foreign_key="course.id", index=True)
    key: str = Field(max_length=80)
    version: int = 1
    body: dict[str, Json] = Field(sa_type=JSON)
    retired_at: datetime | None = Field(default=None, sa_type=Moment)
    shipped: str = Field(default="", max_length=64)


class AttemptState(StrEnum):
    OPEN = "open"
    GRADED = "graded"


class Attempt(Row, table=True):
    """One try at a quiz. What was drawn stays drawn: the questions and the seed are kept."""

    person_id: UUID = Field(foreign_key="person.id", index=True)
    course_id: UUID = Field(foreign_key="course.id", index=True)
    seed: bytes
    question_ids: list[str] = Field(sa_type=JSON)
    state: AttemptState = AttemptState.OPEN
    started_at: datetime = Field(sa_type=Moment)
    graded_at: datetime | None = Field(default=None, sa_type=Moment)
    points: Decimal = Field(default=Decimal(0), max_digits=8, decimal_places=4)
    passed: bool = False


class Response(Row, table=True):
    """The newest answer to one question of an attempt."""

    __table_args__ = (UniqueConstraint("attempt_id", "question_id"),)

    attempt_id: UUID = Field(foreign_key="attempt.id", index=True)
    question_id: UUID = Field(foreign_key="question.id")
    answer: Json = Field(default=None, sa_type=JSON)
    checked_at: datetime | None = Field(default=None, sa_type=Moment)
    points: Decimal = Field(default=Decimal(0), max_digits=8, decimal_places=4)
    saved_at: datetime = Field(sa_type=Moment)


def check_new_attempt(
    graded: Sequence[Attempt], tries: int, pause: timedelta, now: datetime
) -> None:
    """Three tries, then a pause; the wait is told in hours."""
    recent = sorted(a.graded_at for a in graded if a.graded_at and now - a.graded_at < pause)
    if len(recent) >= tries:
        hours = max(1, round((recent[-tries] + pause - now).total_seconds() / 3600))
        raise Refusal(
            "Take a break and look at the lessons again. The quiz opens in {hours} hours.",
            hours=hours,
        )
