"""Goals: at most three, read once a day, with steps that their owners tick."""

import pytest

from app.services import goals
from models.errors import Refusal
from models.goals import Goal, GoalStatus
from tests.cast import Cast


def goal(cast: Cast, title: str = "Show the work") -> Goal:
    return goals.set_goal(cast.mentee, cast.relationship.id, title, start=2, target=6)


def test_both_read_a_goal_with_its_steps(cast: Cast) -> None:
    rel, mine = cast.relationship.id, goal(cast)
    step = goals.add_step(cast.mentor, rel, "Choose five", owner_id=cast.mentee.id, goal_id=mine.id)
    loose = goals.add_step(cast.mentor, rel, "Send the sheet")
    found = goals.of_pair(cast.mentee, rel)
    assert found.standings[0].goal == mine
    assert found.standings[0].steps == (step,)
    assert found.loose == (loose,)
    assert found.steps == (step, loose)


def test_the_last_reading_of_a_day_counts(cast: Cast) -> None:
    mine = goal(cast)
    goals.read_value(cast.mentee, mine.id, 3)
    goals.read_value(cast.mentor, mine.id, 5)
    standing = goals.of_pair(cast.mentee, cast.relationship.id).standings[0]
    assert (len(standing.readings), standing.now, standing.distance) == (1, 5, 75)


def test_a_reading_stays_on_the_scale(cast: Cast) -> None:
    with pytest.raises(Refusal):
        goals.read_value(cast.mentee, goal(cast).id, 11)


def test_a_fourth_goal_waits_until_one_is_settled(cast: Cast) -> None:
    first, *_ = (goal(cast, f"Goal {number}") for number in range(3))
    with pytest.raises(Refusal):
        goal(cast)
    goals.settle(cast.mentor, first.id, GoalStatus.REACHED)
    goal(cast)
    assert len(goals.of_pair(cast.mentor, cast.relationship.id).standings) == 4


def test_a_dropped_goal_is_gone_and_its_steps_are_not(cast: Cast) -> None:
    mine, rel = goal(cast), cast.relationship.id
    step = goals.add_step(cast.mentee, rel, "Ask", goal_id=mine.id)
    goals.settle(cast.mentee, mine.id, GoalStatus.DROPPED)
    found = goals.of_pair(cast.mentee, rel)
    assert (found.standings, found.loose) == ((), (step,))


def test_only_the_owner_ticks_a_step_and_may_open_it_again(cast: Cast) -> None:
    step = goals.add_step(cast.mentor, cast.relationship.id, "Ask", owner_id=cast.mentee.id)
    with pytest.raises(Refusal):
        goals.tick_step(cast.mentor, step.id)
    assert goals.tick_step(cast.mentee, step.id).done_at is not None
    assert goals.tick_step(cast.mentee, step.id, done=False).done_at is None


def test_a_step_belongs_to_one_of_the_two_and_to_a_goal_of_theirs(cast: Cast) -> None:
    rel = cast.relationship.id
    with pytest.raises(Refusal):
        goals.add_step(cast.mentor, rel, "Ask", owner_id=cast.stranger.id)
    foreign = goals.set_goal(cast.stranger, cast.other.id, "Else", start=1, target=5)
    with pytest.raises(Refusal):
        goals.add_step(cast.mentor, rel, "Ask", goal_id=foreign.id)


def test_progress_over_time_is_a_line_per_mentee(cast: Cast) -> None:
    mine = goal(cast)
    assert goals.over_time(cast.mentor) == []
    goals.read_value(cast.mentee, mine.id, 4)
    (line,) = goals.over_time(cast.mentor)
    assert (line.name, [percent for _, percent in line.points]) == ("Ben", [50])
    assert goals.over_time(cast.mentee) == []
