"""Who may do what with matching: coordinators only."""

from app.services import matching
from tests.acts import Act
from tests.pool import proposed, waiting, waiting_pair

STAFF = frozenset({"coordinator"})

ACTS = {
    matching.queue: Act(lambda _, person: matching.queue(person), STAFF),
    matching.comparison: Act(lambda _, person: matching.comparison(person, waiting().id), STAFF),
    matching.propose: Act(lambda _, person: matching.propose(person, *waiting_pair()), STAFF),
    matching.withdraw: Act(lambda c, person: matching.withdraw(person, proposed(c).id), STAFF),
    matching.keep_apart: Act(lambda _, person: matching.keep_apart(person, *waiting_pair()), STAFF),
    matching.let_meet: Act(lambda _, person: matching.let_meet(person, *waiting_pair()), STAFF),
}
