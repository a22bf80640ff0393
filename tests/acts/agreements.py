"""Who may read and sign an agreement: the two people it binds."""

from app.services import agreements
from tests.acts import PAIR, Act
from tests.mentoring import written

ACTS = {
    agreements.current: Act(lambda c, person: agreements.current(person, c.relationship.id), PAIR),
    agreements.sign: Act(
        lambda c, person: agreements.sign(person, c.relationship.id, written(c)), PAIR
    ),
}
