"""The browsers people are signed in with: one more, or none any longer, within a transaction."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from models.people import Person
from models.sign_ins import SignIn, begun, too_many


def begin(
    session: Session, person: Person, user_agent: str, method: str, now: datetime
) -> tuple[str, SignIn]:
    """A new sign-in with a new secret; beyond ten, the one seen longest ago ends."""
    for surplus in too_many(_going_on(session, person.id)):
        surplus.ended_at = now
    token, sign_in = begun(person, user_agent, method, now)
    session.add(sign_in)
    return token, sign_in


def end(session: Session, person_id: UUID, now: datetime, but: UUID | None = None) -> list[UUID]:
    """Ends all sign-ins of a person but one, and says which they were."""
    ended = [row for row in _going_on(session, person_id) if row.id != but]
    for row in ended:
        row.ended_at = now
    return [row.id for row in ended]


def _going_on(session: Session, person_id: UUID) -> list[SignIn]:
    query = select(SignIn).where(SignIn.person_id == person_id, col(SignIn.ended_at).is_(None))
    return list(session.exec(query))
