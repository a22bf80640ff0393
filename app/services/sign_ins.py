"""Signing in with a password, signing out, and seeing where one is signed in."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app import browsers, events, passwords
from app.database import reading, transaction
from app.steps import tries
from models.errors import NotFound, Refusal, later
from models.organisation import Organisation
from models.people import Person
from models.sign_ins import SignIn, is_live
from models.surroundings import Doorstep

WRONG = later("E-mail or password do not match. Try again, or choose a new password.")
MOST_SHOWN = 20


def sign_in(
    visitor: Person | None, email: str, password: str, network: str, browser: str
) -> tuple[str, SignIn]:
    """A new sign-in and the secret of its cookie, whoever the browser was before."""
    del visitor
    now = datetime.now(UTC)
    spelled = email.strip().casefold()
    keys = tries.keys_of(spelled, network)
    kept = _password_of(spelled, keys, now)
    right, fresh = passwords.check(password, kept)
    if not right:
        raise Refusal(WRONG)
    with transaction() as session:
        person = _known(session, spelled)
        if person is None or person.disabled_at or person.password != kept:
            raise Refusal(WRONG)
        person.password = fresh or kept
        tries.forgive(session, keys, now)
        return browsers.begin(session, person, browser, "password", now)


def sign_out(person: Person, sign_in_id: UUID) -> None:
    """Ends one of a person's sign-ins, this one or another."""
    with transaction() as session:
        row = _one(session, person, sign_in_id)
        row.ended_at = row.ended_at or datetime.now(UTC)
    events.sign_ins.announce(sign_in_id)


def sign_out_elsewhere(person: Person, here: UUID) -> int:
    """Ends all of a person's sign-ins but this one, and counts them."""
    with transaction() as session:
        _one(session, person, here)
        ended = browsers.end(session, person.id, datetime.now(UTC), but=here)
    for sign_in_id in ended:
        events.sign_ins.announce(sign_in_id)
    return len(ended)


def my_sign_ins(person: Person) -> Sequence[SignIn]:
    """Where a person is signed in now, the browser seen last first."""
    with reading() as session:
        me = session.get(Person, person.id)
        if me is None:
            raise NotFound("There is no such account.")
        query = select(SignIn).where(SignIn.person_id == me.id, col(SignIn.ended_at).is_(None))
        rows = session.exec(query.order_by(col(SignIn.seen_at).desc()).limit(MOST_SHOWN))
        now = datetime.now(UTC)
        return [row for row in rows if is_live(row, me, now)]


def doorstep(visitor: Person | None) -> Doorstep:
    """Whose place this is. A demo also introduces the people one can be."""
    del visitor
    with reading() as session:
        house = session.exec(select(Organisation)).first()
        if house is None or not house.is_demo:
            return Doorstep(house.name if house else "")
        first = (
            select(Person)
            .where(col(Person.disabled_at).is_(None))
            .order_by(
                col(Person.is_admin),
                col(Person.is_coordinator),
                col(Person.joined_at),
                col(Person.id),
            )
        )
        roles = (Person.is_mentee, Person.is_mentor, Person.is_coordinator, Person.is_admin)
        found = [session.exec(first.where(col(role))).first() for role in roles]
        return Doorstep(house.name, tuple(person for person in found if person))


def _password_of(email: str, keys: tuple[str, ...], now: datetime) -> str | None:
    """Counts the try first, so that many at once cannot slip through; then what to compare.

    A transaction of its own, because comparing takes long and must not hold up other writers.
    """
    with transaction() as session:
        tries.count(session, keys, now)
        person = _known(session, email)
        return person.password if person else None


def _known(session: Session, email: str) -> Person | None:
    return session.exec(select(Person).where(Person.email == email)).first()


def _one(session: Session, person: Person, sign_in_id: UUID) -> SignIn:
    query = select(SignIn).where(SignIn.id == sign_in_id, SignIn.person_id == person.id)
    row = session.exec(query).first()
    if row is None:
        raise NotFound("You are not signed in there.")
    return row
