"""Relationships: one's own at a glance, one opened, and what deserves a look today."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import and_
from sqlmodel import Session, col, func, or_, select

from app.database import reading
from app.steps import facts, pairs
from models.agreements import Agreement
from models.attention import Known, Room, Signal, signals
from models.goals import Goal, GoalReading, GoalStatus, distance
from models.meetings import Meeting, MeetingState, Pulse
from models.mentra import Stage
from models.people import Person, Profile
from models.relationships import Relationship, Summary, Together, part_of
from models.talk import Message

Rows = Sequence[tuple[Relationship, Person]]


def mine(person: Person) -> Sequence[Summary]:
    """This person's relationships that go on, longest first."""
    with reading() as session:
        rows = _with_partners(session, person)
        ids = [pair.id for pair, _ in rows]
        names = {stage.position: stage.name for stage in facts.stages(session)}
        goals = _main_goals(session, ids)
        unread = _unread(session, person, ids)
    return [
        Summary(
            relationship=pair,
            part=part_of(person, pair) or "",
            partner=partner,
            stage=names.get(pair.stage, ""),
            goal=goals[pair.id][0] if pair.id in goals else None,
            distance=goals[pair.id][1] if pair.id in goals else 0,
            unread=unread.get(pair.id, 0),
        )
        for pair, partner in rows
    ]


def one(person: Person, relationship_id: UUID) -> Together:
    """A relationship of one's own, opened."""
    with reading() as session:
        pair = pairs.own(session, person, relationship_id)
        people = pairs.people(session, [pair])
        met = select(func.count(col(Meeting.id))).where(
            Meeting.relationship_id == pair.id, Meeting.state != MeetingState.CANCELLED
        )
        newest = select(Agreement).where(Agreement.relationship_id == pair.id)
        paper = session.exec(newest.order_by(col(Agreement.version).desc())).first()
        return Together(
            relationship=pair,
            part=part_of(person, pair) or "",
            mentor=people[pair.mentor_id],
            mentee=people[pair.mentee_id],
            stage=session.get(Stage, pair.stage),
            sessions=session.exec(met).one(),
            unread=_unread(session, person, [pair.id]).get(pair.id, 0),
            signed_at=_signed_at(paper),
        )


def attention(person: Person) -> Sequence[Signal]:
    """What would help in this person's relationships today, and why."""
    with reading() as session:
        rows = _with_partners(session, person)
        ids = [pair.id for pair, _ in rows]
        papers = _newest_agreements(session, ids)
        drafts = _drafts(session, person, ids)
        pulses = _own_pulses(session, person, ids)
    known = [
        Known(
            relationship=pair,
            part=part_of(person, pair) or "",
            partner=partner,
            agreement=papers.get(pair.id),
            drafts=drafts[pair.id],
            pulses=pulses[pair.id],
        )
        for pair, partner in rows
    ]
    return signals(known, datetime.now(UTC))


def room(person: Person) -> Room:
    """How many mentees this person has, and how many they offered to have."""
    with reading() as session:
        taken = select(func.count(col(Relationship.id))).where(
            Relationship.mentor_id == person.id, col(Relationship.ended_at).is_(None)
        )
        profile = session.get(Profile, person.id)
        return Room(session.exec(taken).one(), profile.capacity if profile else 0)


def _with_partners(session: Session, person: Person) -> Rows:
    partner = or_(
        and_(col(Relationship.mentor_id) == person.id, col(Relationship.mentee_id) == Person.id),
        and_(col(Relationship.mentee_id) == person.id, col(Relationship.mentor_id) == Person.id),
    )
    query = (
        select(Relationship, Person)
        .join(Person, partner)
        .where(col(Relationship.ended_at).is_(None))
        .order_by(col(Relationship.started_on), col(Person.name))
    )
    return session.exec(query.limit(pairs.MOST)).all()


def _main_goals(session: Session, ids: Sequence[UUID]) -> dict[UUID, tuple[Goal, int]]:
    """The oldest active goal of each relationship, and how far it has come."""
    newest = (
        select(GoalReading.goal_id, func.max(GoalReading.read_on).label("day"))
        .group_by(col(GoalReading.goal_id))
        .subquery()
    )
    is_newest = and_(
        col(GoalReading.goal_id) == newest.c.goal_id, col(GoalReading.read_on) == newest.c.day
    )
    query = (
        select(Goal, GoalReading.value)
        .outerjoin(newest, newest.c.goal_id == col(Goal.id))
        .outerjoin(GoalReading, is_newest)
        .where(col(Goal.relationship_id).in_(ids), Goal.status == GoalStatus.ACTIVE)
        .order_by(col(Goal.made_at).desc())
    )
    return {
        goal.relationship_id: (goal, distance(goal, value or goal.start))
        for goal, value in session.exec(query)
    }


def _unread(session: Session, person: Person, ids: Sequence[UUID]) -> dict[UUID, int]:
    query = (
        select(Message.relationship_id, func.count(col(Message.id)))
        .where(col(Message.relationship_id).in_(ids), Message.author_id != person.id)
        .where(col(Message.read_at).is_(None))
        .group_by(col(Message.relationship_id))
    )
    return dict(session.exec(query).all())


def _signed_at(paper: Agreement | None) -> datetime | None:
    if paper is None or not paper.mentor_signed_at or not paper.mentee_signed_at:
        return None
    return max(paper.mentor_signed_at, paper.mentee_signed_at)


def _newest_agreements(session: Session, ids: Sequence[UUID]) -> dict[UUID, Agreement]:
    query = select(Agreement).where(col(Agreement.relationship_id).in_(ids))
    oldest_first = session.exec(query.order_by(col(Agreement.version)))
    return {paper.relationship_id: paper for paper in oldest_first}


def _drafts(session: Session, person: Person, ids: Sequence[UUID]) -> dict[UUID, list[Meeting]]:
    """Notes this person has written and not published yet."""
    query = select(Meeting).where(
        col(Meeting.relationship_id).in_(ids),
        Meeting.state == MeetingState.HELD,
        Meeting.note_by == person.id,
        col(Meeting.published_at).is_(None),
    )
    found: dict[UUID, list[Meeting]] = defaultdict(list)
    for meeting in session.exec(query.order_by(col(Meeting.starts_at))):
        found[meeting.relationship_id].append(meeting)
    return found


def _own_pulses(session: Session, person: Person, ids: Sequence[UUID]) -> dict[UUID, list[Pulse]]:
    """This person's own pulses, newest first."""
    query = (
        select(Pulse, Meeting.relationship_id)
        .join(Meeting, col(Pulse.meeting_id) == Meeting.id)
        .where(Pulse.person_id == person.id, col(Meeting.relationship_id).in_(ids))
        .order_by(col(Pulse.given_at).desc())
    )
    found: dict[UUID, list[Pulse]] = defaultdict(list)
    for pulse, relationship_id in session.exec(query.limit(pairs.MOST)):
        found[relationship_id].append(pulse)
    return found
