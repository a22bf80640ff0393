"""Goals with how far they have come, their steps, and the dialogs to set and read them."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date

import htpy as h

from app.i18n import _, day
from components.basics import bar, button, margin_section, section, tag
from components.charts import Figure, Series, figure, line_chart
from components.dialogs import Line, ask_for
from components.icons import icon
from components.marks import avatar
from models.goals import Goal, Goals, GoalStatus, Progress, Standing, Step
from models.people import Person
from models.relationships import Together

Attrs = dict[str, str | bool | None]
Send = Callable[[dict[str, str]], Awaitable[object]]


def goal_list(goals: Goals, together: Together) -> h.Element:
    """Every goal with its bar, its steps, and what one can do."""
    add = button(_("Add a goal"), kind="quiet", size="s", icon="add", attrs=_act("goal"))
    nothing = h.p(".pm-2c")[_("Goals come out of the first talk. Add one when it is ready.")]
    listed = h.ul(".pm-rows.pm-rows--b")[
        (h.li(".go-row")[_goal(standing, together)] for standing in goals.standings)
    ]
    return section(_("Goals"), listed if goals.standings else nothing, add, id="goals")


def step_list(goals: Goals, together: Together) -> h.Element:
    """The small steps of both people, open ones first."""
    steps = sorted(goals.steps, key=lambda step: step.done_at is not None)
    add = button(_("Add a step"), kind="quiet", size="s", icon="add", attrs=_act("step"))
    nothing = h.p(".pm-2c")[_("No step yet. A good one takes less than a week.")]
    listed = h.ul(".pm-rows.se-act")[(h.li[_step(step, together)] for step in steps)]
    return margin_section(_("Steps"), listed if steps else nothing, h.div[add])


def progress_chart(progress: Sequence[Progress], finding: str, *, height: int = 300) -> None:
    """How far goals have come, week by week, with the same numbers as a table."""
    weeks = sorted({on for line in progress for on, _percent in line.points})
    figure(
        _weekly(weeks, progress),
        finding,
        [_("Week until"), *(line.name for line in progress)],
        [
            [day(week), *(_percent(dict(line.points).get(week)) for line in progress)]
            for week in weeks
        ],
        height=height,
    )


def of_goals(goals: Goals) -> list[Progress]:
    """The readings of each goal as a line of distances."""
    lines = (
        Progress(
            standing.goal.title,
            tuple(
                (reading.read_on, Standing(standing.goal, (reading,)).distance)
                for reading in standing.readings
            ),
        )
        for standing in goals.standings
    )
    return [line for line in lines if len(line.points) > 1]


def goal_dialog(send: Send) -> None:
    numbers = {str(n): str(n) for n in range(1, 11)}
    ask_for(
        _("What is the goal?"),
        [
            Line("title", _("In one sentence"), longest=200),
            Line("start", _("Where it stands today, from 1 to 10"), "choice", "3", options=numbers),
            Line("target", _("Where it should come"), "choice", "7", options=numbers),
            Line("evidence", _("How others would see that it is reached"), "area", longest=300),
            Line("due_on", _("By when"), "date"),
        ],
        _("Add goal"),
        send,
    )


def step_dialog(together: Together, goals: Sequence[Goal], send: Send) -> None:
    """A small action: whose, when, and for which goal."""
    people = {str(one.id): one.first_name for one in (together.mentor, together.mentee)}
    none = {"": _("No goal in particular")}
    ask_for(
        _("What is the next small step?"),
        [
            Line("action", _("The step"), longest=200),
            Line("when_then", _("When … then …, if it helps"), longest=200),
            Line("owner_id", _("Whose step"), "choice", str(together.mentee.id), options=people),
            Line(
                "goal_id",
                _("For which goal"),
                "choice",
                "",
                options=none | {str(goal.id): goal.title for goal in goals},
            ),
            Line("due_on", _("By when"), "date"),
        ],
        _("Add step"),
        send,
    )


def reading_dialog(standing: Standing, send: Send) -> None:
    numbers = {str(n): str(n) for n in range(1, 11)}
    goal = standing.goal
    lead = h.p(".pm-2c")[
        _("It started at {start} and leads to {target}.", start=goal.start, target=goal.target)
    ]
    ask_for(
        _("Where does “{goal}” stand today?", goal=goal.title),
        [Line("value", _("From 1 to 10"), "choice", str(standing.now), options=numbers)],
        _("Write it down"),
        send,
        lead=lead,
    )


def status_dialog(goal: Goal, send: Send) -> None:
    ask_for(
        _("What has become of “{goal}”?", goal=goal.title),
        [Line("status", _("Status"), "choice", goal.status.value, options=status_words())],
        _("Keep"),
        send,
    )


def status_words() -> dict[str, str]:
    return {
        GoalStatus.ACTIVE.value: _("We work on it"),
        GoalStatus.PAUSED.value: _("It rests"),
        GoalStatus.CHANGED.value: _("It became another goal"),
        GoalStatus.REACHED.value: _("Reached"),
        GoalStatus.DROPPED.value: _("Let go"),
    }


def _goal(standing: Standing, together: Together) -> h.Fragment:
    goal = standing.goal
    facts = [
        _(
            "{now} of {target}, from {start}",
            now=standing.now,
            target=goal.target,
            start=goal.start,
        ),
        _("due {day}", day=day(goal.due_on)) if goal.due_on else "",
    ]
    active = goal.status in (GoalStatus.ACTIVE, GoalStatus.DRAFT)
    acts = [
        active and button(_("Where it stands"), size="s", attrs=_act("read", goal)),
        button(_("Status"), kind="quiet", size="s", attrs=_act("status", goal)),
    ]
    ended = together.relationship.ended_at is not None
    return h.fragment[
        h.div[
            h.h3(".pm-title")[goal.title],
            h.p(".pm-small.pm-3c")[", ".join(filter(None, facts))],
            goal.evidence and h.p(".pm-small.pm-2c")["; ".join(goal.evidence)],
        ],
        h.div(".pm-line.pm-line--2")[_status(goal), None if ended else [a or None for a in acts]],
        bar(standing.distance, goal.title),
    ]


def _status(goal: Goal) -> h.Element | None:
    words = status_words()
    match goal.status:
        case GoalStatus.ACTIVE:
            return None
        case GoalStatus.REACHED:
            return tag(words[goal.status], "moss", icon="check_circle")
        case status:
            return tag(words.get(status.value, status.value), "line")


def _step(step: Step, together: Together) -> h.Fragment:
    mine = together.mentor if together.part == "mentor" else together.mentee
    owner = together.mentor if step.owner_id == together.mentor.id else together.mentee
    role = "mentor" if owner is together.mentor else "mentee"
    note = _done(step) or (_("by {day}", day=day(step.due_on)) if step.due_on else "")
    return h.fragment[
        _box(step) if owner is mine else _mark(step),
        h.span[
            step.action,
            step.when_then and h.span(".pm-2c.pm-small.pm-block")[step.when_then],
            h.span(".pm-3c.pm-small.pm-block")[note],
        ],
        avatar(owner.name, role, "xs", label=True),
    ]


def _box(step: Step) -> h.Element:
    return h.label(".pm-check")[
        h.input(
            type="checkbox",
            checked=step.done_at is not None,
            aria_label=step.action,
            data_act="untick" if step.done_at else "tick",
            data_id=str(step.id),
        )
    ]


def _mark(step: Step) -> h.Element:
    return h.span(role="img", aria_label=_("Done") if step.done_at else _("Not done yet"))[
        icon("check" if step.done_at else "radio_button_unchecked", "s")
    ]


def _done(step: Step) -> str:
    return _("Done {day}", day=day(step.done_at)) if step.done_at else ""


def _weekly(weeks: Sequence[date], progress: Sequence[Progress]) -> Figure:
    lines = [
        Series(line.name, [dict(line.points).get(week) for week in weeks]) for line in progress
    ]
    return line_chart([day(week).replace(" ", "<br>", 1) for week in weeks], lines)


def _percent(value: int | None) -> str:
    return "" if value is None else f"{value} %"


def _act(name: str, goal: Goal | None = None) -> Attrs:
    return {"type": "button", "data-act": name, "data-id": str(goal.id) if goal else None}


def owner_of(together: Together, text: str) -> Person:
    return together.mentor if text == str(together.mentor.id) else together.mentee
