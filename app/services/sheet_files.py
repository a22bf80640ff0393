"""Files in filled forms: put one in, take it out, open it where the sheet may be read."""

from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from app import seal
from app.database import reading, transaction
from app.steps import forms, sheets
from models.errors import NotFound, Refusal
from models.forms.shapes import FieldType
from models.people import Person
from models.sheets import Sheet, SheetFile, Told, check_file

LONGEST_NAME = 160
GONE = "There is no such file."


def attach(
    person: Person, sheet_id: UUID, field_id: str, name: str, type_: str, content: bytes
) -> SheetFile:
    """Puts a file into a field of a sheet of one's own."""
    now = datetime.now(UTC)
    with transaction() as session:
        sheet = sheets.to_change(session, person, sheet_id)
        asked = forms.edition(session, sheet.edition_id).field(field_id)
        if asked is None or asked.type is not FieldType.FILE:
            raise Refusal("Files do not belong here.")
        have = session.exec(
            select(func.count(col(SheetFile.id))).where(SheetFile.sheet_id == sheet.id)
        ).one()
        real = check_file(content, type_, have)
        row = SheetFile(
            sheet_id=sheet.id,
            field_id=field_id,
            name=b"",
            type=real,
            size=len(content),
            content=b"",
            added_at=now,
        )
        place, owner = sheets.file_place(row.id), sheet.seal_owner
        row.name = seal.close(session, owner, _bare(name), place)
        row.content = seal.close_bytes(session, owner, content, place)
        session.add(row)
    sheets.tell(sheet)
    return row


def detach(person: Person, file_id: UUID) -> None:
    """Takes a file out of a sheet of one's own, for good."""
    with transaction() as session:
        row = _row(session, file_id)
        sheet = sheets.to_change(session, person, row.sheet_id)
        session.delete(row)
    sheets.tell(sheet)


def file(person: Person, file_id: UUID) -> tuple[Told, bytes]:
    """A file, for whoever may read the field it is in."""
    with reading() as session:
        row = _row(session, file_id)
        query = select(Sheet).where(Sheet.id == row.sheet_id, sheets.is_readable(person))
        sheet = session.exec(query).first()
        if sheet is None or not _may_open(session, person, sheet, row):
            raise NotFound(GONE)
        place, owner = sheets.file_place(row.id), sheet.seal_owner
        name = seal.open_(session, owner, row.name, place)
        content = seal.open_bytes(session, owner, row.content, place)
        return Told(row.id, row.field_id, name, row.type, row.size), content


def _row(session: Session, file_id: UUID) -> SheetFile:
    row = session.get(SheetFile, file_id)
    if row is None:
        raise NotFound(GONE)
    return row


def _may_open(session: Session, person: Person, sheet: Sheet, row: SheetFile) -> bool:
    mine = select(Sheet.id).where(Sheet.id == sheet.id, sheets.is_own(person))
    return session.exec(mine).first() is not None or row.field_id in sheet.shared_parts


def _bare(name: str) -> str:
    """The last part of a name, without signs that a file system or a header reads."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in last if sign.isprintable() and sign not in '";<>')[
        :LONGEST_NAME
    ]
