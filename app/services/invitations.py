"""Inviting people, and joining by the link in an invitation."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app import events, letters, outbox, passwords
from app.database import reading, transaction
from app.rendered import forget_all
from app.steps import links
from models.errors import NotAllowed, NotFound, Refusal, later
from models.organisation import Organisation
from models.passwords import check_password
from models.people import Person, Profile, Role, address, full_name, require
from models.sign_ins import OneTimeLink, Purpose, joining

OPENS = (Purpose.INVITE, Purpose.OWNER)
STAFF = frozenset({Role.ADMIN, Role.COORDINATOR})
MOST_SHOWN = 200
HERE_ALREADY = later("Somebody with this address is here already.")


def invite(staff: Person, email: str, name: str, roles: Sequence[Role]) -> OneTimeLink:
    """Sends an invitation; an older one to the same address stops working."""
    _may_give(staff, roles)
    to, called = address(email), full_name(name)
    now = datetime.now(UTC)
    with transaction() as session:
        if session.exec(select(Person.id).where(Person.email == to)).first():
            raise Refusal(HERE_ALREADY)
        token, link = links.make(
            session, Purpose.INVITE, now, email=to, name=called, roles=tuple(roles)
        )
        link.made_by = staff.id
        house = _organisation(session)
        letter = letters.invitation(staff.language, called, staff.name, house, token)
        outbox.post(session, to, called, *letter)
    events.programme.announce(staff.id)
    return link


def waiting(staff: Person) -> Sequence[OneTimeLink]:
    """Invitations that nobody has followed yet, newest first."""
    require(staff, *STAFF)
    with reading() as session:
        query = (
            select(OneTimeLink)
            .where(OneTimeLink.purpose == Purpose.INVITE)
            .where(col(OneTimeLink.used_at).is_(None), col(OneTimeLink.voided_at).is_(None))
            .where(col(OneTimeLink.expires_at) > datetime.now(UTC))
        )
        return session.exec(query.order_by(col(OneTimeLink.made_at).desc()).limit(MOST_SHOWN)).all()


def revoke_invitation(staff: Person, link_id: UUID) -> None:
    """Makes an invitation stop working."""
    require(staff, *STAFF)
    with transaction() as session:
        link = session.get(OneTimeLink, link_id)
        if link is None or link.purpose is not Purpose.INVITE or link.used_at:
            raise NotFound("There is no such invitation.")
        _may_give(staff, [Role(role) for role in link.roles])
        link.voided_at = link.voided_at or datetime.now(UTC)


def look_at_link(visitor: Person | None, token: str) -> OneTimeLink:
    """Who a link was made for. Looking does not use it up: mail programs look at links, too."""
    del visitor
    with reading() as session:
        return links.find(session, token, datetime.now(UTC), *OPENS)


def join(
    visitor: Person | None,
    token: str,
    name: str,
    password: str,
    email: str = "",
    organisation: str = "",
) -> Person:
    """An account for whoever holds the link. The first one of all also names the organisation."""
    del visitor
    now = datetime.now(UTC)
    link, house = _prepared(token, now)
    person = joining(link, link.email or email, name, now)
    house = house or full_name(organisation)
    good = check_password(password, person.email, person.name, house)
    person.password = passwords.hashed(good)
    with transaction() as session:
        links.use(session, link, now)
        if session.exec(select(Person.id).where(Person.email == person.email)).first():
            raise Refusal(HERE_ALREADY)
        session.add(person)
        session.flush()
        session.add(Profile(person_id=person.id))
        if not _organisation(session):
            session.add(Organisation(name=house))
    forget_all()
    events.programme.announce(person.id)
    return person


def _prepared(token: str, now: datetime) -> tuple[OneTimeLink, str]:
    """Looked up before the password is hashed, which must not hold up other writers."""
    with reading() as session:
        return links.find(session, token, now, *OPENS), _organisation(session)


def _may_give(staff: Person, roles: Sequence[Role]) -> None:
    """Coordinators bring mentors and mentees; only administrators bring staff."""
    require(staff, *STAFF)
    if not roles:
        raise Refusal("Choose at least one role.")
    if STAFF & set(roles) and Role.ADMIN not in staff.roles:
        raise NotAllowed("Only an administrator can invite to this role.")


def _organisation(session: Session) -> str:
    return session.exec(select(Organisation.name)).first() or ""
