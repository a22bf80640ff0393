"""Gathers what gates ask for, for many relationships at once, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, func, select

from models.agreements import Agreement
from models.goals import Goal, GoalStatus, Step
from models.meetings import Meeting, MeetingState, Pulse
from models.mentra import Facts, Stage, in_order
from models.people import Profile
from models.quizzes import Attempt
from models.relationships import Confirmation, Relationship

STILL_GOING = (GoalStatus.DRAFT, GoalStatus.ACTIVE, GoalStatus.PAUSED)
Counts = Mapping[UUID, int]


def stages(session: Session) -> tuple[Stage, ...]:
    return in_order(session.exec(select(Stage)))


def facts(session: Session, pairs: Sequence[Relationship], now: datetime) -> dict[UUID, Facts]:
    """The facts of each relationship, by its id."""
    ids = [pair.id for pair in pairs]
    profiles = _profiles(session, pairs)
    passed = _passed(session, pairs)
    signed = _signed(session, ids)
    planned, held = _sessions(session, ids, now)
    goals, going = _goals(session, ids)
    with_step = _goals_with_step(session, ids)
    pulses = _pulses(session, ids)
    confirmed = _confirmed(session, ids)
    return {
        pair.id: Facts(
            profiles_complete=all(profile.is_complete for profile in _of(pair, profiles)),
            codes_accepted=all(profile.code_accepted_at for profile in _of(pair, profiles)),
            modules_passed={pair.mentor_id, pair.mentee_id} <= passed,
            both_said_yes=True,
            agreement_signed=pair.id in signed,
            next_sessions=planned.get(pair.id, 0),
            sessions_held=held.get(pair.id, 0),
            goals=goals.get(pair.id, 0),
            goals_with_step=with_step.get(pair.id, 0),
            goals_settled=goals.get(pair.id, 0) > 0 and not going.get(pair.id, 0),
            pulses=pulses.get(pair.id, 0),
            share_of_time=_share(pair, now.date()),
            confirmed=confirmed[pair.id],
        )
        for pair in pairs
    }


def _of(pair: Relationship, profiles: Mapping[UUID, Profile]) -> tuple[Profile, Profile]:
    nobody = Profile(person_id=pair.id)
    return profiles.get(pair.mentor_id, nobody), profiles.get(pair.mentee_id, nobody)


def _profiles(session: Session, pairs: Iterable[Relationship]) -> dict[UUID, Profile]:
    found = session.exec(select(Profile).where(col(Profile.person_id).in_(_both(pairs))))
    return {profile.person_id: profile for profile in found}


def _passed(session: Session, pairs: Iterable[Relationship]) -> set[UUID]:
    """Who has passed a module."""
    query = select(col(Attempt.person_id)).where(col(Attempt.passed).is_(True)).distinct()
    return set(session.exec(query.where(col(Attempt.person_id).in_(_both(pairs)))))


def _signed(session: Session, ids: Sequence[UUID]) -> set[UUID]:
    query = select(col(Agreement.relationship_id)).where(
        col(Agreement.relationship_id).in_(ids),
        col(Agreement.mentor_signed_at).is_not(None),
        col(Agreement.mentee_signed_at).is_not(None),
    )
    return set(session.exec(query))


def _sessions(session: Session, ids: Sequence[UUID], now: datetime) -> tuple[Counts, Counts]:
    """Sessions to come and sessions held."""
    ahead = sa.and_(col(Meeting.state) == MeetingState.PLANNED, col(Meeting.starts_at) > now)
    held = col(Meeting.state) == MeetingState.HELD
    query = (
        select(Meeting.relationship_id, _sum(ahead), _sum(held))
        .where(col(Meeting.relationship_id).in_(ids))
        .group_by(col(Meeting.relationship_id))
    )
    rows = session.exec(query).all()
    return {key: n for key, n, _ in rows}, {key: n for key, _, n in rows}


def _goals(session: Session, ids: Sequence[UUID]) -> tuple[Counts, Counts]:
    """Goals that count, and those of them that have no end yet."""
    query = (
        select(Goal.relationship_id, func.count(), _sum(col(Goal.status).in_(STILL_GOING)))
        .where(col(Goal.relationship_id).in_(ids), Goal.status != GoalStatus.DROPPED)
        .group_by(col(Goal.relationship_id))
    )
    rows = session.exec(query).all()
    return {key: n for key, n, _ in rows}, {key: n for key, _, n in rows}


def _goals_with_step(session: Session, ids: Sequence[UUID]) -> Counts:
    query = (
        select(Step.relationship_id, func.count(col(Step.goal_id).distinct()))
        .where(col(Step.relationship_id).in_(ids), col(Step.goal_id).is_not(None))
        .group_by(col(Step.relationship_id))
    )
    return dict(session.exec(query).all())


def _pulses(session: Session, ids: Sequence[UUID]) -> Counts:
    query = (
        select(Meeting.relationship_id, func.count(col(Pulse.id)))
        .join(Pulse, col(Pulse.meeting_id) == Meeting.id)
        .where(col(Meeting.relationship_id).in_(ids))
        .group_by(col(Meeting.relationship_id))
    )
    return dict(session.exec(query).all())


def _confirmed(session: Session, ids: Sequence[UUID]) -> dict[UUID, dict[str, frozenset[str]]]:
    found: dict[UUID, dict[str, frozenset[str]]] = defaultdict(dict)
    query = select(Confirmation).where(col(Confirmation.relationship_id).in_(ids))
    for word in session.exec(query):
        said = found[word.relationship_id]
        said[word.check_id] = said.get(word.check_id, frozenset()) | {word.confirmed_as}
    return found


def _sum(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return func.sum(sa.case((condition, 1), else_=0))


def _both(pairs: Iterable[Relationship]) -> set[UUID]:
    return {who for pair in pairs for who in (pair.mentor_id, pair.mentee_id)}


def _share(pair: Relationship, today: date) -> float:
    """How much of the planned time has gone by, 0 to 1."""
    whole = max(1, (pair.ends_on - pair.started_on).days)
    return min(1.0, max(0.0, (today - pair.started_on).days / whole))
