"""Relationships: one's own at a glance, one opened, and what deserves a look today."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased, defer
from sqlmodel import Session, col, func

from app.database import reading
from app.steps import facts, pairs, standings, walks
from models.agreements import Agreement
from models.attention import Known, Room, Signal, signals
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
        profile = session.get(Profile, person.id)
        return Room(len(mentored), profile.capacity if profile else 0)


def _main_goal(goals: Sequence[Standing]) -> Standing | None:
    """The oldest one that is worked on."""
    return next((one for one in goals if one.goal.status is GoalStatus.ACTIVE), None)


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
) -> tuple[Mapping[UUID, list[Meeting]], Mapping[UUID, list[Pulse]]]:
    """Notes this person has written and not published yet, and their own pulses, newest first."""
    drafts: dict[UUID, list[Meeting]] = defaultdict(list)
    pulses: dict[UUID, list[Pulse]] = defaultdict(list)
    if not ids:
        return drafts, pulses
    for meeting, pulse in session.execute(_own_traces(), {"me": person.id, "ids": ids}):
        if meeting.note_by == person.id and _is_draft(meeting):
            drafts[meeting.relationship_id].append(meeting)
        if pulse:
            pulses[meeting.relationship_id].append(pulse)
    for some in pulses.values():
        some.sort(key=lambda pulse: pulse.given_at, reverse=True)
    return drafts, pulses


def _is_draft(meeting: Meeting) -> bool:
    return meeting.state is MeetingState.HELD and meeting.published_at is None


@cache
def _own_traces() -> sa.Select[Meeting, Pulse]:
    is_draft = sa.and_(
        col(Meeting.state) == MeetingState.HELD,
        col(Meeting.note_by) == walks.ME,
        col(Meeting.published_at).is_(None),
    )
    own = sa.and_(col(Pulse.meeting_id) == Meeting.id, col(Pulse.person_id) == walks.ME)
    return (
        sa.select(Meeting, Pulse)
        .outerjoin(Pulse, own)
        .where(col(Meeting.relationship_id).in_(sa.bindparam("ids", expanding=True)))
        .where(sa.or_(is_draft, col(Pulse.id).is_not(None)))
        .order_by(col(Meeting.starts_at).desc())
        .limit(walks.MOST)
        .options(
            defer(Meeting.note),  # type: ignore[arg-type]  # SQLModel says what it holds
            defer(Meeting.focus),  # type: ignore[arg-type]
        )
    )
