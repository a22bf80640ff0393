"""Changing a password, and choosing a new one by mail when it is forgotten."""

from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session, select

from app import browsers, events, letters, outbox, passwords
from app.database import reading, transaction
from app.steps import links, tries
from models.errors import NotFound, Refusal, later
from models.organisation import Organisation
from models.passwords import check_password
from models.people import Person, address
from models.sign_ins import USED_UP, OneTimeLink, Purpose

NOT_THIS = later("The current password does not match. Try again.")


def change_password(
    person: Person, current: str, new: str, here: UUID | None, network: str
) -> None:
    """A new password for somebody who knows the old one; every other browser is signed out."""
    now = datetime.now(UTC)
    keys = tries.keys_of(person.email, network)
    kept, organisation = _kept(person, keys, now)
    _check(passwords.check(current, kept)[0])
    fresh = passwords.hashed(check_password(new, person.email, person.name, organisation))
    with transaction() as session:
        me = session.get_one(Person, person.id)
        _check(me.password == kept)
        me.password = fresh
        tries.forgive(session, keys, now)
        ended = browsers.end(session, me.id, now, but=here)
        links.void(session, Purpose.RESET, me.email, now)
        _tell(session, me)
    for sign_in_id in ended:
        events.sign_ins.announce(sign_in_id)


def ask_reset(visitor: Person | None, email: str, network: str) -> None:
    """Sends a link to choose a new password. Whether the address is known stays unsaid."""
    del visitor
    to = address(email)
    now = datetime.now(UTC)
    with transaction() as session:
        tries.count(session, tries.mail_keys_of(to, network), now)
        person = session.exec(select(Person).where(Person.email == to)).first()
        if person is None or person.disabled_at:
            return
        token, _ = links.make(session, Purpose.RESET, now, email=to)
        letter = letters.reset(person.language, person.first_name, token)
        outbox.post(session, to, person.name, *letter, person_id=person.id)


def look_at_reset(visitor: Person | None, token: str) -> str:
    """The address a link was sent to, as long as the link is good; looking uses nothing up."""
    del visitor
    with reading() as session:
        return links.find(session, token, datetime.now(UTC), Purpose.RESET).email


def reset(visitor: Person | None, token: str, new: str) -> None:
    """A new password for whoever holds the link. The link is gone, every browser signed out."""
    del visitor
    now = datetime.now(UTC)
    link, person, organisation = _holder(token, now)
    fresh = passwords.hashed(check_password(new, person.email, person.name, organisation))
    with transaction() as session:
        links.use(session, link, now)
        me = session.get_one(Person, person.id)
        me.password = fresh
        browsers.end(session, me.id, now)
        _tell(session, me)
    events.sign_ins.announce(person.id)


def _check(matches: bool) -> None:
    if not matches:
        raise Refusal(NOT_THIS)


def _kept(person: Person, keys: tuple[str, ...], now: datetime) -> tuple[str | None, str]:
    """Counts the try, then what to compare; comparing must not hold up other writers."""
    with transaction() as session:
        tries.count(session, keys, now)
        me = session.get(Person, person.id)
        return me.password if me else None, _organisation(session)


def _holder(token: str, now: datetime) -> tuple[OneTimeLink, Person, str]:
    with reading() as session:
        link = links.find(session, token, now, Purpose.RESET)
        person = session.exec(select(Person).where(Person.email == link.email)).first()
        if person is None or person.disabled_at:
            raise NotFound(USED_UP)
        return link, person, _organisation(session)


def _tell(session: Session, person: Person) -> None:
    letter = letters.password_changed(person.language, person.first_name)
    outbox.post(session, person.email, person.name, *letter, person_id=person.id)


def _organisation(session: Session) -> str:
    return session.exec(select(Organisation.name)).first() or ""
