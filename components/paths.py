"""A relationship's path: seven stages, the present gate, and what happened along the way."""

from uuid import UUID

import htpy as h

from app.i18n import _, day, ngettext
from components.basics import button, link, margin_section, page_head, rule, section
from components.icons import icon
from components.lists import gate_mark
from components.marks import avatar, duo, pair_mark
from components.relationships import pair_name
from models.forms.definitions import Definition
from models.mentra import LAST, CheckState, Gate, confirmers
from models.relationships import Path, PathStage, StageMove


def above(path: Path) -> list[tuple[str, str]]:
    """What stands above the page, for whoever looks."""
    up = [(_("Board"), "/board")] if path.part != "mentee" else []
    if path.part == "coordinator":
        return up
    return [*up, (pair_name(path.mentor, path.mentee), f"/with/{path.relationship.id}")]


def path_head(path: Path) -> h.Element:
    stage = path.now.stage
    over = _(
        "{pair}, since {day}",
        pair=pair_name(path.mentor, path.mentee),
        day=day(path.relationship.started_on),
    )
    open_ = path.part != "coordinator" and button(
        _("Open workspace"), f"/with/{path.relationship.id}", icon="forum"
    )
    title = _("Stage {n} of {all}: {stage}", n=stage.position + 1, all=LAST + 1, stage=stage.name)
    return page_head(title, None, open_ or None, over=over)


def way(path: Path) -> h.Element:
    """All stages: done, now, and later, each with its forms."""
    return h.ol(".pa", aria_label=_("Stages"))[
        (
            h.li(
                class_=stage.state if stage.state != "later" else None,
                aria_current="step" if stage.state == "now" else None,
            )[
                h.span(".g")[
                    pair_mark(
                        stage.stage.position, size=42, tight=True, muted=stage.state == "later"
                    )
                ],
                h.span(".k")[icon("check", "xs") if stage.state == "done" else None],
                h.div[h.b[stage.stage.name], h.span(".d")[_when(stage)], _forms(path, stage)],
            ]
            for stage in path.stages
        )
    ]


def gate_section(path: Path) -> h.Element:
    """What the present gate asks for, and the way through it."""
    gate = path.now.gate
    following = next_stage(path)
    title = _("Before {stage}", stage=following.stage.name) if following else _("Before you finish")
    note = _("{met} of {all} checks", met=gate.met, all=len(gate.checks))
    return h.div(".pm-stack.pm-stack--6")[
        section(
            title,
            h.ul(".pm-rows")[(h.li(".ga-li")[_check(path, state)] for state in gate.checks)],
            note=note,
            id="gate",
        ),
        _further(path, following) if following else None,
    ]


def next_stage(path: Path) -> PathStage | None:
    position = path.now.stage.position + 1
    return next((stage for stage in path.stages if stage.stage.position == position), None)


def path_margin(path: Path) -> h.Element:
    stage = path.now.stage
    tasks = stage.body.get(path.part)
    listed = [str(task) for task in tasks] if isinstance(tasks, list) else []
    names = {path.mentor.id: path.mentor.first_name, path.mentee.id: path.mentee.first_name}
    return h.div(".pm-stack.pm-stack--6")[
        margin_section(
            _("What this stage is for"),
            h.p(".pm-2c")[stage.purpose],
            listed and h.ul(".bd-missing")[(h.li[task] for task in listed)],
        ),
        rule(),
        margin_section(_("Along the way"), _log(path, names)),
        rule(),
        margin_section(
            _("If it is not working"),
            h.p(".pm-2c")[
                _("Either of you can end without giving a reason. A coordinator helps if you wish.")
            ],
            not path.relationship.ended_at
            and h.p[
                h.a(".pm-a", href=f"/with/{path.relationship.id}/end")[_("End this mentoring")]
            ],
        ),
    ]


def _forms(path: Path, stage: PathStage) -> h.Element | None:
    """The instruments of a stage; those of the present one are open."""
    if not stage.forms:
        return None
    count = ngettext("{count} form", "{count} forms", len(stage.forms))
    return h.details(".pa-f", open=stage.state == "now")[
        h.summary[count, icon("expand_more", "s")],
        h.ul[[h.li[link(one.title, _form_at(path, one), quiet=True)] for one in stage.forms]],
    ]


