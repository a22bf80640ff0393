"""Who may do what with relationships: everybody sees their own, nobody else's."""

from app.services import relationships
from tests.acts import PAIR, Act
from tests.cast import NAMES

ALL = frozenset(NAMES)
ACTS = {
    relationships.mine: Act(lambda _, person: relationships.mine(person), ALL),
    relationships.attention: Act(lambda _, person: relationships.attention(person), ALL),
    relationships.room: Act(lambda _, person: relationships.room(person), ALL),
    relationships.one: Act(lambda c, person: relationships.one(person, c.relationship.id), PAIR),
}
