"""The sessions of one person, with whom they are and how many points wait on each agenda."""

from datetime import datetime
from functools import cache

from sqlalchemy import BindParameter, bindparam
from sqlmodel import and_, col, func, select
from sqlmodel.sql.expression import Select

from app.steps import walks
from models.meetings import AgendaPoint, Meeting, MeetingState
from models.relationships import Relationship

MOST = 100
NOW: BindParameter[datetime] = bindparam("now")


@cache
def own() -> Select[Meeting, Relationship, int]:
    """All of them, in no order."""
    points = select(func.count()).where(col(AgendaPoint.meeting_id) == Meeting.id)
    return (
        select(Meeting, Relationship, points.correlate(Meeting).scalar_subquery())
        .join(Relationship, col(Meeting.relationship_id) == Relationship.id)
        .where(walks.takes_part())
        .limit(MOST)
    )


@cache
def ahead() -> Select[Meeting, Relationship, int]:
    is_ahead = and_(Meeting.state == MeetingState.PLANNED, col(Meeting.starts_at) > NOW)
    return own().where(is_ahead).order_by(col(Meeting.starts_at))
