"""The goals of relationships with their readings, read once for all that a page shows of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.database import once
from models.goals import Goal, GoalReading, GoalStatus, Reading, Standing

MOST_GOALS = 600
MOST_READINGS = 2_000
Standings = Mapping[UUID, Sequence[Standing]]


def of(session: Session, ids: Iterable[UUID]) -> Standings:
    """By relationship, oldest goal first, without those that were dropped."""
    wanted = frozenset(ids)
    return once(session, ("standings", wanted), lambda: _read(session, wanted))


def _read(session: Session, ids: frozenset[UUID]) -> Standings:
    found: dict[UUID, list[Standing]] = defaultdict(list)
    goals = session.exec(_goals(), params={"ids": ids}).all() if ids else ()
    readings: dict[UUID, list[Reading]] = defaultdict(list)
    if goals:
        for row in session.execute(_readings(), {"ids": [goal.id for goal in goals]}):
            readings[row[0]].append(Reading(*row))
    for goal in goals:
        found[goal.relationship_id].append(Standing(goal, tuple(readings[goal.id])))
    return found


@cache
def _goals() -> SelectOfScalar[Goal]:
    these = col(Goal.relationship_id).in_(sa.bindparam("ids", expanding=True))
    kept = col(Goal.status) != GoalStatus.DROPPED
    return select(Goal).where(these, kept).order_by(col(Goal.made_at)).limit(MOST_GOALS)


@cache
def _readings() -> sa.Select[UUID, int, date]:
    these = col(GoalReading.goal_id).in_(sa.bindparam("ids", expanding=True))
    shown = sa.select(col(GoalReading.goal_id), col(GoalReading.value), col(GoalReading.read_on))
    return shown.where(these).order_by(col(GoalReading.read_on)).limit(MOST_READINGS)
