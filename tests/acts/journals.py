"""Who may do what with journals: mentors and mentees keep one; a page is its author's alone."""

from uuid import UUID

from app.services import journals
from tests.acts import PAIR, Act
from tests.cast import NAMES, TODAY, Cast

WRITERS = frozenset({"mentor", "mentee", "stranger"})
MENTEE = frozenset({"mentee"})
ALL = frozenset(NAMES)


def entry(cast: Cast) -> UUID:
    return journals.write(cast.mentee, TODAY, "A line for me.", 0).id


def shared(cast: Cast) -> UUID:
    return journals.share(cast.mentee, entry(cast), cast.relationship.id).id


ACTS = {
    journals.write: Act(lambda _, person: journals.write(person, TODAY, "Words.", 0), WRITERS),
    journals.on: Act(lambda _, person: journals.on(person, TODAY), ALL),
    journals.feel: Act(lambda _, person: journals.feel(person, TODAY, 4), WRITERS),
    journals.delete: Act(lambda c, person: journals.delete(person, shared(c)), MENTEE),
    journals.share: Act(
        lambda c, person: journals.share(person, entry(c), c.relationship.id), MENTEE
    ),
    journals.withdraw: Act(lambda c, person: journals.withdraw(person, shared(c)), MENTEE),
    journals.page: Act(lambda c, person: journals.page(person, shared(c)), PAIR),
    journals.mine: Act(lambda _, person: journals.mine(person), ALL),
    journals.week: Act(lambda _, person: journals.week(person, TODAY), ALL),
    journals.search: Act(lambda _, person: journals.search(person, "line"), ALL),
    journals.shared_with: Act(lambda _, person: journals.shared_with(person), ALL),
    journals.glance: Act(lambda _, person: journals.glance(person, TODAY), ALL),
    journals.mood_on: Act(lambda _, person: journals.mood_on(person, TODAY), ALL),
    journals.prompts: Act(lambda _, person: journals.prompts(person), ALL),
}
