"""Filled forms: begin, save while typing, keep a version, read it again, compare, delete."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.database import reading, transaction
from app.steps import agreements, forms, pairs, profiles, sheets
from models.base import Json
from models.errors import NotFound, Refusal
from models.forms.answers import Answers, is_empty, merged
from models.forms.conditions import PART, as_read, for_part, in_force, left_out, only_answered
from models.forms.definitions import Definition, Fills, Repeat
from models.forms.sharing import may_read_parts, safe_parts, shared_answers
from models.people import Person
from models.relationships import Relationship, part_of
from models.sheets import (
    UNREADABLE,
    KeptSheet,
    Opened,
    Past,
    Reading,
    Sheet,
    SheetFile,
    check_keeping,
    check_may_fill,
    check_version,
)


def begin(person: Person, slug: str, relationship_id: UUID | None = None) -> Sheet:
    """Opens a form to fill: the sheet that is under way, else a fresh one."""
    now = datetime.now(UTC)
    with transaction() as session:
        _one_at_a_time(session, person)
        form = forms.by_slug(session, slug)
        pair = pairs.to_change(session, person, relationship_id) if relationship_id else None
        check_may_fill(form, person, pair)
        of_pair = pair.id if pair and form.fills is Fills.PAIR else None
        about = sheets.about(session, person, pair) if form.is_about_pair else None
        if sheet := _under_way(session, person, form, of_pair, about):
            return sheet
        sheet = Sheet(
            form_key=form.id,
            edition_id=forms.edition_of(session, form).id,
            owner_id=person.id,
            relationship_id=of_pair,
            about_id=about,
            words=b"",
            started_at=now,
            changed_at=now,
            changed_by=person.id,
        )
        sheet.words = sheets.sealed(session, sheet, _begun_by(person, form, pair))
        session.add(sheet)
    sheets.tell(sheet)
    return sheet


def opened(person: Person, sheet_id: UUID) -> Opened:
    """A sheet of one's own, with all that its editor shows."""
    now = datetime.now(UTC)
    with reading() as session:
        sheet = _own(session, person, sheet_id)
        answers = sheets.opened(session, sheet)
        form = sheets.form_of(session, sheet, answers)
        past = sheets.past(session, _alike(session, sheet, form))
        pair = sheets.pair_of(session, person, sheet)
        partner = session.get(Person, pairs.other(person, pair)) if pair else None
        return Opened(
            sheet=sheet,
            form=form,
            answers=answers,
            automatic=sheets.automatic(session, form, sheet, pair, now),
            before=past[0] if past else None,
            past=past,
            files=sheets.files(session, sheet),
            is_newer=_is_newer(session, sheet),
            partner=partner,
        )


def asked(person: Person, sheet_id: UUID) -> tuple[Sheet, Definition]:
    """A sheet of one's own and what it asks, by the edition it was begun with."""
    with reading() as session:
        sheet = _own(session, person, sheet_id)
        return sheet, forms.edition(session, sheet.edition_id)


def unasked(person: Person, sheet_id: UUID) -> frozenset[str]:
    """The fields of a sheet of one's own that the answers so far do not ask."""
    with reading() as session:
        sheet = _own(session, person, sheet_id)
        answers = sheets.opened(session, sheet)
        return left_out(sheets.form_of(session, sheet, answers), answers)


def save(person: Person, sheet_id: UUID, version: int, answers: Answers) -> Sheet:
    """Keeps what was typed, unless the same field was changed elsewhere since `version`."""
    with transaction() as session:
        sheet = sheets.to_change(session, person, sheet_id)
        _take(session, person, sheet, version, answers)
    sheets.tell(sheet)
    return sheet


