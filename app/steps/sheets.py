"""What the services of filled forms share: whose sheet it is, and its words opened and sealed."""

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, func, or_, select

from app import events, seal
from app.database import without
from app.i18n import full_date
from app.steps import forms, pairs
from models.base import Json
from models.errors import NotFound
from models.forms.answers import Answers
from models.forms.conditions import for_part
from models.forms.definitions import Definition
from models.forms.shapes import FieldType
from models.organisation import Programme
from models.people import Person
from models.relationships import Relationship
from models.sheets import UNREADABLE, KeptSheet, Past, Sheet, SheetFile, Told

MOST_PAST = 60


def own(session: Session, person: Person, sheet_id: UUID) -> Sheet:
    """A sheet this person may write on, alone or as one of two; held until the end."""
    query = select(Sheet).where(Sheet.id == sheet_id, is_own(person))
    sheet = session.exec(query.with_for_update()).first()
    if sheet is None:
        raise NotFound(UNREADABLE)
    return sheet


def to_change(session: Session, person: Person, sheet_id: UUID) -> Sheet:
    """The same, where the relationship of a pair's sheet goes on."""
    sheet = own(session, person, sheet_id)
    if sheet.relationship_id:
        pairs.to_change(session, person, sheet.relationship_id)
    return sheet


def is_own(person: Person) -> ColumnElement[bool]:
    of_pair = select(Relationship.id).where(pairs.takes_part(person))
    return or_(
        and_(col(Sheet.relationship_id).is_(None), Sheet.owner_id == person.id),
        col(Sheet.relationship_id).in_(of_pair),
    )


def is_readable(person: Person) -> ColumnElement[bool]:
    """One's own, what is shared while a relationship goes on, what was handed to coordinators."""
    going_on = select(Relationship.id).where(
        pairs.takes_part(person), col(Relationship.ended_at).is_(None)
    )
    ways = [is_own(person), col(Sheet.shared_with).in_(going_on)]
    if person.is_coordinator:
        ways.append(col(Sheet.handed_at).is_not(None))
    return or_(*ways)


def form_of(session: Session, sheet: Sheet, answers: Answers) -> Definition:
    """The definition a sheet was begun with, in the words of the one who fills it."""
    return for_part(forms.edition(session, sheet.edition_id), answers)


def opened(session: Session, sheet: Sheet) -> dict[str, Json]:
    """The answers as they stand."""
    return _answers(seal.open_(session, sheet.seal_owner, sheet.words, place(sheet.id)))


def opened_version(session: Session, sheet: Sheet, kept: KeptSheet) -> dict[str, Json]:
    """The answers as they were kept."""
    return _answers(seal.open_(session, sheet.seal_owner, kept.words, version_place(kept.id)))


def sealed(session: Session, sheet: Sheet, answers: Answers) -> bytes:
    words = json.dumps(answers, ensure_ascii=False)
    return seal.close(session, sheet.seal_owner, words, place(sheet.id))


def sealed_version(session: Session, sheet: Sheet, kept: KeptSheet, answers: Answers) -> bytes:
    words = json.dumps(answers, ensure_ascii=False)
    return seal.close(session, sheet.seal_owner, words, version_place(kept.id))


def past(session: Session, sheets: Sequence[Sheet]) -> tuple[Past, ...]:
    """The kept versions of some sheets, newest first."""
    known = {sheet.id: sheet for sheet in sheets}
    query = select(KeptSheet).where(col(KeptSheet.sheet_id).in_(known))
    newest = query.order_by(col(KeptSheet.kept_at).desc(), col(KeptSheet.number).desc())
    return tuple(
        Past(
            number=row.number,
            kept_at=row.kept_at,
            by=row.kept_by,
            answers=opened_version(session, known[row.sheet_id], row),
            sheet_id=row.sheet_id,
        )
        for row in session.exec(newest.limit(MOST_PAST))
    )


def files(session: Session, sheet: Sheet) -> tuple[Told, ...]:
    query = (
        select(SheetFile)
        .options(*without(SheetFile.content))
        .where(SheetFile.sheet_id == sheet.id)
        .order_by(col(SheetFile.added_at))
    )
    return tuple(
        Told(
            row.id,
            row.field_id,
            seal.open_(session, sheet.seal_owner, row.name, file_place(row.id)),
            row.type,
            row.size,
        )
        for row in session.exec(query)
    )


def named_files(session: Session, sheet: Sheet) -> dict[str, Json]:
    """The files of a sheet by field, as a version remembers them."""
    found: dict[str, list[Json]] = {}
    for one in files(session, sheet):
        found.setdefault(one.field_id, []).append({"id": str(one.id), "name": one.name})
    return {**found}


def automatic(
    session: Session, form: Definition, sheet: Sheet, pair: Relationship | None, now: datetime
) -> dict[str, str]:
    """What the application fills in by itself, by field."""
    asked = [field for field in form.fields if field.type is FieldType.AUTO]
    if not asked:
        return {}
    known = {"today": full_date(now), "number": str(_number(session, sheet)), "timer": ""}
    owner = session.get(Person, sheet.owner_id)
    known["person"] = owner.name if owner else ""
    if pair:
        both = pairs.people(session, [pair])
        programme = session.get(Programme, pair.programme_id)
        known |= {
            "mentor": both[pair.mentor_id].name,
            "mentee": both[pair.mentee_id].name,
            "programme": programme.name if programme else "",
        }
        known["partner"] = known["mentee" if pair.mentor_id == sheet.owner_id else "mentor"]
    return {field.id: known.get(field.source, "") for field in asked}


def _number(session: Session, sheet: Sheet) -> int:
    """Which one of its kind a sheet is: the third session has the third note."""
    earlier = select(func.count(col(Sheet.id))).where(
        Sheet.form_key == sheet.form_key,
        Sheet.owner_id == sheet.owner_id,
        Sheet.relationship_id == sheet.relationship_id,
        Sheet.about_id == sheet.about_id,
        Sheet.started_at <= sheet.started_at,
        Sheet.id != sheet.id,
    )
    return session.exec(earlier).one() + 1


def pair_of(session: Session, person: Person, sheet: Sheet) -> Relationship | None:
    """The relationship a sheet belongs to or is about, else the one its person is in now."""
    if known := sheet.relationship_id or sheet.about_id:
        return session.get(Relationship, known)
    return next(iter(_going_on(session, person)), None)


def about(session: Session, person: Person, pair: Relationship | None) -> UUID | None:
    """What a sheet that one of the two begins is about: where it is opened, else the only one."""
    if pair:
        return pair.id
    found = _going_on(session, person)
    return found[0].id if len(found) == 1 else None


def _going_on(session: Session, person: Person) -> Sequence[Relationship]:
    query = select(Relationship).where(
        pairs.takes_part(person), col(Relationship.ended_at).is_(None)
    )
    return session.exec(query.order_by(col(Relationship.started_on)).limit(2)).all()


def tell(sheet: Sheet, *others: UUID) -> None:
    """Tells open pages, after the transaction."""
    for somebody in {sheet.owner_id, *others}:
        events.people.announce(somebody)
    for pair in {sheet.relationship_id, sheet.shared_with} - {None}:
        if pair:
            events.relationships.announce(pair)


def place(sheet_id: UUID) -> str:
    return f"sheet.words {sheet_id}"


def version_place(id_: UUID) -> str:
    return f"keptsheet.words {id_}"


def file_place(id_: UUID) -> str:
    return f"sheetfile {id_}"


def _answers(words: str) -> dict[str, Json]:
    found = json.loads(words) if words else {}
    return found if isinstance(found, dict) else {}
