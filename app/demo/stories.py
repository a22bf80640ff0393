"""Each relationship of the demo: its way through the stages, its agreement, what was confirmed."""

from collections.abc import Sequence

from app.demo import agreements, goals, meetings, script, talk
from app.demo.scene import EVENING, NOON, Scene, at_most
from app.steps import facts
from models.mentra import confirmers, gate
from models.relationships import Confirmation, Relationship, StageMove


def tell(scene: Scene, story: script.Story) -> None:
    pair = _pair(scene, story)
    scene.pairs[story.mentee] = pair
    scene.add(pair)
    _moves(scene, story, pair)
    agreements.write(scene, story, pair)
    goals.aim(scene, story, pair)
    contacts = (*meetings.plan(scene, story, pair), *talk.write(scene, story, pair))
    pair.last_contact_at = at_most(scene.now, contacts)


def confirm(scene: Scene) -> None:
    """What only people can tell: all of it for stages behind them, some for the present one."""
    known = facts.gather(scene.session, list(scene.pairs.values()), scene.now)
    stages = facts.stages(scene.session)
    for story in script.stories():
        pair = scene.pairs[story.mentee]
        for stage in stages[: pair.stage + 1]:
            for state in gate(stage, known[pair.id]).missing:
                here = stage.position == pair.stage
                said = story.said.get(state.check.id, []) if here else confirmers(state.check)
                if state.by_people:
                    _say(scene, story, stage.position, state.check.id, sorted(said))


def _pair(scene: Scene, story: script.Story) -> Relationship:
    zone = scene.zone(story)
    return Relationship(
        id=scene.new_id(),
        programme_id=scene.programme.id,
        mentor_id=scene.people[story.mentor].id,
        mentee_id=scene.people[story.mentee].id,
        stage=len(story.moves),
        stage_since=scene.moment(zone, story.came[-1], EVENING),
        started_on=scene.day(zone, story.started),
        ends_on=scene.programme.ends_on,
        rhythm_days=story.rhythm,
        position=float(len(scene.pairs)),
        version=1 + len(story.moves),
    )


def _moves(scene: Scene, story: script.Story, pair: Relationship) -> None:
    zone = scene.zone(story)
    since = scene.moment(zone, story.started, EVENING)
    for stage, ago in enumerate(story.moves):
        at = scene.moment(zone, ago, EVENING)
        scene.add(
            StageMove(
                relationship_id=pair.id,
                from_stage=stage,
                to_stage=stage + 1,
                was_since=since,
                moved_by=pair.mentor_id,
                moved_at=at,
            )
        )
        since = at


def _say(
    scene: Scene, story: script.Story, stage: int, check_id: str, parts: Sequence[str]
) -> None:
    """On the day they moved on, or three days after they came to where they are."""
    pair = scene.pairs[story.mentee]
    left = story.moves[stage] if stage < pair.stage else max(1, story.came[stage] - 3)
    for part in parts:
        scene.add(
            Confirmation(
                relationship_id=pair.id,
                check_id=check_id,
                confirmed_as=part,
                confirmed_by=scene.who(story, part).id,
                confirmed_at=scene.moment(scene.zone(story), left, NOON),
            )
        )
