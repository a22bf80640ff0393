"""The goals of the demo's relationships, how far they have come, and the steps towards them."""

from app.demo import script
from app.demo.scene import EVENING, NOON, Scene
from models.goals import Goal, GoalReading, Step
from models.relationships import Relationship


def aim(scene: Scene, story: script.Story, pair: Relationship) -> None:
    zone = scene.zone(story)
    for one in story.goals:
        goal = _goal(scene, zone, pair, one)
        scene.add(goal, *_readings(scene, zone, pair, goal, one))
        for action in one.steps:
            scene.add(_step(scene, story, pair, action, goal))
    for action in story.loose:
        scene.add(_step(scene, story, pair, action))


def _goal(scene: Scene, zone: str, pair: Relationship, one: script.Aim) -> Goal:
    return Goal(
        relationship_id=pair.id,
        title=one.title,
        area=one.area,
        start=one.start,
        target=one.target,
        evidence=one.evidence,
        due_on=None if one.due is None else scene.day(zone, one.due),
        status=one.status,
        made_at=scene.moment(zone, one.made, EVENING),
    )


def _readings(
    scene: Scene, zone: str, pair: Relationship, goal: Goal, one: script.Aim
) -> list[GoalReading]:
    return [
        GoalReading(
            goal_id=goal.id,
            value=value,
            read_on=scene.day(zone, ago),
            read_by=pair.mentee_id,
        )
        for ago, value in one.read
    ]


def _step(
    scene: Scene,
    story: script.Story,
    pair: Relationship,
    action: script.Action,
    goal: Goal | None = None,
) -> Step:
    zone = scene.zone(story)
    return Step(
        relationship_id=pair.id,
        goal_id=goal.id if goal else None,
        owner_id=scene.who(story, action.who).id,
        action=action.do,
        when_then=action.when,
        due_on=None if action.due is None else scene.day(zone, action.due),
        done_at=scene.maybe(zone, action.done, EVENING),
        made_at=scene.moment(zone, action.made, NOON),
    )