def _form_at(path: Path, form: Definition) -> str:
    """Where the two fill it; for a coordinator, the form itself."""
    if form.home and path.part != "coordinator":
        return f"/with/{path.relationship.id}/{form.home}"
    return f"/exercises/{form.slug}"


def _when(stage: PathStage) -> str:
    if stage.state == "now" and stage.since:
        return _("Since {day}", day=day(stage.since))
    if stage.state == "done" and stage.until:
        return _("Done {day}", day=day(stage.until))
    return _("Done") if stage.state == "done" else ""


def _check(path: Path, state: CheckState) -> h.Fragment:
    return h.fragment[
        gate_mark(state.state.value),
        h.span[
            h.span(".pm-title")[state.check.text], h.span(".pm-small.pm-2c")[_detail(path, state)]
        ],
        h.span(".ga-who")[_owner(path, state)],
        _confirmable(path, state),
    ]


def _detail(path: Path, state: CheckState) -> str:
    """What is there already, or how to get there."""
    people = {"mentor": path.mentor, "mentee": path.mentee}
    if state.state.value == "half":
        said = next(people[part] for part in state.confirmed_by if part in people)
        other = next(people[part] for part in state.waits_for if part in people)
        return _(
            "{said} confirmed. {other} has not answered yet.",
            said=said.first_name,
            other=other.first_name,
        )
    return state.check.explain


def _owner(path: Path, state: CheckState) -> h.Fragment:
    match state.check.owner:
        case "mentor":
            return h.fragment[avatar(path.mentor.name, "mentor", "xs"), path.mentor.first_name]
        case "mentee":
            return h.fragment[avatar(path.mentee.name, "mentee", "xs"), path.mentee.first_name]
        case "both":
            return h.fragment[duo(path.mentor.name, path.mentee.name, "xs"), _("Both")]
        case _:
            return h.fragment[_("Coordinator")]


def _confirmable(path: Path, state: CheckState) -> h.Element | None:
    """A button where this person's word counts."""
    if not state.by_people or path.part not in confirmers(state.check):
        return None
    said = path.part in state.confirmed_by
    attrs: dict[str, str | bool | None] = {
        "type": "button",
        "data-act": "unconfirm" if said else "confirm",
        "data-id": state.check.id,
    }
    words = _("Take back") if said else _("Confirm")
    kind = "quiet" if said else ""
    return h.span(".ga-confirm")[button(words, kind=kind, size="s", attrs=attrs)]


def _further(path: Path, following: PathStage) -> h.Element:
    return _told(path) if path.part == "mentee" else _go(path.now.gate, following)


def _go(gate: Gate, following: PathStage) -> h.Element:
    attrs: dict[str, str | bool | None] = {"type": "button", "data-act": "move"}
    name = following.stage.name
    if gate.is_open:
        head, words = _("All checks are done"), _("Both of you can see it. Go on when it fits.")
        act = button(_("Move to {stage}", stage=name), kind="primary", attrs=attrs)
    else:
        head = ngettext("One check to go", "{count} checks to go", len(gate.missing))
        words = _(
            "You can move on earlier. We then ask for one sentence on why, "
            "visible to the pair and to coordinators."
        )
        act = button(_("Move on anyway"), attrs=attrs)
    return h.div(".ga-gate")[
        h.div(".pm-grow")[h.h2(".pm-h3")[head], h.p(".pm-small.pm-2c")[words]],
        h.div(".pm-line.pm-line--2.ga-go")[act],
    ]


def _told(path: Path) -> h.Element:
    words = _(
        "{name} moves you both on. Tell them when you are ready.", name=path.mentor.first_name
    )
    return h.div(".ga-gate")[h.p(".pm-2c")[words]]


def _log(path: Path, names: dict[UUID, str]) -> h.Element:
    start = h.li[h.span(".pm-3c")[day(path.relationship.started_on)], h.span[_("Started")]]
    return h.ul(".pm-rows.ga-log")[(_moved(path, move, names) for move in path.moves), start]


def _moved(path: Path, move: StageMove, names: dict[UUID, str]) -> h.Element:
    stages = {stage.stage.position: stage.stage.name for stage in path.stages}
    who = names.get(move.moved_by, _("A coordinator"))
    words = _("{who} moved to {stage}", who=who, stage=stages.get(move.to_stage, ""))
    return h.li[
        h.span(".pm-3c")[day(move.moved_at)],
        h.span[words, move.reason and [h.br, h.span(".pm-small.pm-2c")[f"“{move.reason}”"]]],
    ]
