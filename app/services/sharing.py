"""Letting others read: chosen parts for the partner, a concern for the coordinator, and back."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.database import reading, transaction
from app.steps import forms, pairs, sheets, staff
from models.errors import NotFound, Refusal
from models.forms.both import check_results, shared_results, side_by_side
from models.forms.conditions import in_force
from models.forms.results import Figure
from models.forms.sharing import check_sharing, may_read_parts, safe_parts, shared_answers
from models.notices import Notice, NoticeKind
from models.people import Person, Role, require
from models.relationships import Relationship
from models.sheets import UNREADABLE, Both, Handed, SharedSheet, Sheet

MOST = 100


def share(person: Person, sheet_id: UUID, relationship_id: UUID, parts: Sequence[str]) -> Sheet:
    """Lets the other person of a relationship read some parts of what one has kept, or its results.

    Of a form that shares its results, no part is ever shared, whatever is asked for.
    """
    now = datetime.now(UTC)
    with transaction() as session:
        sheet = _private(session, person, sheet_id)
        pair = pairs.to_change(session, person, relationship_id)
        if sheet.about_id not in {None, pair.id}:
            raise Refusal("This sheet is about somebody else. It can be shared with them only.")
        sheet.shared_parts = _shareable(session, sheet, parts)
        sheet.shared_with, sheet.shared_at = pair.id, now
        pair.last_contact_at = now
        reader = pairs.other(person, pair)
        told = pairs.notice(NoticeKind.SHEET_SHARED, reader, person, _href(sheet), now)
        session.add_all((sheet, pair, told))
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
        told = staff.tell_coordinators(session, NoticeKind.SHEET_HANDED, person, _href(sheet), now)
    sheets.tell(sheet, *told)
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


def both(person: Person, sheet_id: UUID) -> Both | None:
    """Results that two people share of the same form, for one of them; nothing for other forms.

    Neither sees the other's before both have shared, nor after one has taken theirs back.
    """
    with reading() as session:
        query = select(Sheet).where(Sheet.id == sheet_id, sheets.is_readable(person))
        sheet = session.exec(query).first()
        if sheet is None:
            raise NotFound(UNREADABLE)
        form = forms.edition(session, sheet.edition_id)
        if may_read_parts(form):
            return None
        pair = pairs.own(session, person, sheet.shared_with) if sheet.shared_with else None
        if pair is None or pair.ended_at:
            raise NotFound(UNREADABLE)
        other = session.get_one(Person, pairs.other(person, pair))
        found = {one.owner_id: one for one in _alike(session, sheet, pair)}
        mine, theirs = found.get(person.id), found.get(other.id)
        if mine is None or theirs is None:
            waits_for = other if mine else person
            return Both(form=form, sheet=sheet, other=other, waits_for=waits_for)
        shown = side_by_side(_results(session, mine), _results(session, theirs))
        return Both(form=form, sheet=sheet, other=other, pairs=shown)


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


def _shareable(session: Session, sheet: Sheet, parts: Sequence[str]) -> list[str]:
    answers = sheets.past(session, [sheet])[0].answers
    form = sheets.form_of(session, sheet, answers)
    if may_read_parts(form):
        return check_sharing(form, in_force(form, answers), parts)
    check_results(form, answers)
    return []


def _alike(session: Session, sheet: Sheet, pair: Relationship) -> list[Sheet]:
    """What the two share of a form, the newest of each last."""
    query = select(Sheet).where(Sheet.form_key == sheet.form_key, Sheet.shared_with == pair.id)
    return list(session.exec(query.order_by(col(Sheet.shared_at))))


def _results(session: Session, sheet: Sheet) -> tuple[Figure, ...]:
    return shared_results(
        forms.edition(session, sheet.edition_id), sheets.past(session, [sheet])[0].answers
    )


def _handed(session: Session, sheet: Sheet, owner: Person) -> Handed:
    newest = sheets.past(session, [sheet])[0].answers
    form = sheets.form_of(session, sheet, newest)
    parts = [field.id for field in safe_parts(form)]
    return Handed(sheet, form, owner, shared_answers(form, in_force(form, newest), parts))


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
