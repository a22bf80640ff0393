"""Letting others read: chosen parts for the partner, a concern for the coordinator, and back."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.database import reading, transaction
from app.steps import forms, pairs, sheets
from models.errors import NotFound, Refusal
from models.forms.sharing import check_sharing, safe_parts, shared_answers
from models.notices import Notice, NoticeKind
from models.people import Person, Role, require
from models.relationships import Relationship
from models.sheets import UNREADABLE, Handed, SharedSheet, Sheet

MOST = 100


def share(person: Person, sheet_id: UUID, relationship_id: UUID, parts: Sequence[str]) -> Sheet:
    """Lets the other person of a relationship read some parts of what one has kept."""
    now = datetime.now(UTC)
    with transaction() as session:
        sheet = _private(session, person, sheet_id)
        pair = pairs.to_change(session, person, relationship_id)
        form = forms.edition(session, sheet.edition_id)
        newest = sheets.past(session, [sheet])[0]
        sheet.shared_parts = check_sharing(form, newest.answers, parts)
        sheet.shared_with, sheet.shared_at = pair.id, now
        pair.last_contact_at = now
        reader = pairs.other(person, pair)
        session.add_all((sheet, pair, _notice(NoticeKind.SHEET_SHARED, person, reader, sheet, now)))
    sheets.tell(sheet, reader)
    return sheet


def withdraw(person: Person, sheet_id: UUID) -> Sheet:
    """Makes a sheet private again."""
    with transaction() as session:
        sheet = _mine(session, person, sheet_id)
        pair = session.get(Relationship, sheet.shared_with) if sheet.shared_with else None
        sheet.shared_with, sheet.shared_at, sheet.shared_parts = None, None, []
        href = _href(sheet)
        for notice in session.exec(select(Notice).where(Notice.href == href)):
            session.delete(notice)
        session.add(sheet)
    others = (pairs.other(person, pair),) if pair else ()
    sheets.tell(sheet, *others)
    return sheet


def hand_over(person: Person, sheet_id: UUID) -> Sheet:
    """Gives what is meant for the safe contact to the programme's coordinators."""
    now = datetime.now(UTC)
    with transaction() as session:
        sheet = sheets.own(session, person, sheet_id)
        if not sheet.kept:
            raise Refusal("Keep this first, then hand it over.")
        form = forms.edition(session, sheet.edition_id)
        if not safe_parts(form):
            raise Refusal("Nothing in this form is meant for the coordinators.")
        sheet.handed_at = now
        session.add(sheet)
        readers = list(session.exec(select(Person).where(col(Person.is_coordinator).is_(True))))
        for reader in readers:
            notice = _notice(NoticeKind.SHEET_HANDED, person, reader.id, sheet, now)
            session.add(notice)
    sheets.tell(sheet, *(reader.id for reader in readers))
    return sheet


def take_back(person: Person, sheet_id: UUID) -> Sheet:
    """Coordinators can no longer read what was handed over."""
    with transaction() as session:
        sheet = sheets.own(session, person, sheet_id)
        sheet.handed_at = None
        session.add(sheet)
    sheets.tell(sheet)
    return sheet


def shared(person: Person, relationship_id: UUID) -> Sequence[SharedSheet]:
    """What the two of a relationship let each other read, newest first."""
    with reading() as session:
        pair = pairs.own(session, person, relationship_id)
        if pair.ended_at:
            return ()
        query = (
            select(Sheet, Person)
            .join(Person, col(Sheet.owner_id) == Person.id)
            .where(Sheet.shared_with == pair.id)
            .order_by(col(Sheet.shared_at).desc())
        )
        rows = session.exec(query.limit(MOST)).all()
        return [
            SharedSheet(sheet, forms.edition(session, sheet.edition_id), owner)
            for sheet, owner in rows
        ]


def handed(person: Person) -> Sequence[Handed]:
    """What people have handed to the coordinators: only the parts that are meant for them."""
    require(person, Role.COORDINATOR)
    with reading() as session:
        query = (
            select(Sheet, Person)
            .join(Person, col(Sheet.owner_id) == Person.id)
            .where(col(Sheet.handed_at).is_not(None))
            .order_by(col(Sheet.handed_at).desc())
        )
        return [
            _handed(session, sheet, owner) for sheet, owner in session.exec(query.limit(MOST)).all()
        ]


def _handed(session: Session, sheet: Sheet, owner: Person) -> Handed:
    form = forms.edition(session, sheet.edition_id)
    newest = sheets.past(session, [sheet])[0]
    parts = [field.id for field in safe_parts(form)]
    return Handed(sheet, form, owner, shared_answers(form, newest.answers, parts))


def _private(session: Session, person: Person, sheet_id: UUID) -> Sheet:
    """A sheet of one's own that has been kept; a sheet of two needs no sharing."""
    sheet = _mine(session, person, sheet_id)
    if not sheet.kept:
        raise Refusal("Keep this first, then share it.")
    return sheet


def _mine(session: Session, person: Person, sheet_id: UUID) -> Sheet:
    sheet = sheets.own(session, person, sheet_id)
    if sheet.relationship_id:
        raise NotFound(UNREADABLE)
    return sheet


def _href(sheet: Sheet) -> str:
    return f"/shared/{sheet.id}"


def _notice(kind: NoticeKind, about: Person, reader: UUID, sheet: Sheet, now: datetime) -> Notice:
    return pairs.notice(kind, reader, about, _href(sheet), now)
