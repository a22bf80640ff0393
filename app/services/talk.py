"""The conversation of two people: read it page by page, write, mark as read."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, func, or_, select, update

from app import events, seal
from app.database import reading, transaction
from app.steps import pairs
from models.notices import Notice, NoticeKind
from models.people import Person
from models.relationships import Relationship
from models.talk import Message, Said, Thread, check_words

PER_PAGE = 50


def thread(person: Person, relationship_id: UUID, before: UUID | None = None) -> Thread:
    """The newest fifty messages, or the fifty before one of them."""
    with reading() as session:
        pair = pairs.own(session, person, relationship_id)
        query = select(Message).where(Message.relationship_id == pair.id)
        edge = session.get(Message, before) if before else None
        if edge and edge.relationship_id == pair.id:
            query = query.where(
                or_(
                    col(Message.sent_at) < edge.sent_at,
                    and_(col(Message.sent_at) == edge.sent_at, col(Message.id) < edge.id),
                )
            )
        newest = query.order_by(col(Message.sent_at).desc(), col(Message.id).desc())
        found = session.exec(newest.limit(PER_PAGE + 1)).all()
        shown = found[:PER_PAGE][::-1]
        opened = tuple(Said(message, _opened(session, message)) for message in shown)
    return Thread(opened, earlier=len(found) > PER_PAGE)


def last_heard(person: Person, relationship_id: UUID) -> str:
    """The newest words of the other person."""
    with reading() as session:
        pair = pairs.own(session, person, relationship_id)
        theirs = select(Message).where(
            Message.relationship_id == pair.id, Message.author_id != person.id
        )
        newest = session.exec(theirs.order_by(col(Message.sent_at).desc()).limit(1)).first()
        return _opened(session, newest) if newest else ""


def send(person: Person, relationship_id: UUID, words: str) -> Message:
    """Writes to the other person."""
    text, now = check_words(words), datetime.now(UTC)
    with transaction() as session:
        pair = pairs.to_change(session, person, relationship_id)
        message = Message(relationship_id=pair.id, author_id=person.id, words=b"", sent_at=now)
        message.words = seal.close(session, pair.id, text, _place(message))
        pair.last_contact_at = now
        session.add_all((pair, message))
        _notify(session, person, pair, now)
    events.talk.announce(pair.id)
    pairs.tell_people(pair)
    return message


def mark_read(person: Person, relationship_id: UUID) -> int:
    """Marks what the other person wrote as read; says how many messages were new."""
    now = datetime.now(UTC)
    with transaction() as session:
        pair = pairs.own(session, person, relationship_id)
        unread = and_(
            col(Message.relationship_id) == pair.id,
            col(Message.author_id) != person.id,
            col(Message.read_at).is_(None),
        )
        new = session.exec(select(func.count(col(Message.id))).where(unread)).one()
        if new:
            session.exec(update(Message).where(unread).values(read_at=now))
            session.exec(update(Notice).where(_open_notice(person.id, pair)).values(read_at=now))
    if new:
        events.receipts.announce(pairs.other(person, pair))
        pairs.tell_people(pair)
    return new


def _opened(session: Session, message: Message) -> str:
    return seal.open_(session, message.relationship_id, message.words, _place(message))


def _place(message: Message) -> str:
    return f"message.words {message.id}"


def _notify(session: Session, person: Person, pair: Relationship, now: datetime) -> None:
    """One notice until it is read, however many messages follow."""
    to = pairs.other(person, pair)
    if session.exec(select(Notice.id).where(_open_notice(to, pair))).first() is None:
        session.add(pairs.notice(NoticeKind.MESSAGE, to, person, f"/with/{pair.id}", now))


def _open_notice(to: UUID, pair: Relationship) -> ColumnElement[bool]:
    return and_(
        col(Notice.person_id) == to,
        col(Notice.kind) == NoticeKind.MESSAGE,
        col(Notice.href) == f"/with/{pair.id}",
        col(Notice.read_at).is_(None),
    )
