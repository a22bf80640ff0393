"""What the mentoring services ask again and again: whose relationship it is, and who else."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import TypeVar
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, bindparam
from sqlalchemy.orm.util import identity_key
from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from app import events
from models.errors import NotFound, Refusal, later
from models.notices import Notice, NoticeKind
from models.people import Person
from models.relationships import Relationship

R = TypeVar("R", Person, Relationship)

MOST = 300
UNKNOWN = later("There is no such relationship.")
ENDED = later("This relationship has ended. It can be read, not changed.")


def takes_part(person: Person) -> ColumnElement[bool]:
    return or_(Relationship.mentor_id == person.id, Relationship.mentee_id == person.id)


def own(session: Session, person: Person, relationship_id: UUID) -> Relationship:
    """A relationship of this person, to be read."""
    here = _here(session, Relationship, relationship_id)
    if here and person.id in (here.mentor_id, here.mentee_id):
        return here
    asked = {"me": person.id, "which": relationship_id}
    return _found(session.exec(_own(), params=asked).first())


def to_change(session: Session, person: Person, relationship_id: UUID) -> Relationship:
    """A relationship of this person that goes on, held until the transaction ends."""
    query = select(Relationship).where(Relationship.id == relationship_id, takes_part(person))
    pair = _found(session.exec(query.with_for_update()).first())
    if pair.ended_at:
        raise Refusal(ENDED)
    return pair


def known(session: Session, person: Person, relationship_id: UUID) -> Relationship:
    """A relationship for its two people, and for coordinators without anybody's words."""
    pair = session.get(Relationship, relationship_id)
    is_theirs = pair and person.id in (pair.mentor_id, pair.mentee_id)
    return _found(pair if is_theirs or person.is_coordinator else None)


def in_care(session: Session, person: Person, relationship_id: UUID) -> Relationship:
    """One's own that goes on, or any for a coordinator, held until the transaction ends."""
    if not person.is_coordinator:
        return to_change(session, person, relationship_id)
    query = select(Relationship).where(Relationship.id == relationship_id)
    return _found(session.exec(query.with_for_update()).first())


def other(person: Person, pair: Relationship) -> UUID:
    return pair.mentee_id if pair.mentor_id == person.id else pair.mentor_id


def notice(kind: NoticeKind, to: UUID, about: Person, href: str, now: datetime) -> Notice:
    """A fact and a place to go."""
    return Notice(person_id=to, kind=kind, about_id=about.id, href=href, made_at=now)


def tell(pair: Relationship, *others: UUID, board: bool = True) -> None:
    """Tells open pages, after the transaction; the board only where gates may have changed."""
    events.relationships.announce(pair.id)
    tell_people(pair, *others)
    if board:
        events.programme.announce(pair.programme_id)


def tell_people(pair: Relationship, *others: UUID) -> None:
    """Tells the homes of the two, after the transaction."""
    for somebody in (pair.mentor_id, pair.mentee_id, *others):
        events.people.announce(somebody)


def people(session: Session, pairs: Iterable[Relationship]) -> dict[UUID, Person]:
    """Everybody in these relationships, by id."""
    return called(session, {who for pair in pairs for who in (pair.mentor_id, pair.mentee_id)})


def called(session: Session, ids: set[UUID]) -> dict[UUID, Person]:
    """These people by id; who was read already is not read again."""
    found = {who: person for who in ids if (person := _here(session, Person, who))}
    if missing := ids - set(found):
        more = session.exec(_these(), params={"ids": list(missing)})
        found |= {person.id: person for person in more}
    return found


@cache
def _these() -> SelectOfScalar[Person]:
    return select(Person).where(col(Person.id).in_(bindparam("ids", expanding=True)))


@cache
def _own() -> SelectOfScalar[Relationship]:
    me: BindParameter[UUID] = bindparam("me")
    mine = or_(col(Relationship.mentor_id) == me, col(Relationship.mentee_id) == me)
    return select(Relationship).where(Relationship.id == bindparam("which"), mine)


def _here(session: Session, table: type[R], row_id: UUID) -> R | None:
    """A row that this transaction has read before."""
    row = session.identity_map.get(identity_key(table, row_id))
    return row if isinstance(row, table) else None


def _found(pair: Relationship | None) -> Relationship:
    if pair is None:
        raise NotFound(UNKNOWN)
    return pair
