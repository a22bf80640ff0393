"""Who may talk: the two people of a relationship, and nobody listens."""

from app.services import talk
from tests.acts import PAIR, Act

ACTS = {
    talk.thread: Act(lambda c, person: talk.thread(person, c.relationship.id), PAIR),
    talk.last_heard: Act(lambda c, person: talk.last_heard(person, c.relationship.id), PAIR),
    talk.send: Act(lambda c, person: talk.send(person, c.relationship.id, "Hello"), PAIR),
    talk.mark_read: Act(lambda c, person: talk.mark_read(person, c.relationship.id), PAIR),
}
