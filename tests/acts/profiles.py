"""Who may let matching compare a profile form: whoever filled it, in their own part."""

from uuid import UUID

from app.services import profiles
from tests.acts import Act
from tests.cast import Cast
from tests.forms import FEEDING, begun, kept, on_shelf


def done(cast: Cast) -> UUID:
    on_shelf(**FEEDING)
    sheet = begun(cast.mentee)
    kept(cast.mentee, sheet)
    return sheet.id


ACTS = {
    profiles.offer: Act(lambda c, person: profiles.offer(person, done(c)), frozenset({"mentee"})),
    profiles.withdraw: Act(
        lambda _, person: profiles.withdraw(person), frozenset({"mentor", "mentee", "stranger"})
    ),
}
