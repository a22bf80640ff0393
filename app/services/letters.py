"""The outbox, as an administrator sees it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import col, select

from app import outbox
from app.database import reading, transaction
from models.errors import NotAllowed, NotFound
from models.letters import Letter
from models.people import Person, Role, require

MOST_SHOWN = 100


def posted(admin: Person) -> Sequence[Letter]:
    """The newest letters and how far they have come."""
    require(admin, Role.ADMIN)
    with reading() as session:
        newest = select(Letter).order_by(col(Letter.made_at).desc())
        return session.exec(newest.limit(MOST_SHOWN)).all()


def read(admin: Person, letter_id: UUID, is_sending: bool) -> tuple[Letter, str]:
    """The words of a letter that goes nowhere, because no mail server is set up."""
    require(admin, Role.ADMIN)
    if is_sending:
        raise NotAllowed("Letters that are sent are for their readers only.")
    with reading() as session:
        letter = session.get(Letter, letter_id)
        if letter is None:
            raise NotFound("There is no such letter.")
        return letter, outbox.opened(session, letter)


def send_again(admin: Person, letter_id: UUID) -> None:
    """One more round of tries for a letter that was given up."""
    require(admin, Role.ADMIN)
    with transaction() as session:
        letter = session.get(Letter, letter_id)
        if letter is None or letter.given_up_at is None:
            raise NotFound("There is no such letter.")
        letter.given_up_at, letter.tries, letter.due_at = None, 0, datetime.now(UTC)
