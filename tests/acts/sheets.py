"""Who may do what with filled forms: their people only."""

from uuid import UUID

from app.services import sheets
from tests.acts import Act
from tests.cast import NAMES, Cast
from tests.forms import ANSWERS, begun, kept, on_shelf

ALL = frozenset(NAMES)
MENTEE = frozenset({"mentee"})


def draft(cast: Cast) -> UUID:
    on_shelf()
    return begun(cast.mentee).id


def done(cast: Cast) -> UUID:
    on_shelf()
    sheet = begun(cast.mentee)
    kept(cast.mentee, sheet)
    return sheet.id


def slug(_: Cast) -> str:
    return on_shelf().slug


ACTS = {
    sheets.begin: Act(
        lambda c, person: sheets.begin(person, slug(c)),
        frozenset({"mentor", "mentee", "stranger", "coordinator"}),
    ),
    sheets.opened: Act(lambda c, person: sheets.opened(person, draft(c)), MENTEE),
    sheets.asked: Act(lambda c, person: sheets.asked(person, draft(c)), MENTEE),
    sheets.unasked: Act(lambda c, person: sheets.unasked(person, draft(c)), MENTEE),
    sheets.save: Act(lambda c, person: sheets.save(person, draft(c), 0, {"line": "x"}), MENTEE),
    sheets.keep: Act(lambda c, person: sheets.keep(person, draft(c), 0, ANSWERS), MENTEE),
    sheets.delete: Act(lambda c, person: sheets.delete(person, done(c)), MENTEE),
    sheets.read: Act(lambda c, person: sheets.read(person, done(c)), MENTEE),
    sheets.history: Act(lambda c, person: sheets.history(person, slug(c)), ALL),
}
