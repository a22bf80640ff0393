"""Who may do what with goals: the two people of a relationship."""

from uuid import UUID

from app.services import goals
from models.goals import GoalStatus
from models.people import Person
from tests.acts import PAIR, Act
from tests.cast import NAMES, Cast


def goal(cast: Cast) -> UUID:
    return goals.set_goal(cast.mentee, cast.relationship.id, "Show work", start=3, target=8).id


def ticked(cast: Cast, person: Person) -> None:
    step = goals.add_step(
        cast.mentee,
        cast.relationship.id,
        "Ask",
        owner_id=person.id if person.id in pair(cast) else None,
    )
    goals.tick_step(person, step.id)


def pair(cast: Cast) -> tuple[UUID, UUID]:
    return (cast.mentor.id, cast.mentee.id)


ACTS = {
    goals.of_pair: Act(lambda c, person: goals.of_pair(person, c.relationship.id), PAIR),
    goals.over_time: Act(lambda _, person: goals.over_time(person), frozenset(NAMES)),
    goals.set_goal: Act(
        lambda c, person: goals.set_goal(person, c.relationship.id, "Grow", start=1, target=5),
        PAIR,
    ),
    goals.settle: Act(lambda c, person: goals.settle(person, goal(c), GoalStatus.REACHED), PAIR),
    goals.read_value: Act(lambda c, person: goals.read_value(person, goal(c), 5), PAIR),
    goals.add_step: Act(lambda c, person: goals.add_step(person, c.relationship.id, "Ask"), PAIR),
    goals.tick_step: Act(ticked, PAIR),
}
