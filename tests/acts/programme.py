"""Who may look at a whole programme: coordinators only."""

from app.services import programme
from tests.acts import Act

ACTS = {
    programme.overview: Act(
        lambda _, person: programme.overview(person), frozenset({"coordinator"})
    )
}
