"""Gathers what gates ask for, for many relationships at once, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TypedDict
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, func, select

from app.rendered import for_a_minute
from models.agreements import Agreement
from models.courses import Course
from models.goals import Goal, GoalStatus, Step
from models.meetings import Meeting, MeetingState, Pulse
from models.mentra import Facts, Stage, in_order
from models.people import Profile
from models.quizzes import Attempt
from models.relationships import Confirmation, Relationship

STILL_GOING = (GoalStatus.DRAFT, GoalStatus.ACTIVE, GoalStatus.PAUSED)
REFLECTION = {"reflection"}


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
    ids = [pair.id for pair in pairs]
    profiles = _profiles(session, pairs)
    modules = for_a_minute("modules", lambda: _modules(session))
    passed = _passed(session, pairs)
    papers = _agreements(session, ids)
    sessions = defaultdict(lambda: (0, 0, 0), _sessions(session, ids, now))
    goals, with_step = _goals(session, ids)
    confirmed = _confirmed(session, ids)
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
            confirmed=confirmed[pair.id],
            **_about_goals(goals[pair.id], with_step),
        )
        for pair in pairs
    }


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


def _about_people(profiles: Sequence[Profile]) -> PeopleFacts:
    return PeopleFacts(
        profiles_complete=bool(profiles) and all(one.is_complete for one in profiles),
        codes_accepted=bool(profiles) and all(one.code_accepted_at for one in profiles),
    )


def _about_agreement(versions: Sequence[tuple[bool, bool]]) -> AgreementFacts:
    return AgreementFacts(
        agreement_complete=bool(versions) and versions[-1][0],
        agreement_signed=any(is_signed for _, is_signed in versions),
    )


def _about_goals(goals: Sequence[Goal], with_step: set[UUID]) -> GoalFacts:
    going = [goal for goal in goals if goal.status in STILL_GOING]
    reached = [goal for goal in goals if goal.status is GoalStatus.REACHED]
    return GoalFacts(
        goals=len(goals),
        goals_complete=bool(goals) and all(goal.evidence and goal.due_on for goal in going),
        goals_with_step=bool(goals) and all(goal.id in with_step for goal in going),
        goals_settled=bool(goals) and all(goal.status is not GoalStatus.DRAFT for goal in goals),
        goals_final=bool(goals) and not going,
        evidence_shown=bool(goals) and all(set(goal.evidence) - REFLECTION for goal in reached),
    )


def _of(pair: Relationship, profiles: Mapping[UUID, Profile]) -> list[Profile]:
    """Of both, or of nobody as long as one of them has none."""
    both = [profiles.get(who) for who in (pair.mentor_id, pair.mentee_id)]
    known = [profile for profile in both if profile]
    return known if len(known) == len(both) else []


def _profiles(session: Session, pairs: Iterable[Relationship]) -> dict[UUID, Profile]:
    found = session.exec(select(Profile).where(col(Profile.person_id).in_(_both(pairs))))
    return {profile.person_id: profile for profile in found}


def _modules(session: Session) -> frozenset[str]:
    return frozenset(key.casefold() for key in session.exec(select(Course.key)))


def _passed(session: Session, pairs: Iterable[Relationship]) -> dict[UUID, set[str]]:
    """Which modules each person has passed."""
    query = (
        select(Attempt.person_id, Course.key)
        .join(Course, col(Attempt.course_id) == Course.id)
        .where(col(Attempt.passed).is_(True), col(Attempt.person_id).in_(_both(pairs)))
        .distinct()
    )
    found: dict[UUID, set[str]] = defaultdict(set)
    for person_id, key in session.exec(query):
        found[person_id].add(key.casefold())
    return found


def _agreements(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[tuple[bool, bool]]]:
    """Of all versions of each agreement, oldest first: whether it is whole, and signed by both."""
    both = (col(Agreement.mentor_signed_at), col(Agreement.mentee_signed_at))
    is_signed = sa.and_(*(at.is_not(None) for at in both))
    query = select(Agreement.relationship_id, Agreement.is_complete, is_signed).where(
        col(Agreement.relationship_id).in_(ids)
    )
    found: dict[UUID, list[tuple[bool, bool]]] = defaultdict(list)
    for pair, is_complete, by_both in session.exec(query.order_by(col(Agreement.version))):
        found[pair].append((is_complete, bool(by_both)))
    return found


def _sessions(
    session: Session, ids: Sequence[UUID], now: datetime
) -> dict[UUID, tuple[int, int, int]]:
    """How many sessions are to come, how many were held, and the pulses given after them."""
    pulses = select(func.count()).where(col(Pulse.meeting_id) == Meeting.id)
    given = func.sum(pulses.correlate(Meeting).scalar_subquery())
    ahead = sa.and_(col(Meeting.state) == MeetingState.PLANNED, col(Meeting.starts_at) > now)
    held = col(Meeting.state) == MeetingState.HELD
    query = (
        select(Meeting.relationship_id, _sum(ahead), _sum(held), given)
        .where(col(Meeting.relationship_id).in_(ids))
        .group_by(col(Meeting.relationship_id))
    )
    return {key: (ahead, held, int(given)) for key, ahead, held, given in session.exec(query)}


def _goals(session: Session, ids: Sequence[UUID]) -> tuple[dict[UUID, list[Goal]], set[UUID]]:
    """The goals that count, and which of them have a step."""
    has_step = sa.exists().where(
        col(Step.goal_id) == Goal.id, col(Step.relationship_id) == Goal.relationship_id
    )
    query = select(Goal, has_step).where(
        col(Goal.relationship_id).in_(ids), Goal.status != GoalStatus.DROPPED
    )
    found: dict[UUID, list[Goal]] = defaultdict(list)
    with_step: set[UUID] = set()
    for goal, stepped in session.exec(query):
        found[goal.relationship_id].append(goal)
        with_step |= {goal.id} if stepped else set()
    return found, with_step


def _confirmed(session: Session, ids: Sequence[UUID]) -> dict[UUID, dict[str, frozenset[str]]]:
    found: dict[UUID, dict[str, frozenset[str]]] = defaultdict(dict)
    query = select(
        Confirmation.relationship_id, Confirmation.check_id, Confirmation.confirmed_as
    ).where(col(Confirmation.relationship_id).in_(ids))
    for relationship_id, check_id, part in session.exec(query):
        said = found[relationship_id]
        said[check_id] = said.get(check_id, frozenset()) | {part}
    return found


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
