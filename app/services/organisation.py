"""The organisation of this installation and its programmes: named, opened, changed, closed."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from app import events
from app.database import reading, transaction
from app.rendered import forget_all
from app.steps import pool
from models.errors import NotFound, Refusal
from models.organisation import Cohort, Organisation, Programme, describe, present
from models.people import Person, Role, require
from models.relationships import Relationship

MOST_PROGRAMMES = 50


def programmes(coordinator: Person) -> Sequence[Cohort]:
    """All programmes, the open one first, then the newest."""
    require(coordinator, Role.COORDINATOR)
    started = (
        select(func.count(col(Relationship.id)))
        .where(Relationship.programme_id == Programme.id)
        .scalar_subquery()
    )
    query = (
        select(Programme, started)
        .order_by(col(Programme.is_open).desc(), col(Programme.starts_on).desc())
        .limit(MOST_PROGRAMMES)
    )
    with reading() as session:
        return [Cohort(*row) for row in session.exec(query)]


def open_programme(
    coordinator: Person, *, name: str, purpose: str, starts_on: str, ends_on: str
) -> Programme:
    """Begins a programme, in which pairs can start. One is open at a time."""
    require(coordinator, Role.COORDINATOR)
    today = datetime.now(UTC).date()
    programme = describe(
        Programme(name="", starts_on=today, ends_on=today), name, purpose, starts_on, ends_on
    )
    with transaction() as session:
        _check_none_open(session)
        session.add(programme)
    events.programme.announce(programme.id)
    return programme


def change_programme(
    coordinator: Person,
    programme_id: UUID,
    *,
    name: str,
    purpose: str,
    starts_on: str,
    ends_on: str,
) -> Programme:
    """Its name, its purpose and its dates; the dates of pairs stay what they agreed."""
    require(coordinator, Role.COORDINATOR)
    with transaction() as session:
        programme = describe(_one(session, programme_id), name, purpose, starts_on, ends_on)
    events.programme.announce(programme.id)
    return programme


def close_programme(coordinator: Person, programme_id: UUID) -> Programme:
    """No new pairs start in it; those that go on, go on."""
    require(coordinator, Role.COORDINATOR)
    with transaction() as session:
        programme = _one(session, programme_id)
        programme.is_open = False
    events.programme.announce(programme.id)
    return programme


def reopen_programme(coordinator: Person, programme_id: UUID) -> Programme:
    require(coordinator, Role.COORDINATOR)
    with transaction() as session:
        programme = _one(session, programme_id)
        if not programme.is_open:
            _check_none_open(session)
        programme.is_open = True
    events.programme.announce(programme.id)
    return programme


def organisation(admin: Person) -> Organisation:
    """What is printed on certificates and at the foot of open pages."""
    require(admin, Role.ADMIN)
    with reading() as session:
        return _house(session)


def change_organisation(admin: Person, said: dict[str, str]) -> Organisation:
    """Certificates that are out keep what they said."""
    require(admin, Role.ADMIN)
    with transaction() as session:
        house = present(_house(session), said)
        session.add(house)
    forget_all()
    return house


def _house(session: Session) -> Organisation:
    return session.exec(select(Organisation)).first() or Organisation(name="")


def _one(session: Session, programme_id: UUID) -> Programme:
    found = session.get(Programme, programme_id)
    if found is None:
        raise NotFound("There is no such programme.")
    return found


def _check_none_open(session: Session) -> None:
    if found := pool.programme(session):
        raise Refusal("{name} is open. Close it first, then open another.", name=found.name)
