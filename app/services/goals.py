"""Goals and steps: set them, read how far they have come, tick them off."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from uuid import UUID

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from app.database import reading, transaction
from app.steps import pairs, standings, walks
from models.errors import NotFound, Refusal
from models.goals import (
    Goal,
    GoalReading,
    Goals,
    GoalStatus,
    Progress,
    Standing,
    Step,
    check_action,
    check_goal,
    check_owner,
    weekly,
)
from models.people import Person
from models.relationships import Relationship

MOST = 100


def of_pair(person: Person, relationship_id: UUID) -> Goals:
    """The goals of a relationship, oldest first, with readings and steps."""
    with reading() as session:
        pair = pairs.own(session, person, relationship_id)
        found = standings.of(session, [pair.id]).get(pair.id, ())
        steps = session.exec(_newest_steps(), params={"pair": pair.id}).all()[::-1]
    known = {one.goal.id for one in found}
    return Goals(
        tuple(
            replace(one, steps=tuple(step for step in steps if step.goal_id == one.goal.id))
            for one in found
        ),
        tuple(step for step in steps if step.goal_id not in known),
    )


def over_time(person: Person) -> Sequence[Progress]:
    """How far the goals of each of this mentor's mentees have come, week by week."""
    with reading() as session:
        mine = walks.of(session, person)
        found = standings.of(session, (walk.pair.id for walk in mine))
    lines = (
        Progress(walk.partner.first_name, _weekly(found.get(walk.pair.id, ())))
        for walk in mine
        if walk.part == "mentor"
    )
    return [line for line in lines if line.points]


def set_goal(
    person: Person,
    relationship_id: UUID,
    title: str,
    *,
    start: int,
    target: int,
    area: str = "",
    due_on: date | None = None,
    evidence: Sequence[str] = (),
) -> Goal:
    """Sets a goal with where it starts, where it leads and what will show it."""
    with transaction() as session:
        pair = pairs.to_change(session, person, relationship_id)
        check_goal(title, start, target, _active(session, pair))
        goal = Goal(
            relationship_id=pair.id,
            title=" ".join(title.split())[:200],
            area=area.strip()[:60],
            start=start,
            target=target,
            evidence=list(filter(None, map(str.strip, evidence))),
            due_on=due_on,
            made_at=datetime.now(UTC),
        )
        session.add(goal)
    pairs.tell(pair)
    return goal


def settle(person: Person, goal_id: UUID, status: GoalStatus) -> Goal:
    """Says what has become of a goal."""
    with transaction() as session:
        goal, pair = _goal(session, person, goal_id)
        goal.status = status
        session.add(goal)
    pairs.tell(pair)
    return goal


def read_value(person: Person, goal_id: UUID, value: int) -> GoalReading:
    """Writes down where a goal stands today; the last word of a day counts."""
    today = datetime.now(UTC).date()
    if not 1 <= value <= 10:
        raise Refusal("A reading is a number from 1 to 10.")
    with transaction() as session:
        goal, pair = _goal(session, person, goal_id)
        query = select(GoalReading).where(
            GoalReading.goal_id == goal.id, GoalReading.read_on == today
        )
        kept = session.exec(query).first() or GoalReading(
            goal_id=goal.id, value=value, read_on=today, read_by=person.id
        )
        kept.value, kept.read_by = value, person.id
        session.add(kept)
    pairs.tell(pair)
    return kept


def add_step(
    person: Person,
    relationship_id: UUID,
    action: str,
    *,
    owner_id: UUID | None = None,
    goal_id: UUID | None = None,
    when_then: str = "",
    due_on: date | None = None,
) -> Step:
    """Adds a small step for one of the two."""
    with transaction() as session:
        pair = pairs.to_change(session, person, relationship_id)
        owner = owner_id or person.id
        if owner not in (pair.mentor_id, pair.mentee_id):
            raise NotFound("A step belongs to one of you two.")
        if goal_id and _goal(session, person, goal_id)[1].id != pair.id:
            raise NotFound("There is no such goal.")
        step = Step(
            relationship_id=pair.id,
            goal_id=goal_id,
            owner_id=owner,
            action=check_action(action)[:200],
            when_then=when_then.strip()[:200],
            due_on=due_on,
            made_at=datetime.now(UTC),
        )
        session.add(step)
    pairs.tell(pair)
    return step


def tick_step(person: Person, step_id: UUID, done: bool = True) -> Step:
    """Marks one's own step as done, or as open again."""
    with transaction() as session:
        query = select(Step, Relationship).where(
            Step.id == step_id, Step.relationship_id == Relationship.id, pairs.takes_part(person)
        )
        found = session.exec(query.with_for_update()).first()
        if found is None:
            raise NotFound("There is no such step.")
        step, pair = found
        check_owner(step, person.id)
        step.done_at = datetime.now(UTC) if done else None
        session.add(step)
    pairs.tell(pair)
    return step


@cache
def _newest_steps() -> SelectOfScalar[Step]:
    these = select(Step).where(Step.relationship_id == bindparam("pair"))
    return these.order_by(col(Step.made_at).desc()).limit(MOST)


def _active(session: Session, pair: Relationship) -> int:
    query = select(func.count(col(Goal.id))).where(
        Goal.relationship_id == pair.id, Goal.status == GoalStatus.ACTIVE
    )
    return session.exec(query).one()


def _goal(session: Session, person: Person, goal_id: UUID) -> tuple[Goal, Relationship]:
    query = select(Goal, Relationship).where(
        Goal.id == goal_id,
        Goal.relationship_id == Relationship.id,
        pairs.takes_part(person),
        col(Relationship.ended_at).is_(None),
    )
    found = session.exec(query.with_for_update()).first()
    if found is None:
        raise NotFound("There is no such goal.")
    return found


def _weekly(found: Sequence[Standing]) -> tuple[tuple[date, int], ...]:
    return weekly([one.goal for one in found], [each for one in found for each in one.readings])
