"""Who may share and read: an owner shares, the partner reads, coordinators what is for them."""

from uuid import UUID

from app.services import sharing
from tests.acts import PAIR, Act
from tests.acts.sheets import done
from tests.cast import Cast

MENTEE = frozenset({"mentee"})


def shared(cast: Cast) -> UUID:
    sheet = done(cast)
    sharing.share(cast.mentee, sheet, cast.relationship.id, ["line"])
    return sheet


ACTS = {
    sharing.share: Act(
        lambda c, person: sharing.share(person, done(c), c.relationship.id, ["line"]), MENTEE
    ),
    sharing.withdraw: Act(lambda c, person: sharing.withdraw(person, shared(c)), MENTEE),
    sharing.hand_over: Act(lambda c, person: sharing.hand_over(person, done(c)), MENTEE),
    sharing.take_back: Act(lambda c, person: sharing.take_back(person, done(c)), MENTEE),
    sharing.shared: Act(lambda c, person: sharing.shared(person, c.relationship.id), PAIR),
    sharing.handed: Act(lambda _, person: sharing.handed(person), frozenset({"coordinator"})),
}
