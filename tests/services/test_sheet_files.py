"""Files in sheets: what they really are, sealed, and opened only where they may be read."""

import pytest
import sqlalchemy as sa

from app import database
from app.services import sharing, sheet_files
from models.errors import NotFound, Refusal
from models.sheets import LARGEST_FILE, Sheet
from tests.acts.sheet_files import PDF, put
from tests.cast import Cast
from tests.forms import begun, kept, on_shelf


@pytest.fixture
def sheet(cast: Cast) -> Sheet:
    on_shelf()
    return begun(cast.mentee)


def test_a_file_comes_back_with_its_bare_name(cast: Cast, sheet: Sheet) -> None:
    row = sheet_files.attach(
        cast.mentee, sheet.id, "papers", 'C:\\me\\..\\cv";x=.pdf', "application/pdf", PDF
    )
    told, content = sheet_files.file(cast.mentee, row.id)
    assert (told.name, told.type, content) == ("cvx=.pdf", "application/pdf", PDF)


def test_name_and_content_are_sealed(cast: Cast, sheet: Sheet) -> None:
    put(cast.mentee, sheet.id)
    with database.engine().connect() as connection:
        row = connection.execute(sa.text("SELECT name, content FROM sheetfile")).one()
    assert b"cv" not in bytes(row[0])
    assert b"PDF" not in bytes(row[1])


@pytest.mark.parametrize(
    ("content", "type_", "why"),
    [
        (b"<html><script>", "application/pdf", "Use a PDF"),
        (b"GIF89a", "image/gif", "Use a PDF"),
        (b"", "text/plain", "empty"),
        (b"%PDF-" + b"0" * LARGEST_FILE, "application/pdf", "larger than 5 MB"),
    ],
)
def test_what_does_not_belong_is_refused(
    cast: Cast, sheet: Sheet, content: bytes, type_: str, why: str
) -> None:
    with pytest.raises(Refusal, match=why):
        sheet_files.attach(cast.mentee, sheet.id, "papers", "a", type_, content)


def test_a_file_has_the_type_it_begins_with(cast: Cast, sheet: Sheet) -> None:
    png = b"\x89PNG\r\n\x1a\n123"
    row = sheet_files.attach(cast.mentee, sheet.id, "papers", "a.html", "text/html", png)
    assert row.type == "image/png"
    text = sheet_files.attach(cast.mentee, sheet.id, "papers", "a.html", "text/html", b"<script>")
    assert text.type == "text/plain"


def test_files_belong_into_fields_for_files(cast: Cast, sheet: Sheet) -> None:
    with pytest.raises(Refusal, match="do not belong"):
        sheet_files.attach(cast.mentee, sheet.id, "line", "a.pdf", "application/pdf", PDF)


def test_ten_files_are_enough(cast: Cast, sheet: Sheet) -> None:
    for _ in range(10):
        put(cast.mentee, sheet.id)
    with pytest.raises(Refusal, match="ten files"):
        put(cast.mentee, sheet.id)


def test_the_partner_opens_a_file_only_in_a_shared_part(cast: Cast, sheet: Sheet) -> None:
    row = put(cast.mentee, sheet.id)
    kept(cast.mentee, sheet)
    sharing.share(cast.mentee, sheet.id, cast.relationship.id, ["line"])
    with pytest.raises(NotFound):
        sheet_files.file(cast.mentor, row.id)
    sharing.share(cast.mentee, sheet.id, cast.relationship.id, ["line", "papers"])
    assert sheet_files.file(cast.mentor, row.id)[1] == PDF
    sheet_files.detach(cast.mentee, row.id)
    with pytest.raises(NotFound):
        sheet_files.file(cast.mentee, row.id)
