"""The board: columns, cards, the menu that moves a card, and the question why."""

from collections.abc import Awaitable, Callable

import htpy as h
from nicegui import ui

from app.i18n import _, ngettext
from components.basics import kbd, tag
from components.controls import dialog, island
from components.dialogs import Line, ask_for
from components.icons import icon
from components.marks import avatar, pair_mark
from models.mentra import Gate, Stage
from models.relationships import Board, Card

FILTERS = ("all", "waiting", "quiet")
Reason = Callable[[str], Awaitable[object]]


def board_head(board: Board, shown: str) -> h.Fragment:
    """The title, how many there are, and three ways to narrow them down."""
    number = len(board.cards)
    lead = ngettext(
        "One relationship in its own time. Drag a card, or open its menu to move it.",
        "{count} relationships in their own time. Drag a card, or open its menu to move it.",
        number,
    )
    names = {"all": _("Everyone"), "waiting": _("Waiting"), "quiet": _("Quiet")}
    counts = {key: sum(is_shown(card, key) for card in board.cards) for key in FILTERS}
    return h.fragment[
        h.header(".pm-head.bd-head")[
            h.div(".pm-stack.pm-stack--1")[
                h.h1(".pm-h1")[_("Mentoring board")], h.p(".pm-2c")[lead]
            ]
        ],
        h.div(".bd-tools", role="group", aria_label=_("Show"))[
            (
                h.button(
                    ".pm-chip",
                    type="button",
                    data_act="show",
                    data_id=key,
                    aria_pressed="true" if key == shown else "false",
                )[names[key], h.span(".n")[str(counts[key])]]
                for key in FILTERS
            )
        ],
    ]


def is_shown(card: Card, shown: str) -> bool:
    match shown:
        case "waiting":
            return card.waits_for is not None
        case "quiet":
            return card.quiet_days is not None
        case _:
            return True


def column_head(stage: Stage, number: int) -> h.Fragment:
    return h.fragment[
        pair_mark(stage.position, size=34, tight=True),
        h.div[
            h.h2(id=f"stage-{stage.position}")[stage.name, " ", h.span[str(number)]],
            h.p[short(stage)],
            not number and h.p(".bd-none")[_("No pair here just now.")],
        ],
    ]


def short(stage: Stage) -> str:
    """What a stage is for, as short as a column is wide."""
    return stage.purpose.split(". ")[0].rstrip(".")


def card_view(card: Card, part: str) -> h.Fragment:
    """One relationship: who, how far through the gate, and what it waits for."""
    mentee, gate = card.mentee, card.gate
    about = ", ".join(filter(None, (mentee.headline, mentee.place)))
    place = f"/with/{card.relationship.id}" + ("" if part == "mentor" else "/path")
    return h.fragment[
        h.div(".bd-card__h")[
            avatar(mentee.name, "mentee", "s"),
            h.a(".nm", href=place)[mentee.name],
            h.button(
                ".pm-btn.pm-btn--quiet.pm-btn--icon.pm-btn--s",
                type="button",
                data_menu=True,
                aria_label=_("Move {name} to a stage", name=mentee.name),
                aria_haspopup="dialog",
            )[icon("more_vert")],
        ],
        h.p(".wi")[about, about and h.br, _("with {name}", name=card.mentor.first_name)],
        h.div(".bd-gate")[_segments(gate), h.span[gate_words(gate)]],
        _tags(card),
    ]


def card_label(card: Card, stage: str) -> str:
    return ", ".join((card.mentee.name, stage, gate_words(card.gate)))


def gate_words(gate: Gate) -> str:
    if gate.is_open:
        return _("Ready for the next stage")
    return _("{met} of {all} checks", met=gate.met, all=len(gate.checks))


def keys() -> h.Element:
    return h.p(".pm-small.pm-3c.pm-hide-s")[
        _("Keyboard:"),
        " ",
        kbd(_("Space")),
        f" {_('pick up')}, ",
        kbd("←"),
        " ",
        kbd("→"),
        f" {_('change stage')}, ",
        kbd(_("Space")),
        f" {_('put down')}, ",
        kbd("Esc"),
        f" {_('cancel')}, ",
        kbd("M"),
        f" {_('menu')}",
    ]


def choose_stage(
    card: Card, stages: tuple[Stage, ...], on_choose: Callable[[int], Awaitable[None]]
) -> None:
    """The way to move a card without dragging it."""
    question = _("Move {name} to which stage?", name=card.mentee.first_name)
    page = ui.context.client.content
    with page, dialog(question) as box:

        async def choose(_act: str, position: str) -> None:
            box.close()
            with page:  # the closed dialog is gone before the answer is there
                await on_choose(int(position))

        island(_stage_list(card, stages), on_act=choose)
    box.on("hide", box.delete)
    box.open()


def ask_why(card: Card, to: Stage, send: Reason) -> None:
    """What is still open before a stage, and the sentence that lets a pair move on anyway."""
    lead = h.div(".pm-stack.pm-stack--3")[
        h.p(".pm-2c")[_("Still open before this stage:")],
        h.ul(".bd-missing")[(h.li[state.check.text] for state in card.gate.missing)],
        h.p(".pm-small.pm-2c")[
            _("You can move on earlier. One sentence on why is read by the pair and coordinators.")
        ],
    ]

    async def take(lines: dict[str, str]) -> None:
        await send(lines["reason"])

    name = card.mentee.first_name
    ask_for(
        _("Move {name} to {stage} already?", name=name, stage=to.name),
        [Line("reason", _("Why now"), "area", longest=600)],
        _("Move on anyway"),
        take,
        lead=lead,
    )


class Announcer:
    """A line for screen readers that says what has happened to a card."""

    def __init__(self) -> None:
        self.line = ui.html("", sanitize=False).classes("pm-sr").props("role=status")

    def say(self, words: str) -> None:
        self.line.content = str(h.span[words])


def _tags(card: Card) -> h.Element | None:
    waits, quiet = card.waits_for, card.quiet_days
    if not waits and not quiet:
        return None
    silence = quiet and ngettext("Quiet, {count} day", "Quiet, {count} days", quiet)
    return h.span(".pm-line.pm-line--2")[
        waits and tag(_("Waits for {name}", name=waits.first_name), "iris"),
        silence and tag(silence, "ochre", icon="schedule"),
    ]


def _segments(gate: Gate) -> h.Element:
    return h.span(".segs", aria_hidden="true")[
        (h.i(class_="y" if number < gate.met else None) for number in range(len(gate.checks)))
    ]


def _stage_list(card: Card, stages: tuple[Stage, ...]) -> h.Element:
    present = card.relationship.stage
    return h.ul(".bd-list")[
        (
            h.li[
                h.button(
                    type="button",
                    data_act="to",
                    data_id=str(stage.position),
                    disabled=stage.position == present or stage.position > present + 1,
                )[
                    pair_mark(stage.position, size=22, tight=True),
                    stage.name,
                    h.small[_stage_note(card, stage.position)],
                ]
            ]
            for stage in stages
        )
    ]


def _stage_note(card: Card, position: int) -> str:
    present = card.relationship.stage
    if position == present:
        return _("Here now")
    if position == present + 1 and card.gate.missing:
        missing = len(card.gate.missing)
        return ngettext("One check to go", "{count} checks to go", missing)
    return ""