def keep(person: Person, sheet_id: UUID, version: int, answers: Answers) -> KeptSheet:
    """Keeps this sheet as a version, once every needed field has an answer."""
    now = datetime.now(UTC)
    with transaction() as session:
        sheet = sheets.to_change(session, person, sheet_id)
        whole = _take(session, person, sheet, version, answers)
        form = sheets.form_of(session, sheet, whole)
        pair = sheets.pair_of(session, person, sheet)
        whole |= sheets.automatic(session, form, sheet, pair, now)
        whole |= sheets.named_files(session, sheet)
        check_keeping(form, whole)
        sheet.kept, sheet.kept_at = sheet.kept + 1, now
        made = KeptSheet(
            sheet_id=sheet.id, number=sheet.kept, words=b"", kept_at=now, kept_by=person.id
        )
        made.words = sheets.sealed_version(session, sheet, made, whole)
        session.add_all((sheet, made))
        profiles.note(session, person, form, whole, now)
        agreed = agreements.keep(session, person, made, sheet)
    sheets.tell(sheet)
    if agreed:
        pairs.tell(agreed)
    return made


def delete(person: Person, sheet_id: UUID) -> None:
    """Deletes a sheet of one's own for good, with its versions and files, for its readers too."""
    with transaction() as session:
        sheet = sheets.to_change(session, person, sheet_id)
        if sheet.relationship_id and sheet.kept:
            raise Refusal("What the two of you have kept stays with both.")
        for table in (KeptSheet, SheetFile):
            for row in session.exec(select(table).where(table.sheet_id == sheet.id)):
                session.delete(row)
        session.flush()
        session.delete(sheet)
    sheets.tell(sheet)


def read(person: Person, sheet_id: UUID, number: int | None = None) -> Reading:
    """A kept version, whole for its owner, and in its shared parts for whoever else may read it."""
    with reading() as session:
        query = select(Sheet).where(Sheet.id == sheet_id, sheets.is_readable(person))
        sheet = session.exec(query).first()
        if sheet is None or not sheet.kept:
            raise NotFound(UNREADABLE)
        part = _part(session, person, sheet)
        past = sheets.past(session, [sheet])
        shown = past[0] if number is None or part != "owner" else _numbered(past, number)
        form = sheets.form_of(session, sheet, shown.answers)
        if part == "partner" and not may_read_parts(form):
            raise NotFound(UNREADABLE)
        answers = _visible(form, sheet, in_force(form, shown.answers), part)
        return Reading(
            sheet=sheet,
            form=as_read(form, answers) if part == "owner" else only_answered(form, answers),
            owner=session.get_one(Person, sheet.owner_id),
            part=part,
            shown=Past(shown.number, shown.kept_at, shown.by, answers, sheet.id),
            past=past if part == "owner" else (),
            row=_row(session, sheet, form, shown) if part == "owner" else (),
            files=[
                one
                for one in sheets.files(session, sheet)
                if one.field_id in answers or part == "owner"
            ],
        )


def history(
    person: Person, slug: str, relationship_id: UUID | None = None
) -> tuple[Definition, tuple[Past, ...]]:
    """All that somebody, or a pair, has kept of a form, newest first."""
    with reading() as session:
        form = forms.by_slug(session, slug)
        query = select(Sheet).where(Sheet.form_key == form.id, sheets.is_own(person))
        if relationship_id:
            pairs.own(session, person, relationship_id)
            query = query.where(Sheet.relationship_id == relationship_id)
        newest = query.order_by(col(Sheet.changed_at).desc()).limit(sheets.MOST_PAST)
        past = sheets.past(session, list(session.exec(newest)))
        told = for_part(form, past[0].answers) if past else form
        return told, tuple(replace(one, answers=in_force(told, one.answers)) for one in past)


def _own(session: Session, person: Person, sheet_id: UUID) -> Sheet:
    sheet = session.exec(select(Sheet).where(Sheet.id == sheet_id, sheets.is_own(person))).first()
    if sheet is None:
        raise NotFound(UNREADABLE)
    return sheet


