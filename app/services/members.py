"""Everybody who has an account, and what they may do here; for those who run the programme."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import tuple_
from sqlmodel import Session, col, func, or_, select

from app import browsers, events
from app.database import reading, transaction
from models.errors import NotFound, Refusal, later
from models.people import Crowd, Member, Person, Role, give, require
from models.relationships import Relationship

PER_PAGE = 50
LAST_ONE = later("Somebody has to run this place. Make another person an administrator first.")


def everyone(
    staff: Person, q: str = "", role: Role | None = None, after: UUID | None = None
) -> Crowd:
    """People by name, fifty at a time, those that fit the words and the role."""
    require(staff, Role.ADMIN, Role.COORDINATOR)
    walking = (
        select(func.count())
        .select_from(Relationship)
        .where(or_(Relationship.mentor_id == Person.id, Relationship.mentee_id == Person.id))
        .where(col(Relationship.ended_at).is_(None))
        .scalar_subquery()
    )
    query = select(Person, walking).order_by(col(Person.name), col(Person.id)).limit(PER_PAGE + 1)
    if q.strip():
        named = col(Person.name).icontains(q.strip(), autoescape=True)
        query = query.where(or_(named, col(Person.email).icontains(q.strip(), autoescape=True)))
    if role:
        query = query.where(getattr(Person, f"is_{role}"))
    with reading() as session:
        if after and (last := session.get(Person, after)):
            place = tuple_(col(Person.name), col(Person.id))
            query = query.where(place > tuple_(last.name, last.id))
        members = [Member(*row) for row in session.exec(query)]
    more = members[PER_PAGE - 1].person.id if len(members) > PER_PAGE else None
    return Crowd(tuple(members[:PER_PAGE]), more)


def set_roles(admin: Person, person_id: UUID, roles: tuple[Role, ...]) -> Person:
    """Gives a person these roles and no others; they sign in again to use them."""
    require(admin, Role.ADMIN)
    if not roles:
        raise Refusal("Choose at least one role.")
    with transaction() as session:
        person = _one(session, person_id)
        give(person, roles)
        session.flush()
        _check_somebody_runs(session)
        if person.id != admin.id:
            browsers.end(session, person.id, datetime.now(UTC))
    if person.id != admin.id:
        events.sign_ins.announce(person.id)
    events.programme.announce(person.id)
    return person


def disable(admin: Person, person_id: UUID) -> Person:
    """Closes an account and signs it out everywhere. What it holds stays."""
    require(admin, Role.ADMIN)
    if person_id == admin.id:
        raise Refusal("You cannot close your own account here.")
    now = datetime.now(UTC)
    with transaction() as session:
        person = _one(session, person_id)
        person.disabled_at = person.disabled_at or now
        browsers.end(session, person.id, now)
    events.sign_ins.announce(person.id)
    events.programme.announce(person.id)
    return person


def enable(admin: Person, person_id: UUID) -> Person:
    """Opens a closed account again."""
    require(admin, Role.ADMIN)
    with transaction() as session:
        person = _one(session, person_id)
        person.disabled_at = None
    events.programme.announce(person.id)
    return person


def _one(session: Session, person_id: UUID) -> Person:
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound("There is no such account.")
    return person


def _check_somebody_runs(session: Session) -> None:
    able = select(Person.id).where(col(Person.is_admin), col(Person.disabled_at).is_(None))
    if session.exec(able.limit(1)).first() is None:
        raise Refusal(LAST_ONE)
