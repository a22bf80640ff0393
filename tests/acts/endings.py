"""Who may end a relationship: its two people and the coordinators."""

from app.services import endings
from tests.acts import Act

ALLOWED = frozenset({"mentor", "mentee", "coordinator"})
ACTS = {
    endings.ending: Act(lambda c, person: endings.ending(person, c.relationship.id), ALLOWED),
    endings.end: Act(lambda c, person: endings.end(person, c.relationship.id, 1), ALLOWED),
}
