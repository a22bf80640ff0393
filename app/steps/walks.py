"""A person's relationships that go on, read in one query and once for all that a page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func

from app.database import once, without
from models.agreements import Agreement
from models.people import Person
from models.relationships import Relationship
from models.talk import Message

MOST = 300
ME: sa.BindParameter[UUID] = sa.bindparam("me")


@dataclass(frozen=True, slots=True)
class Walk:
    """A relationship, the other person, what is unread, and who signed the newest agreement."""

    pair: Relationship
    partner: Person
    unread: int
    paper: Agreement | None

    @property
    def part(self) -> str:
        """That of the person whose relationships these are."""
        return "mentee" if self.pair.mentor_id == self.partner.id else "mentor"


def of(session: Session, person: Person) -> Sequence[Walk]:
    """Those of this person, longest first."""

    def read() -> Sequence[Walk]:
        found = (Walk(*row) for row in session.execute(_query(), {"me": person.id}))
        return tuple({walk.pair.id: walk for walk in found}.values())

    return once(session, ("walks", person.id), read)


def unread() -> sa.ScalarSelect[int]:
    """Of a relationship: how many messages of the other person are new."""
    return (
        sa.select(func.count())
        .where(col(Message.relationship_id) == Relationship.id, col(Message.author_id) != ME)
        .where(col(Message.read_at).is_(None))
        .correlate(Relationship)
        .scalar_subquery()
    )


def is_partner() -> sa.ColumnElement[bool]:
    mentee = (col(Relationship.mentor_id) == ME, col(Relationship.mentee_id))
    return col(Person.id) == sa.case(mentee, else_=col(Relationship.mentor_id))


def takes_part() -> sa.ColumnElement[bool]:
    return sa.or_(col(Relationship.mentor_id) == ME, col(Relationship.mentee_id) == ME)


def is_newest_paper() -> sa.ColumnElement[bool]:
    version = aliased(Agreement)
    newest = sa.select(func.max(version.version)).where(
        col(version.relationship_id) == Relationship.id
    )
    return sa.and_(
        col(Agreement.relationship_id) == Relationship.id,
        col(Agreement.version) == newest.correlate(Relationship).scalar_subquery(),
    )


@cache
def _query() -> sa.Select[Relationship, Person, int, Agreement]:
    return (
        sa.select(Relationship, Person, unread(), Agreement)
        .join(Person, is_partner())
        .outerjoin(Agreement, is_newest_paper())
        .where(takes_part(), col(Relationship.ended_at).is_(None))
        .order_by(col(Relationship.started_on), col(Person.name))
        .limit(MOST)
        .options(*without(Agreement.words))
    )
