"""Goals and steps of a relationship, how far they have come, and how that went over time."""

from uuid import UUID

from app import events
from app.asking import ask
from app.auth import Viewer
from app.i18n import _
from app.services import goals, relationships
from components.controls import box, island, refill
from components.frame import frame
from components.goals import (
    goal_dialog,
    goal_list,
    of_goals,
    owner_of,
    progress_chart,
    reading_dialog,
    status_dialog,
    step_dialog,
    step_list,
)
from components.relationships import crumbs, head, tabs
from models.days import read_day
from models.goals import Goals, GoalStatus, Standing
from models.people import Person
from models.relationships import Together
from pages.surroundings import Around, jump


async def goals_page(viewer: Viewer, around: Around, rel: UUID) -> None:
    together = await ask(relationships.one, viewer, rel)
    known = await ask(goals.of_pair, viewer, rel)
    up = crumbs(together, together.part)
    title = _("Goals and steps")
    with frame(title, around, active=f"with-{rel}", crumbs=up, search=jump(viewer)):
        sheet = Sheet(viewer, together, known)
    events.relationships.follow(rel, sheet.again)


class Sheet:
    """The open page: goals, steps, and one chart."""

    def __init__(self, viewer: Person, together: Together, known: Goals) -> None:
        self.viewer, self.together, self.known = viewer, together, known
        self.rel = together.relationship.id
        island(head(together), tabs(together, "goals"))
        with box("pm-cols ws-cols"):
            with box("pm-stack pm-stack--work pm-gap-top"):
                self.goals = island(goal_list(known, together), on_act=self.act)
                lines = of_goals(known)
                if lines:
                    progress_chart(lines, _("How far each goal has come, in percent of the way."))
            with box("pm-margin pm-gap-top", tag="aside", label=_("Steps")):
                self.steps = island(step_list(known, together), on_act=self.act)

    async def again(self) -> None:
        self.known = await ask(goals.of_pair, self.viewer, self.rel)
        refill(self.goals, goal_list(self.known, self.together))
        refill(self.steps, step_list(self.known, self.together))

    async def act(self, what: str, which: str) -> None:
        match what:
            case "goal":
                goal_dialog(self._set)
            case "step":
                step_dialog(self.together, [s.goal for s in self.known.standings], self._add)
            case "tick" | "untick":
                await ask(goals.tick_step, self.viewer, UUID(which), what == "tick")
            case "read" if standing := self._standing(which):
                self._read(standing)
            case "status" if standing := self._standing(which):
                self._settle(standing)

    def _standing(self, which: str) -> Standing | None:
        return next((one for one in self.known.standings if str(one.goal.id) == which), None)

    def _read(self, standing: Standing) -> None:
        async def send(lines: dict[str, str]) -> None:
            await ask(goals.read_value, self.viewer, standing.goal.id, int(lines["value"]))

        reading_dialog(standing, send)

    def _settle(self, standing: Standing) -> None:
        async def send(lines: dict[str, str]) -> None:
            await ask(goals.settle, self.viewer, standing.goal.id, GoalStatus(lines["status"]))

        status_dialog(standing.goal, send)

    async def _set(self, lines: dict[str, str]) -> None:
        await ask(
            goals.set_goal,
            self.viewer,
            self.rel,
            lines["title"],
            start=int(lines["start"]),
            target=int(lines["target"]),
            evidence=[lines["evidence"]],
            due_on=read_day(lines["due_on"]),
        )

    async def _add(self, lines: dict[str, str]) -> None:
        await ask(
            goals.add_step,
            self.viewer,
            self.rel,
            lines["action"],
            owner_id=owner_of(self.together, lines["owner_id"]).id,
            goal_id=UUID(lines["goal_id"]) if lines["goal_id"] else None,
            when_then=lines["when_then"],
            due_on=read_day(lines["due_on"]),
        )
