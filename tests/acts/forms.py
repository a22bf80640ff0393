"""Who may do what with forms: all may look, mentors suggest, coordinators take in."""

from app.services import forms
from models.library import Search
from tests.acts import EVERYBODY, PAIR, Act
from tests.cast import NAMES, Cast
from tests.forms import on_shelf

ALL = frozenset(NAMES)


def slug(_: Cast) -> str:
    return on_shelf().slug


def tipped(cast: Cast) -> str:
    return slug_after_tip(cast, slug(cast))


def slug_after_tip(cast: Cast, known: str) -> str:
    forms.tip(cast.mentor, cast.relationship.id, known)
    return known


STAFF = frozenset({"coordinator", "admin"})
ACTS = {
    forms.library: Act(lambda _, person: forms.library(person, Search()), ALL),
    forms.form: Act(lambda c, person: forms.form(person, slug(c)), ALL),
    forms.tip: Act(
        lambda c, person: forms.tip(person, c.relationship.id, slug(c)), frozenset({"mentor"})
    ),
    forms.untip: Act(
        lambda c, person: forms.untip(person, c.relationship.id, tipped(c)), frozenset({"mentor"})
    ),
    forms.instruments: Act(lambda c, person: forms.instruments(person, c.relationship.id), PAIR),
    forms.export: Act(lambda c, person: forms.export(person, slug(c)), EVERYBODY - {"mentee"}),
    forms.changed_texts: Act(lambda _, person: forms.changed_texts(person), STAFF),
    forms.shelf: Act(lambda _, person: forms.shelf(person), STAFF),
    forms.take_in: Act(
        lambda c, person: forms.take_in(person, forms.export(c.admin, slug(c))),
        STAFF,
    ),
}