def _one_at_a_time(session: Session, person: Person) -> None:
    """Two windows that begin the same form at once wait for each other."""
    session.exec(select(Person.id).where(Person.id == person.id).with_for_update())


def _under_way(
    session: Session,
    person: Person,
    form: Definition,
    pair_id: UUID | None,
    about_id: UUID | None,
) -> Sheet | None:
    """The sheet to go on with: for a form filled again and again it is always the same one."""
    query = select(Sheet).where(Sheet.form_key == form.id, Sheet.relationship_id == pair_id)
    if pair_id is None:
        query = query.where(Sheet.owner_id == person.id, Sheet.about_id == about_id)
    newest = session.exec(query.order_by(col(Sheet.changed_at).desc()).limit(1)).first()
    if newest is None or (form.repeat is Repeat.MANY and newest.kept):
        return None
    current = forms.edition_of(session, form)
    return newest if newest.edition_id == current.id or not newest.kept else None


def _alike(session: Session, sheet: Sheet, form: Definition) -> list[Sheet]:
    """The sheets whose versions can be compared with this one."""
    query = select(Sheet).where(
        Sheet.form_key == form.id, Sheet.relationship_id == sheet.relationship_id
    )
    if sheet.relationship_id is None:
        query = query.where(Sheet.owner_id == sheet.owner_id, Sheet.about_id == sheet.about_id)
    return list(session.exec(query.order_by(col(Sheet.changed_at).desc()).limit(sheets.MOST_PAST)))


def _row(session: Session, sheet: Sheet, form: Definition, shown: Past) -> tuple[Past, ...]:
    """What is shown and all that was kept of the same form before it, on whichever sheet."""
    kept = sheets.past(session, _alike(session, sheet, form))
    return tuple(one for one in kept if one.kept_at <= shown.kept_at)


def _take(
    session: Session, person: Person, sheet: Sheet, version: int, answers: Answers
) -> dict[str, Json]:
    before = sheets.opened(session, sheet)
    check_version(sheet, version, before, answers)
    whole = merged(before, answers)
    if whole != before:
        sheet.words = sheets.sealed(session, sheet, whole)
        sheet.version += 1
        sheet.changed_at, sheet.changed_by = datetime.now(UTC), person.id
        session.add(sheet)
    return whole


def _is_newer(session: Session, sheet: Sheet) -> bool:
    """Whether the form says something else today than when this sheet was begun."""
    today = forms.found(session, sheet.form_key)
    return today is not None and today != forms.edition(session, sheet.edition_id)


def _begun_by(person: Person, form: Definition, pair: Relationship | None) -> dict[str, Json]:
    """Which of the two fills it, where that makes a difference and can be known."""
    if not form.is_by_part or (person.is_mentor == person.is_mentee and pair is None):
        return {}
    part = part_of(person, pair) if pair else "mentor" if person.is_mentor else "mentee"
    return {PART: part}


def _part(session: Session, person: Person, sheet: Sheet) -> str:
    if sheet.relationship_id is None:
        if sheet.owner_id == person.id:
            return "owner"
        pair = session.get(Relationship, sheet.shared_with) if sheet.shared_with else None
        is_partner = pair is not None and person.id in {pair.mentor_id, pair.mentee_id}
        return "partner" if is_partner else "safe"
    pair = session.get_one(Relationship, sheet.relationship_id)
    return "owner" if person.id in {pair.mentor_id, pair.mentee_id} else "safe"


def _visible(form: Definition, sheet: Sheet, answers: Answers, part: str) -> Answers:
    match part:
        case "owner":
            return answers
        case "partner":
            return shared_answers(form, answers, sheet.shared_parts)
        case _:
            shown = {field.id for field in safe_parts(form)}
            return {
                key: said for key, said in answers.items() if key in shown and not is_empty(said)
            }


def _numbered(past: tuple[Past, ...], number: int) -> Past:
    found = next((one for one in past if one.number == number), None)
    if found is None:
        raise NotFound(UNREADABLE)
    return found
