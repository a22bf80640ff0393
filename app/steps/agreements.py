"""The agreement within a transaction: its form, its versions, and a version that is kept."""

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, and_, col, func, select

from app import seal
from app.steps import forms, pairs, sheets
from models.agreements import Agreement, Words
from models.forms.conditions import as_read, for_part, in_force
from models.forms.definitions import Definition, Fills, Home
from models.library import Edition
from models.notices import NoticeKind
from models.people import Person
from models.relationships import Relationship
from models.sheets import KeptSheet, Sheet

MOST_VERSIONS = 60


def form(session: Session) -> Definition | None:
    """The form of the agreement: the first that lives on its page."""
    shelf = forms.instruments(session, Fills.PAIR)
    return next((one for one in shelf if one.home is Home.AGREEMENT), None)


def versions(session: Session, pair: Relationship) -> tuple[Agreement, ...]:
    """Newest first."""
    query = select(Agreement).where(Agreement.relationship_id == pair.id)
    newest = query.order_by(col(Agreement.version).desc()).limit(MOST_VERSIONS)
    return tuple(session.exec(newest))


def sheet(
    session: Session, pair: Relationship, asked: Definition
) -> tuple[Sheet, Definition] | None:
    """The sheet that the two go on with, and what it asks."""
    query = (
        select(Sheet, Edition)
        .join(Edition, col(Sheet.edition_id) == Edition.id)
        .where(Sheet.form_key == asked.id, Sheet.relationship_id == pair.id)
    )
    found = session.exec(query.order_by(col(Sheet.changed_at).desc()).limit(1)).first()
    return (found[0], forms.defined(found[1].digest, found[1].body)) if found else None


def keep(session: Session, person: Person, kept: KeptSheet, sheet: Sheet) -> Relationship | None:
    """Where the kept sheet is a pair's agreement, it is a new version, and the other is told."""
    asked = form(session)
    if sheet.relationship_id is None or asked is None or asked.id != sheet.form_key:
        return None
    pair = session.get_one(Relationship, sheet.relationship_id)
    count = select(func.max(Agreement.version)).where(Agreement.relationship_id == pair.id)
    session.add(
        Agreement(
            relationship_id=pair.id,
            version=(session.exec(count).one() or 0) + 1,
            sheet_id=sheet.id,
            number=kept.number,
            is_complete=True,
            written_by=person.id,
            written_at=kept.kept_at,
        )
    )
    tell(session, NoticeKind.AGREEMENT_CHANGED, person, pair, kept.kept_at)
    return pair


def tell(
    session: Session, kind: NoticeKind, person: Person, pair: Relationship, now: datetime
) -> None:
    """Tells the other of the two."""
    href = f"/with/{pair.id}/agreement"
    session.add(pairs.notice(kind, pairs.other(person, pair), person, href, now))


def words(session: Session, asked: Iterable[Agreement | None]) -> dict[UUID, Words]:
    """What some versions say, by their ids; one of before the sheet is not among them."""
    query = (
        select(Agreement.id, Sheet, KeptSheet, Edition)
        .join(Sheet, col(Agreement.sheet_id) == Sheet.id)
        .join(Edition, col(Sheet.edition_id) == Edition.id)
        .join(
            KeptSheet,
            and_(KeptSheet.sheet_id == Sheet.id, KeptSheet.number == Agreement.number),
        )
        .where(col(Agreement.id).in_({one.id for one in asked if one}))
    )
    found = {}
    for id_, sheet, kept, edition in session.exec(query):
        answers = sheets.opened_version(session, sheet, kept)
        form = for_part(forms.defined(edition.digest, edition.body), answers)
        found[id_] = Words(as_read(form, answers), in_force(form, answers), kept.kept_at)
    return found


def terms(session: Session, version: Agreement) -> dict[str, str]:
    """The lines of a version of before the sheet."""
    said = seal.open_(session, version.relationship_id, version.words, place(version.id))
    found: dict[str, str] = json.loads(said) if said else {}
    return found


def place(id_: UUID) -> str:
    return f"agreement.words {id_}"
