"""Quiz questions as an organisation keeps them, attempts, when one may try again and who passes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from models.base import Json, Moment, Row
from models.courses import Course, Lesson
from models.errors import NotFound, Refusal
from models.items import Item, Kind

OUTCOME = "lo"  # what tags of questions that name an outcome begin with
EXACT = Decimal("0.001")  # thirds are kept with four places, so sums are compared with three


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


@dataclass(frozen=True, slots=True)
class Rules:
    """How a course's quiz is drawn, and what it takes to pass.

    `must` are questions about safety: whoever draws one must answer it fully right.
    """

    draw: int
    needed: Decimal
    per_outcome: Mapping[str, int]
    tries: int
    pause: timedelta
    must: frozenset[str]

    @property
    def percent(self) -> int:
        return round(100 * self.needed / self.draw)

    def passes(self, points: Mapping[str, Decimal]) -> bool:
        """Enough points in all, and full ones for each question that must be right."""
        return self.is_enough(points) and not self.missed(points)

    def is_enough(self, points: Mapping[str, Decimal]) -> bool:
        return sum(points.values(), Decimal(0)).quantize(EXACT) >= self.needed

    def missed(self, points: Mapping[str, Decimal]) -> frozenset[str]:
        """The questions that had to be right and were not."""
        return frozenset(key for key in self.must & points.keys() if points[key] < 1)


@dataclass(frozen=True, slots=True)
class Begun:
    """An attempt under way, and the first question that is not answered yet."""

    attempt_id: UUID
    number: int
    answered: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands with a course's quiz.

    `safety` is how many questions of each try must be right; nothing where chance decides that.
    """

    rules: Rules
    pool: int
    safety: int | None
    begun: Begun | None
    graded: tuple[Attempt, ...]
    opens_at: datetime | None
    certificate: str | None


@dataclass(frozen=True, slots=True)
class Result:
    """What an attempt came to, and which lessons to read again.

    `missed` are the places of questions that had to be right and were not.
    """

    attempt: Attempt
    rules: Rules
    marks: tuple[Decimal, ...]
    again: tuple[Lesson, ...]
    certificate: str | None
    missed: tuple[int, ...] = ()

    @property
    def only_safety(self) -> bool:
        """Whether there were points enough, and nothing but safety stood in the way."""
        is_enough = self.attempt.points.quantize(EXACT) >= self.rules.needed
        return bool(self.missed) and is_enough


def rules_of(course: Course) -> Rules:
    given = course.body.get("quiz")
    if not isinstance(given, dict):
        raise NotFound("This course has no quiz.")
    per_outcome = given.get("per_outcome")
    must = given.get("must")
    return Rules(
        draw=int(str(given["draw"])),
        needed=Decimal(str(given["pass"])),
        per_outcome=(
            {f"{OUTCOME}{key}": int(str(n)) for key, n in per_outcome.items()}
            if isinstance(per_outcome, dict)
            else {}
        ),
        tries=int(str(given.get("attempts", 3))),
        pause=timedelta(hours=int(str(given.get("pause_hours", 24)))),
        must=frozenset(map(str, must)) if isinstance(must, list) else frozenset(),
    )


def can_be_drawn(item: Item) -> bool:
    """What a computer can grade."""
    return item.kind not in {Kind.ESSAY, Kind.INFO}


def weak(items: Sequence[Item], points: Sequence[Decimal], rules: Rules) -> frozenset[str]:
    """The outcomes, by their numbers, with a smaller share of points than it takes to pass, and
    those of questions that had to be right and were not."""
    asked: dict[str, list[Decimal]] = {}
    for item, got in zip(items, points, strict=True):
        for outcome in outcomes_of(item):
            asked.setdefault(outcome, []).append(got)
    share = rules.needed / rules.draw
    missed = rules.missed({item.key: got for item, got in zip(items, points, strict=True)})
    unsafe = (one for item in items if item.key in missed for one in outcomes_of(item))
    return frozenset(unsafe).union(key for key, got in asked.items() if sum(got) < share * len(got))


def safety_drawn(items: Sequence[Item], rules: Rules) -> int | None:
    """How many questions of each try must be right; nothing where chance decides that."""
    if not rules.must & {item.key for item in items}:
        return 0
    by_outcome: dict[str, set[bool]] = {}
    for item in items:
        for outcome in outcomes_of(item):
            by_outcome.setdefault(OUTCOME + outcome, set()).add(item.key in rules.must)
    is_mixed = any(len(kinds) > 1 for kinds in by_outcome.values())
    if is_mixed or sum(rules.per_outcome.values()) != rules.draw:
        return None
    return sum(n for key, n in rules.per_outcome.items() if by_outcome.get(key) == {True})


def outcomes_of(item: Item) -> tuple[str, ...]:
    return tuple(
        tag.removeprefix(OUTCOME)
        for tag in item.tags
        if tag.startswith(OUTCOME) and tag[len(OUTCOME) :][:1].isdigit()
    )


def opens_at(
    graded: Sequence[Attempt], tries: int, pause: timedelta, now: datetime
) -> datetime | None:
    """When the pause after too many tries ends; nothing if there is none."""
    recent = sorted(a.graded_at for a in graded if a.graded_at and now - a.graded_at < pause)
    return recent[-tries] + pause if len(recent) >= tries else None


def check_new_attempt(
    graded: Sequence[Attempt], tries: int, pause: timedelta, now: datetime
) -> None:
    """Three tries, then a pause; the wait is told in hours."""
    if opens := opens_at(graded, tries, pause, now):
        raise Refusal(
            "Take a break and look at the lessons again. The quiz opens in {hours} hours.",
            hours=max(1, round((opens - now).total_seconds() / 3600)),
        )
