"""Telling the coordinators of something that somebody hands to them."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.steps import pairs
from models.notices import NoticeKind
from models.people import Person

MOST = 200


def tell_coordinators(
    session: Session, kind: NoticeKind, about: Person, href: str, now: datetime
) -> tuple[UUID, ...]:
    """One line for each coordinator with an open account but the person it is about; gives who."""
    query = select(Person.id).where(
        col(Person.is_coordinator), col(Person.disabled_at).is_(None), Person.id != about.id
    )
    readers = tuple(session.exec(query.limit(MOST)))
    session.add_all(pairs.notice(kind, reader, about, href, now) for reader in readers)
    return readers
