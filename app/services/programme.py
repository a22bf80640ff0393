"""The programme at a glance for its coordinator: counts, dates and stages, nobody's words."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func

from app.database import reading
from app.steps import facts, pool
from models.agreements import Agreement
from models.base import Moment
from models.certificates import Certificate, CertificateState
from models.courses import LessonDone
from models.meetings import Meeting, MeetingState
from models.organisation import Programme
from models.people import Person, Role, require
from models.programme import Look, Overview, StageCount, Week, place_in_time, week_starts
from models.relationships import Relationship
from models.signals import Trace, signals

LATELY = timedelta(days=14)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
MOST_TRACES = 500
MOST_LOOKS = 20


def overview(coordinator: Person) -> Overview | None:
    """The programme that is open, or nothing if none is."""
    require(coordinator, Role.COORDINATOR)
    now = datetime.now(UTC)
    with reading() as session:
        programme = pool.programme(session)
        if programme is None:
            return None
        looks = _looks(session, programme, now)
        active, started, held, lately, lessons, certificates = _counts(session, programme, now)
        week, weeks = place_in_time(programme, now.date())
        return Overview(
            programme=programme,
            week=week,
            weeks=weeks,
            active=active,
            started=started,
            held=held,
            held_lately=lately,
            waiting=pool.waiting(session),
            lessons=lessons,
            certificates=certificates,
            stages=_stages(session, programme),
            looks=looks[:MOST_LOOKS],
            more_looks=max(0, len(looks) - MOST_LOOKS),
            by_week=_by_week(session, programme, now),
        )


def _counts(session: Session, programme: Programme, now: datetime) -> Sequence[int]:
    """Relationships active and started, sessions held and held lately, lessons, certificates."""
    since = datetime.combine(programme.starts_on, datetime.min.time(), UTC)
    people = _people(programme)
    started = sa.select(func.count()).where(col(Relationship.programme_id) == programme.id)
    lessons = sa.select(func.count()).where(
        col(LessonDone.person_id).in_(people), col(LessonDone.done_at) >= since
    )
    certificates = sa.select(func.count()).where(
        col(Certificate.person_id).in_(people),
        col(Certificate.issued_at) >= since,
        col(Certificate.state) == CertificateState.GENUINE,
    )
    counts = (
        started.where(col(Relationship.ended_at).is_(None)),
        started,
        _held(programme, func.count()),
        _held(programme, func.count()).where(col(Meeting.starts_at) >= now - LATELY),
        lessons,
        certificates,
    )
    row = session.execute(sa.select(*(count.scalar_subquery() for count in counts))).one()
    return [int(number) for number in row]


def _stages(session: Session, programme: Programme) -> tuple[StageCount, ...]:
    """Where the relationships are that go on."""
    query = (
        sa.select(col(Relationship.stage), func.count())
        .where(col(Relationship.programme_id) == programme.id)
        .where(col(Relationship.ended_at).is_(None))
        .group_by(col(Relationship.stage))
    )
    counts = {row[0]: row[1] for row in session.execute(query)}
    return tuple(
        StageCount(stage.position, stage.name, counts.get(stage.position, 0))
        for stage in facts.stages(session)
    )


def _looks(session: Session, programme: Programme, now: datetime) -> tuple[Look, ...]:
    """The relationships that need a look, the longest silent first."""
    mentor, mentee = aliased(Person), aliased(Person)
    planned, cancelled, signed = _calendar(now)
    last = func.coalesce(col(Relationship.last_contact_at), col(Relationship.stage_since))
    query = (
        sa.select(Relationship, mentor, mentee, planned, cancelled, signed)
        .join(mentor, col(Relationship.mentor_id) == mentor.id)
        .join(mentee, col(Relationship.mentee_id) == mentee.id)
        .where(col(Relationship.programme_id) == programme.id)
        .where(col(Relationship.ended_at).is_(None))
        .order_by(last, col(Relationship.id))
        .limit(MOST_TRACES)
    )
    found = (
        Look(pair.id, pair.stage, one, other, signals(Trace(pair, *told), now))
        for pair, one, other, *told in session.execute(query)
    )
    return tuple(look for look in found if look.signals)


def _calendar(
    now: datetime,
) -> tuple[sa.ScalarSelect[datetime], sa.ScalarSelect[int], sa.Exists]:
    """Of a relationship: the next session, those cancelled since the last held, a signature."""
    own = col(Meeting.relationship_id) == Relationship.id
    planned = sa.select(func.min(Meeting.starts_at)).where(
        own, col(Meeting.state) == MeetingState.PLANNED, col(Meeting.starts_at) >= now
    )
    earlier = aliased(Meeting)
    held = sa.select(func.max(earlier.starts_at)).where(
        col(earlier.relationship_id) == Relationship.id, col(earlier.state) == MeetingState.HELD
    )
    never = sa.literal(LONG_AGO, Moment())
    since = func.coalesce(held.correlate(Relationship).scalar_subquery(), never)
    cancelled = sa.select(func.count()).where(
        own, col(Meeting.state) == MeetingState.CANCELLED, col(Meeting.starts_at) > since
    )
    signed = sa.exists().where(
        col(Agreement.relationship_id) == Relationship.id,
        col(Agreement.mentor_signed_at).is_not(None),
        col(Agreement.mentee_signed_at).is_not(None),
    )
    return (
        planned.correlate(Relationship).scalar_subquery(),
        cancelled.correlate(Relationship).scalar_subquery(),
        signed.correlate(Relationship),
    )


def _by_week(session: Session, programme: Programme, now: datetime) -> tuple[Week, ...]:
    """Sessions held in each week that has begun, counted in one go."""
    starts = week_starts(programme, now.date())
    at = col(Meeting.starts_at)
    counts = (
        func.count().filter(sa.and_(at >= start, at < start + timedelta(weeks=1)))
        for start in starts
    )
    row = session.execute(_held(programme, *counts)).one()
    return tuple(Week(start, int(held)) for start, held in zip(starts, row, strict=True))


def _held(programme: Programme, *what: sa.ColumnElement[int]) -> sa.Select[*tuple[int, ...]]:
    """Counts over the sessions that were held in a programme."""
    return (
        sa.select(*what)
        .select_from(Meeting)
        .join(Relationship, col(Meeting.relationship_id) == Relationship.id)
        .where(col(Relationship.programme_id) == programme.id)
        .where(col(Meeting.state) == MeetingState.HELD)
    )


def _people(programme: Programme) -> sa.CompoundSelect[UUID]:
    """Whoever is or was in one of its relationships."""
    here = col(Relationship.programme_id) == programme.id
    mentors = sa.select(col(Relationship.mentor_id)).where(here)
    return mentors.union(sa.select(col(Relationship.mentee_id)).where(here))
