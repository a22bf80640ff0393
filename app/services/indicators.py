"""Indicators: what the programme can count, how, and the figures of the last twelve months."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from app.content import published
from app.database import reading
from models.courses import Lesson, LessonDone
from models.indicators import Counts, Figure, Indicators, figures
from models.people import Person, Role, require
from models.quizzes import Attempt
from models.relationships import Relationship, StageMove

PERIOD = timedelta(days=365)
LAST_BEFORE = 2  # the gate of stage S2 leads to S3


def counted(person: Person) -> tuple[Indicators, dict[str, Figure]]:
    """All indicators, and the figures that can be told without reading anybody's words."""
    require(person, Role.COORDINATOR, Role.ADMIN)
    since = datetime.now(UTC) - PERIOD
    with reading() as session:
        found = figures(_counts(session, since))
    return published.indicators(), found


def _counts(session: Session, since: datetime) -> Counts:
    """Everything in one statement: each part is a row of counts of its own."""
    learning, started = _learning(since), _started(since)
    every = learning.join(started, sa.true())
    row = session.execute(sa.select(*learning.c, *started.c).select_from(every)).mappings().one()
    return Counts(**{name: int(number or 0) for name, number in row.items()})


def _learning(since: datetime) -> sa.Subquery:
    """Who finished a lesson, which modules were begun, and which of these were passed."""
    lessons: sa.Select[UUID, UUID] = (
        sa.select(col(LessonDone.person_id).label("who"), col(Lesson.course_id).label("course"))
        .join(Lesson, col(Lesson.id) == LessonDone.lesson_id)
        .where(col(LessonDone.done_at) >= since)
    )
    tries = sa.select(col(Attempt.person_id), col(Attempt.course_id)).where(
        col(Attempt.started_at) >= since
    )
    begun = lessons.union(tries).subquery("begun")
    passed = sa.exists().where(
        col(Attempt.person_id) == begun.c.who,
        col(Attempt.course_id) == begun.c.course,
        col(Attempt.passed).is_(True),
    )
    learners = sa.select(sa.func.count(sa.distinct(col(LessonDone.person_id)))).where(
        col(LessonDone.done_at) >= since
    )
    return sa.select(
        learners.scalar_subquery().label("learners"),
        sa.func.count().label("begun"),
        sa.func.sum(sa.case((passed, 1), else_=0)).label("badges"),
        sa.func.count(sa.distinct(begun.c.who)).label("begun_people"),
    ).subquery("learning")


def _started(since: datetime) -> sa.Subquery:
    """Relationships that passed the gate of S2; a pair that went back and again counts once."""
    return (
        sa.select(
            sa.func.count(sa.distinct(col(Relationship.id))).label("started"),
            sa.func.count(sa.distinct(col(Relationship.mentee_id))).label("started_people"),
        )
        .join(StageMove, col(StageMove.relationship_id) == Relationship.id)
        .where(
            col(StageMove.from_stage) <= LAST_BEFORE,
            col(StageMove.to_stage) > LAST_BEFORE,
            col(StageMove.moved_at) >= since,
        )
        .subquery("started")
    )
