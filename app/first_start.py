"""One-time links from the terminal: for the first administrator, and for whoever is invited."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlmodel import select

from app.database import transaction
from app.steps import links
from models.errors import Refusal
from models.people import Person, Role, address, full_name
from models.sign_ins import Purpose


def make_owner_link() -> str | None:
    """The path of a fresh one-time link while nobody has an account yet, else nothing."""
    with transaction() as session:
        if session.exec(select(Person.id).limit(1)).first():
            return None
        roles = (Role.ADMIN, Role.COORDINATOR)
        token, _ = links.make(session, Purpose.OWNER, datetime.now(UTC), roles=roles)
    return f"/invite/{token}"


def make_invitation(email: str, name: str, roles: Sequence[Role]) -> str:
    """The path of a one-time link for a new person, for whoever runs the server to hand over."""
    to, called = address(email), full_name(name)
    with transaction() as session:
        if session.exec(select(Person.id).where(Person.email == to)).first():
            raise Refusal("Somebody with this address has an account already.")
        now = datetime.now(UTC)
        token, _ = links.make(
            session, Purpose.INVITE, now, email=to, name=called, roles=tuple(roles)
        )
    return f"/invite/{token}"
