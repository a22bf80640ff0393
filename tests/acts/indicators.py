"""Who may see figures of the programme: coordinators and administrators."""

from app.services import indicators
from tests.acts import Act

ACTS = {
    indicators.counted: Act(
        lambda _, person: indicators.counted(person), frozenset({"coordinator", "admin"})
    )
}
