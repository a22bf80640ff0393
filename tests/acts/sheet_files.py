"""Who may put files into a sheet and open them."""

from uuid import UUID

from app.services import sheet_files
from models.people import Person
from models.sheets import SheetFile
from tests.acts import Act
from tests.acts.sheets import draft
from tests.cast import Cast

MENTEE = frozenset({"mentee"})
PDF = b"%PDF-1.7 of a test"


def put(person: Person, sheet: UUID) -> SheetFile:
    return sheet_files.attach(person, sheet, "papers", "cv.pdf", "application/pdf", PDF)


def there(cast: Cast) -> UUID:
    return put(cast.mentee, draft(cast)).id


ACTS = {
    sheet_files.attach: Act(lambda c, person: put(person, draft(c)), MENTEE),
    sheet_files.detach: Act(lambda c, person: sheet_files.detach(person, there(c)), MENTEE),
    sheet_files.file: Act(lambda c, person: sheet_files.file(person, there(c)), MENTEE),
}
