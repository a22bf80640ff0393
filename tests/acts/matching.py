"""Who may do what with matching: coordinators propose, the two people answer."""

from app.services import matching
from tests.acts import PAIR, Act
from tests.pool import proposed, waiting, waiting_pair

STAFF = frozenset({"coordinator"})

ACTS = {
    matching.queue: Act(lambda _, person: matching.queue(person), STAFF),
    matching.comparison: Act(lambda _, person: matching.comparison(person, waiting().id), STAFF),
    matching.propose: Act(lambda _, person: matching.propose(person, *waiting_pair()), STAFF),
    matching.withdraw: Act(lambda c, person: matching.withdraw(person, proposed(c).id), STAFF),
    matching.keep_apart: Act(lambda _, person: matching.keep_apart(person, *waiting_pair()), STAFF),
    matching.my_proposals: Act(lambda _, p: matching.my_proposals(p), PAIR | {"stranger"}),
    matching.proposal: Act(lambda c, person: matching.proposal(person, proposed(c).id), PAIR),
    matching.answer: Act(lambda c, person: matching.answer(person, proposed(c).id, True), PAIR),
    matching.let_meet: Act(lambda _, person: matching.let_meet(person, *waiting_pair()), STAFF),
}
