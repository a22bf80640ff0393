"""The first start: a link that lets whoever reads the terminal become the administrator."""

from datetime import UTC, datetime

from sqlmodel import select

from app import links
from app.database import transaction
from models.people import Person, Role
from models.sign_ins import Purpose


def make_owner_link() -> str | None:
    """The path of a fresh one-time link while nobody has an account yet, else nothing."""
    with transaction() as session:
        if session.exec(select(Person.id).limit(1)).first():
            return None
        roles = (Role.ADMIN, Role.COORDINATOR)
        token, _ = links.make(session, Purpose.OWNER, datetime.now(UTC), roles=roles)
    return f"/invite/{token}"
