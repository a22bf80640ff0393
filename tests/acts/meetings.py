"""Who may do what with sessions: the two people of a relationship."""

from datetime import timedelta

from app.services import meetings
from tests.acts import PAIR, Act
from tests.cast import NAMES, NOW
from tests.mentoring import held, planned

ALL = frozenset(NAMES)
LATER = NOW + timedelta(days=5)
ACTS = {
    meetings.upcoming: Act(lambda _, person: meetings.upcoming(person), ALL),
    meetings.following: Act(lambda _, person: meetings.following(person), ALL),
    meetings.past: Act(lambda _, person: meetings.past(person), ALL),
    meetings.of_pair: Act(lambda c, person: meetings.of_pair(person, c.relationship.id), PAIR),
    meetings.one: Act(
        lambda c, person: meetings.one(person, c.relationship.id, planned(c).number), PAIR
    ),
    meetings.plan: Act(lambda c, person: meetings.plan(person, c.relationship.id, LATER), PAIR),
    meetings.shift: Act(lambda c, person: meetings.shift(person, planned(c).id, LATER), PAIR),
    meetings.cancel: Act(lambda c, person: meetings.cancel(person, planned(c).id), PAIR),
    meetings.add_point: Act(
        lambda c, person: meetings.add_point(person, planned(c).id, "A question"), PAIR
    ),
    meetings.hold: Act(lambda c, person: meetings.hold(person, planned(c).id), PAIR),
    meetings.write_note: Act(
        lambda c, person: meetings.write_note(person, held(c).id, "Notes", 1), PAIR
    ),
    meetings.publish: Act(lambda c, person: meetings.publish(person, held(c).id, "Notes", 1), PAIR),
    meetings.give_pulse: Act(
        lambda c, person: meetings.give_pulse(person, held(c).id, 5, 4, 4, 5), PAIR
    ),
}
