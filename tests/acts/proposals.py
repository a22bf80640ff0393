"""Who may do what with proposals: only the two people they are made to."""

from app.services import proposals
from tests.acts import PAIR, Act
from tests.pool import proposed

ACTS = {
    proposals.mine: Act(lambda _, person: proposals.mine(person), PAIR | {"stranger"}),
    proposals.one: Act(lambda c, person: proposals.one(person, proposed(c).id), PAIR),
    proposals.answer: Act(lambda c, person: proposals.answer(person, proposed(c).id, True), PAIR),
}
