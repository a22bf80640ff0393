"""Relationships: one's own at a glance, one opened, and what deserves a look today."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func

from app.database import reading
from app.steps import facts, pairs, standings, walks
from models.agreements import Agreement
from models.attention import Answers, Draft, Known, Room, Signal, signals
from models.errors import NotFound
from models.goals import GoalStatus, Standing
from models.meetings import Meeting, MeetingState, Pulse
from models.people import Person, Profile
from models.relationships import Relationship, Summary, Together, part_of


def mine(person: Person) -> Sequence[Summary]:
    """This person's relationships that go on, longest first."""
    with reading() as session:
        found = walks.of(session, person)
        names = {stage.position: stage.name for stage in facts.stages(session)}
        goals = standings.of(session, (walk.pair.id for walk in found))
    main = {walk.pair.id: _main_goal(goals.get(walk.pair.id, ())) for walk in found}
    return [
        Summary(
            relationship=walk.pair,
            part=walk.part,
            partner=walk.partner,
            stage=names.get(walk.pair.stage, ""),
            goal=standing.goal if (standing := main[walk.pair.id]) else None,
            distance=standing.distance if standing else 0,
            unread=walk.unread,
        )
        for walk in found
    ]


def one(person: Person, relationship_id: UUID) -> Together:
    """A relationship of one's own, opened."""
    with reading() as session:
        asked = {"me": person.id, "which": relationship_id}
        found = session.execute(_opened(), asked).first()
        if found is None:
            raise NotFound(pairs.UNKNOWN)
        pair, mentor, mentee, sessions, unread, paper = found
        stages = {stage.position: stage for stage in facts.stages(session)}
        return Together(
            relationship=pair,
            part=part_of(person, pair) or "",
            mentor=mentor,
            mentee=mentee,
            stage=stages.get(pair.stage),
            sessions=sessions,
            unread=unread,
            signed_at=_signed_at(paper),
        )


def attention(person: Person) -> Sequence[Signal]:
    """What would help in this person's relationships today, and why."""
    with reading() as session:
        found = walks.of(session, person)
        drafts, pulses = _notes_and_pulses(session, person, [walk.pair.id for walk in found])
    known = [
        Known(
            relationship=walk.pair,
            part=walk.part,
            partner=walk.partner,
            agreement=walk.paper,
            drafts=drafts.get(walk.pair.id, [])[::-1],
            pulses=pulses.get(walk.pair.id, []),
        )
        for walk in found
    ]
    return signals(known, datetime.now(UTC))


def room(person: Person) -> Room:
    """How many mentees this person has, and how many they offered to have."""
    with reading() as session:
        mentored = [walk for walk in walks.of(session, person) if walk.part == "mentor"]
        capacity = session.execute(_capacity(), {"me": person.id}).scalar()
        return Room(len(mentored), capacity or 0)


def _main_goal(goals: Sequence[Standing]) -> Standing | None:
    """The oldest one that is worked on."""
    return next((one for one in goals if one.goal.status is GoalStatus.ACTIVE), None)


@cache
def _capacity() -> sa.Select[int]:
    return sa.select(col(Profile.capacity)).where(col(Profile.person_id) == walks.ME)


@cache
def _opened() -> sa.Select[Relationship, Person, Person, int, int, Agreement]:
    mentor, mentee = aliased(Person), aliased(Person)
    met = sa.select(func.count()).where(
        col(Meeting.relationship_id) == Relationship.id,
        col(Meeting.state) != MeetingState.CANCELLED,
    )
    return (
        sa.select(
            Relationship,
            mentor,
            mentee,
            met.correlate(Relationship).scalar_subquery(),
            walks.unread(),
            Agreement,
        )
        .join(mentor, col(Relationship.mentor_id) == mentor.id)
        .join(mentee, col(Relationship.mentee_id) == mentee.id)
        .outerjoin(Agreement, walks.is_newest_paper())
        .where(col(Relationship.id) == sa.bindparam("which"), walks.takes_part())
    )


def _signed_at(paper: Agreement | None) -> datetime | None:
    if paper is None or not paper.mentor_signed_at or not paper.mentee_signed_at:
        return None
    return max(paper.mentor_signed_at, paper.mentee_signed_at)


def _notes_and_pulses(
    session: Session, person: Person, ids: Sequence[UUID]
) -> tuple[Mapping[UUID, list[Draft]], Mapping[UUID, list[Answers]]]:
    """Notes this person has written and not published yet, and their own pulses, newest first."""
    drafts: dict[UUID, list[Draft]] = defaultdict(list)
    pulses: dict[UUID, list[tuple[datetime, Answers]]] = defaultdict(list)
    if not ids:
        return drafts, {}
    asked = {"me": person.id, "ids": ids}
    for pair, is_draft, number, starts_at, given_at, *answers in session.execute(_traces(), asked):
        if is_draft:
            drafts[pair].append(Draft(number, starts_at))
        if given_at:
            pulses[pair].append((given_at, Answers(*answers)))
    return drafts, {
        pair: [one for _, one in sorted(some, reverse=True)] for pair, some in pulses.items()
    }


@cache
def _traces() -> sa.Select[*tuple[Any, ...]]:
    """What a person has left in sessions, newest first: notes in draft, and pulses."""
    is_draft = sa.and_(
        col(Meeting.state) == MeetingState.HELD,
        col(Meeting.note_by) == walks.ME,
        col(Meeting.published_at).is_(None),
    )
    own = sa.and_(col(Pulse.meeting_id) == Meeting.id, col(Pulse.person_id) == walks.ME)
    when = (col(Meeting.relationship_id), is_draft, col(Meeting.number), col(Meeting.starts_at))
    answers = (getattr(Pulse, name) for name in ("given_at", *Answers._fields))
    return (
        sa.select(*when, *answers)
        .outerjoin_from(Meeting, Pulse, own)
        .where(col(Meeting.relationship_id).in_(sa.bindparam("ids", expanding=True)))
        .where(sa.or_(is_draft, col(Pulse.id).is_not(None)))
        .order_by(col(Meeting.starts_at).desc())
        .limit(walks.MOST)
    )
