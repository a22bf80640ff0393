"""Puts letters into the outbox, inside the transaction that is their cause."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session

from app import seal
from models.letters import Letter

OWNER = UUID(int=1)
"""Whose key seals the letters: the outbox itself."""

BELLS: list[Callable[[], None]] = []
"""Rung after each transaction that has posted something; from whatever thread."""


def post(
    session: Session, to: str, name: str, subject: str, words: str, person_id: UUID | None = None
) -> Letter:
    """A letter that is due now; if the transaction fails it was never written."""
    now = datetime.now(UTC)
    letter = Letter(
        to=to, name=name, subject=subject, words=b"", person_id=person_id, made_at=now, due_at=now
    )
    letter.words = seal.close(session, OWNER, words, _place(letter))
    session.add(letter)
    sa.event.listen(session, "after_commit", _ring, once=True)
    return letter


def opened(session: Session, letter: Letter) -> str:
    """The words of a letter, as long as they are kept."""
    return seal.open_(session, OWNER, letter.words, _place(letter))


def _place(letter: Letter) -> str:
    return f"letter.words {letter.id}"


def _ring(_: Session) -> None:
    for bell in BELLS:
        bell()
