"""A relationship's workspace: its head with the pair, its tabs, and its margin."""

from collections.abc import Sequence

import htpy as h

from app.i18n import _, day, moment, ngettext
from components.basics import bar, button, count, link, margin_section, rule
from components.icons import icon
from components.marks import pair_mark
from models.goals import Goals, GoalStatus, Standing, Step
from models.meetings import Appointment
from models.mentra import LAST
from models.people import Person
from models.relationships import Together


def pair_name(mentor: Person, mentee: Person) -> str:
    return _("{mentee} and {mentor}", mentee=mentee.first_name, mentor=mentor.first_name)


def crumbs(together: Together, part: str) -> list[tuple[str, str]]:
    """What stands above a page of the workspace."""
    up = [(_("Mentoring"), "/board")] if part == "mentor" else []
    return [*up, (pair_name(together.mentor, together.mentee), address(together))]


def address(together: Together, *parts: object) -> str:
    return "/".join(("/with", str(together.relationship.id), *(str(part) for part in parts)))


def head(together: Together, *acts: h.Node) -> h.Element:
    """The pair, its names, where it stands, and what one can do."""
    stage = together.stage
    where = stage and link(
        _("{stage}, stage {n} of {all}", stage=stage.name, n=stage.position + 1, all=LAST + 1),
        address(together, "path"),
        quiet=True,
    )
    about = ", ".join(filter(None, (together.partner.headline, together.partner.place)))
    ended = together.relationship.ended_at
    return h.header(".ws-head")[
        pair_mark(together.relationship.stage, size=58, tight=True),
        h.div[
            h.h1(".pm-h1.ws-title")[pair_name(together.mentor, together.mentee)],
            h.p(".pm-2c.ws-sub")[
                together.partner.name, about and f", {about}", h.span(".pm-dot"), where
            ],
        ],
        h.div(".pm-line.pm-line--2")[acts],
        ended is not None
        and h.p(".pm-2c.ws-ended", role="status")[_("Ended on {day}.", day=day(ended))],
    ]


def tabs(together: Together, active: str) -> h.Element:
    """The pages of a workspace."""
    places = (
        ("", _("Conversation"), together.unread and count(together.unread)),
        ("sessions", _("Sessions"), together.sessions and count(together.sessions, quiet=True)),
        ("goals", _("Goals and steps"), None),
        ("path", _("Path"), None),
        ("forms", _("Forms"), None),
        ("agreement", _("Agreement"), None),
    )
    return h.nav(".pm-tabs", aria_label=_("Workspace"))[
        (
            h.a(
                href=address(together, key) if key else address(together),
                aria_current="page" if key == active else None,
            )[words, number or None]
            for key, words, number in places
        )
    ]


def margin(together: Together, following: Appointment | None, goals: Goals) -> h.Element:
    """Time, goals, own steps and the agreement, beside the conversation."""
    mine = together.mentor if together.part == "mentor" else together.mentee
    steps = [step for step in goals.steps if step.owner_id == mine.id and not step.done_at]
    return h.div(".pm-stack.pm-stack--5")[
        next_session(together, following),
        h.section[
            h.div(".pm-sechead")[
                h.h2[_("Goals")], link(_("All"), address(together, "goals"), quiet=True)
            ],
            goal_rows(goals.standings),
        ],
        rule(),
        margin_section(_("Your open steps"), own_steps(steps)),
        rule(),
        _agreement(together),
    ]


def next_session(together: Together, following: Appointment | None) -> h.Element:
    if following is None:
        words = _("Nothing planned. Suggest a time to {name}.", name=together.partner.first_name)
        return h.section(".ws-next.pm-stack.pm-stack--2")[
            h.h2[_("Next session")],
            h.p(".pm-2c")[words],
            button(_("Plan a session"), size="s", attrs={"type": "button", "data-act": "plan"}),
        ]
    meeting = following.meeting
    points = ngettext("One point on the agenda.", "{count} points on the agenda.", following.points)
    return h.section(".ws-next.pm-stack.pm-stack--2")[
        h.h2[_("Session {number}", number=meeting.number)],
        h.p(".ws-when")[moment(meeting.starts_at)],
        h.p(".pm-2c")[points if following.points else _("No point on the agenda yet.")],
        button(
            _("Open agenda"),
            address(together, "sessions", meeting.number),
            kind="primary",
            size="s",
        ),
    ]


def goal_rows(standings: Sequence[Standing]) -> h.Element:
    if not standings:
        words = _("Goals come out of the first talk. Add one when it is ready.")
        return h.p(".pm-2c")[words]
    return h.ul(".pm-rows")[(h.li(".ws-goal")[goal_row(standing)] for standing in standings)]


def goal_row(standing: Standing) -> h.Fragment:
    goal = standing.goal
    if goal.status is GoalStatus.REACHED:
        return h.fragment[
            h.span(".t")[icon("check_circle", "s"), " ", goal.title],
            h.span(".pm-3c")[_("Reached")],
        ]
    done = sum(step.done_at is not None for step in standing.steps)
    note = [
        ngettext(
            "{done} of {count} step", "{done} of {count} steps", len(standing.steps), done=done
        )
        if standing.steps
        else None,
        _("due {day}", day=day(goal.due_on)) if goal.due_on else None,
    ]
    return h.fragment[
        h.span(".t")[goal.title],
        bar(standing.distance, goal.title),
        h.span(".pm-3c")[", ".join(filter(None, note))],
    ]


def own_steps(steps: Sequence[Step]) -> h.Node:
    """What this person has promised, to be ticked off here."""
    if not steps:
        return h.p(".pm-2c")[_("Nothing open.")]
    return [
        h.label(".pm-check")[
            h.input(type="checkbox", data_act="tick", data_id=str(step.id)),
            h.span[step.action, [h.br, _due(step)] if step.due_on else None],
        ]
        for step in steps
    ]


def _due(step: Step) -> h.Node:
    return h.span(".pm-3c.pm-small")[_("by {day}", day=day(step.due_on))] if step.due_on else None


def _agreement(together: Together) -> h.Element:
    words = (
        _("Signed by both on {day}.", day=day(together.signed_at))
        if together.signed_at
        else _("Not signed by both yet.")
    )
    return margin_section(
        _("Agreement"),
        h.p(".pm-2c")[words],
        link(_("Read the agreement"), address(together, "agreement"), quiet=True),
    )
