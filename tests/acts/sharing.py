"""Who may share and read: an owner shares, the partner reads, coordinators what is for them."""

from uuid import UUID

from app.services import sharing
from tests.acts import PAIR, Act
from tests.acts.sheets import done
from tests.cast import Cast
from tests.forms import answered, on_shelf_of_two

MENTEE = frozenset({"mentee"})


def shared(cast: Cast) -> UUID:
    sheet = done(cast)
    sharing.share(cast.mentee, sheet, cast.relationship.id, ["line"])
    return sheet


def agreed(cast: Cast) -> UUID:
    """A sheet of results that both have shared."""
    on_shelf_of_two()
    made = [answered(one, cast.relationship.id, 4, 4) for one in (cast.mentor, cast.mentee)]
    for person, sheet in zip((cast.mentor, cast.mentee), made, strict=True):
        sharing.share(person, sheet.id, cast.relationship.id, [])
    return made[0].id


ACTS = {
    sharing.both: Act(lambda c, person: sharing.both(person, agreed(c)), PAIR),
    sharing.share: Act(
        lambda c, person: sharing.share(person, done(c), c.relationship.id, ["line"]), MENTEE
    ),
    sharing.withdraw: Act(lambda c, person: sharing.withdraw(person, shared(c)), MENTEE),
    sharing.hand_over: Act(lambda c, person: sharing.hand_over(person, done(c)), MENTEE),
    sharing.take_back: Act(lambda c, person: sharing.take_back(person, done(c)), MENTEE),
    sharing.shared: Act(lambda c, person: sharing.shared(person, c.relationship.id), PAIR),
    sharing.handed: Act(lambda _, person: sharing.handed(person), frozenset({"coordinator"})),
}
