"""Gathers what gates ask for, for many relationships at once, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple, TypedDict
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, func, select

from app.rendered import for_a_minute
from app.steps import kept
from models.agreements import Agreement
from models.courses import Course
from models.goals import Goal, GoalStatus, Step
from models.meetings import Meeting, MeetingState, Pulse
from models.mentra import Facts, Stage, in_order
from models.people import Profile, is_complete
from models.quizzes import Attempt
from models.relationships import Confirmation, Relationship

STILL_GOING = (GoalStatus.DRAFT, GoalStatus.ACTIVE, GoalStatus.PAUSED)
REFLECTION = {"reflection"}
IDS: sa.BindParameter[list[UUID]] = sa.bindparam("ids", expanding=True)
BOTH: sa.BindParameter[list[UUID]] = sa.bindparam("both", expanding=True)

Asked = Mapping[str, object]


def stages(session: Session) -> tuple[Stage, ...]:
    """The whole method, in its order; nobody but the loader writes it."""

    def read() -> tuple[Stage, ...]:
        found = in_order(session.exec(select(Stage)))
        for stage in found:
            session.expunge(stage)
        return found

    return for_a_minute("stages", read)


def gather(session: Session, pairs: Sequence[Relationship], now: datetime) -> dict[UUID, Facts]:
    """The facts of each relationship, by its id."""
    asked = {"ids": [pair.id for pair in pairs], "both": list(_both(pairs)), "now": now}
    profiles = _profiles(session, asked)
    modules = for_a_minute("modules", lambda: _modules(session))
    passed = _passed(session, asked)
    papers = _agreements(session, asked)
    sessions = defaultdict(lambda: (0, 0, 0), _sessions(session, asked))
    goals = _goals(session, asked)
    filled = kept.by_whom(session, pairs)
    confirmed = _confirmed(session, asked)
    return {
        pair.id: Facts(
            **_about_people(_of(pair, profiles)),
            modules=modules,
            passed={part: frozenset(passed[who]) for part, who in _parts(pair)},
            both_said_yes=True,
            **_about_agreement(papers[pair.id]),
            next_sessions=sessions[pair.id][0],
            sessions_held=sessions[pair.id][1],
            pulses=sessions[pair.id][2],
            share_of_time=_share(pair, now.date()),
            filled=filled[pair.id],
            confirmed=confirmed[pair.id],
            **_about_goals(goals[pair.id]),
        )
        for pair in pairs
    }


class Offered(NamedTuple):
    """What gates ask of a profile."""

    about: str
    languages: list[str]
    sectors: list[str]
    topics: list[str]
    code_accepted_at: datetime | None


class Promised(NamedTuple):
    """What gates ask of a version of an agreement."""

    is_complete: bool
    is_signed: bool


class Aim(NamedTuple):
    """What gates ask of a goal."""

    status: GoalStatus
    evidence: list[str]
    due_on: date | None
    has_step: bool


class PeopleFacts(TypedDict):
    profiles_complete: bool
    codes_accepted: bool


class AgreementFacts(TypedDict):
    agreement_complete: bool
    agreement_signed: bool


class GoalFacts(TypedDict):
    goals: int
    goals_complete: bool
    goals_with_step: bool
    goals_settled: bool
    goals_final: bool
    evidence_shown: bool


def _about_people(profiles: Sequence[Offered]) -> PeopleFacts:
    return PeopleFacts(
        profiles_complete=bool(profiles) and all(is_complete(*one[:4]) for one in profiles),
        codes_accepted=bool(profiles) and all(one.code_accepted_at for one in profiles),
    )


def _about_agreement(versions: Sequence[Promised]) -> AgreementFacts:
    return AgreementFacts(
        agreement_complete=bool(versions) and versions[-1].is_complete,
        agreement_signed=any(version.is_signed for version in versions),
    )


def _about_goals(goals: Sequence[Aim]) -> GoalFacts:
    going = [goal for goal in goals if goal.status in STILL_GOING]
    reached = [goal for goal in goals if goal.status is GoalStatus.REACHED]
    return GoalFacts(
        goals=len(goals),
        goals_complete=bool(goals) and all(goal.evidence and goal.due_on for goal in going),
        goals_with_step=bool(goals) and all(goal.has_step for goal in going),
        goals_settled=bool(goals) and all(goal.status is not GoalStatus.DRAFT for goal in goals),
        goals_final=bool(goals) and not going,
        evidence_shown=bool(goals) and all(set(goal.evidence) - REFLECTION for goal in reached),
    )


def _of(pair: Relationship, profiles: Mapping[UUID, Offered]) -> list[Offered]:
    """Of both, or of nobody as long as one of them has none."""
    both = [profiles.get(who) for who in (pair.mentor_id, pair.mentee_id)]
    known = [profile for profile in both if profile]
    return known if len(known) == len(both) else []


def _profiles(session: Session, asked: Asked) -> dict[UUID, Offered]:
    return {who: Offered(*rest) for who, *rest in session.execute(_offered(), asked)}


@cache
def _offered() -> sa.Select[*tuple[Any, ...]]:
    names = ("person_id", *Offered._fields)
    return sa.select(*(getattr(Profile, name) for name in names)).where(
        col(Profile.person_id).in_(BOTH)
    )


def _modules(session: Session) -> frozenset[str]:
    return frozenset(key.casefold() for key in session.exec(select(Course.key)))


def _passed(session: Session, asked: Asked) -> dict[UUID, set[str]]:
    """Which modules each person has passed."""
    found: dict[UUID, set[str]] = defaultdict(set)
    for person_id, key in session.execute(_passes(), asked):
        found[person_id].add(key.casefold())
    return found


@cache
def _passes() -> sa.Select[UUID, str]:
    return (
        sa.select(col(Attempt.person_id), col(Course.key))
        .join(Course, col(Attempt.course_id) == Course.id)
        .where(col(Attempt.passed).is_(True), col(Attempt.person_id).in_(BOTH))
        .distinct()
    )


def _agreements(session: Session, asked: Asked) -> dict[UUID, list[Promised]]:
    """All versions of each agreement, oldest first."""
    found: dict[UUID, list[Promised]] = defaultdict(list)
    for relationship_id, is_whole, by_mentor, by_mentee in session.execute(_papers(), asked):
        found[relationship_id].append(Promised(is_whole, bool(by_mentor and by_mentee)))
    return found


@cache
def _papers() -> sa.Select[UUID, bool, datetime | None, datetime | None]:
    return (
        sa.select(
            col(Agreement.relationship_id),
            col(Agreement.is_complete),
            col(Agreement.mentor_signed_at),
            col(Agreement.mentee_signed_at),
        )
        .where(col(Agreement.relationship_id).in_(IDS))
        .order_by(col(Agreement.version))
    )


def _sessions(session: Session, asked: Asked) -> dict[UUID, tuple[int, int, int]]:
    """How many sessions are to come, how many were held, and the pulses given after them."""
    found = session.execute(_meetings(), asked)
    return {key: (ahead, held, int(given)) for key, ahead, held, given in found}


@cache
def _meetings() -> sa.Select[UUID, int, int, int]:
    pulses = select(func.count()).where(col(Pulse.meeting_id) == Meeting.id)
    given = func.sum(pulses.correlate(Meeting).scalar_subquery())
    planned = col(Meeting.state) == MeetingState.PLANNED
    ahead = sa.and_(planned, col(Meeting.starts_at) > sa.bindparam("now"))
    held = col(Meeting.state) == MeetingState.HELD
    return (
        sa.select(col(Meeting.relationship_id), _sum(ahead), _sum(held), given)
        .where(col(Meeting.relationship_id).in_(IDS))
        .group_by(col(Meeting.relationship_id))
    )


def _goals(session: Session, asked: Asked) -> dict[UUID, list[Aim]]:
    """The goals that count."""
    found: dict[UUID, list[Aim]] = defaultdict(list)
    for relationship_id, *aim in session.execute(_aims(), asked):
        found[relationship_id].append(Aim(*aim))
    return found


@cache
def _aims() -> sa.Select[UUID, GoalStatus, list[str], date | None, bool]:
    has_step = sa.exists().where(
        col(Step.goal_id) == Goal.id, col(Step.relationship_id) == Goal.relationship_id
    )
    return sa.select(
        col(Goal.relationship_id), col(Goal.status), col(Goal.evidence), col(Goal.due_on), has_step
    ).where(col(Goal.relationship_id).in_(IDS), col(Goal.status) != GoalStatus.DROPPED)


def _confirmed(session: Session, asked: Asked) -> dict[UUID, dict[str, frozenset[str]]]:
    found: dict[UUID, dict[str, frozenset[str]]] = defaultdict(dict)
    for relationship_id, check_id, part in session.execute(_words(), asked):
        said = found[relationship_id]
        said[check_id] = said.get(check_id, frozenset()) | {part}
    return found


@cache
def _words() -> sa.Select[UUID, str, str]:
    return sa.select(
        col(Confirmation.relationship_id),
        col(Confirmation.check_id),
        col(Confirmation.confirmed_as),
    ).where(col(Confirmation.relationship_id).in_(IDS))


def _sum(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return func.sum(sa.case((condition, 1), else_=0))


def _parts(pair: Relationship) -> tuple[tuple[str, UUID], tuple[str, UUID]]:
    return ("mentor", pair.mentor_id), ("mentee", pair.mentee_id)


def _both(pairs: Iterable[Relationship]) -> set[UUID]:
    return {who for pair in pairs for who in (pair.mentor_id, pair.mentee_id)}


def _share(pair: Relationship, today: date) -> float:
    """How much of the planned time has gone by, 0 to 1."""
    whole = max(1, (pair.ends_on - pair.started_on).days)
    return min(1.0, max(0.0, (today - pair.started_on).days / whole))
