"""Who may look into the outbox: administrators."""

from uuid import UUID

from app import outbox
from app.database import transaction
from app.services import letters
from models.letters import Letter
from tests.acts import Act
from tests.cast import NOW

ADMIN = frozenset({"admin"})


def posted() -> UUID:
    with transaction() as session:
        return outbox.post(session, "eve@example.org", "Eve", "Hello", "Words").id


def given_up() -> UUID:
    letter_id = posted()
    with transaction() as session:
        session.get_one(Letter, letter_id).given_up_at = NOW
    return letter_id


ACTS = {
    letters.posted: Act(lambda cast, person: letters.posted(person), ADMIN),
    letters.read: Act(lambda cast, person: letters.read(person, posted(), False), ADMIN),
    letters.send_again: Act(lambda cast, person: letters.send_again(person, given_up()), ADMIN),
}
