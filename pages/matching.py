"""Matching: who waits, whom they could meet and why, and the proposal to both."""

from uuid import UUID

import htpy as h
from nicegui import ui

from app import events
from app.asking import ask
from app.auth import Viewer
from app.i18n import _
from app.services import matching
from components.basics import page_head
from components.controls import action, box, island, refill, text_box
from components.feedback import toast
from components.frame import frame
from components.matching import (
    apart_view,
    no_match,
    nobody_waits,
    others_view,
    pair_view,
    sent_view,
    waiting_list,
    waiting_title,
)
from models.people import Person
from models.proposals import LONGEST_NOTE, Queue
from models.reasons import Match
from models.suggestions import Suggestion
from pages.surroundings import Around, jump

HERE = "/programme/matching"


async def first_waiting(viewer: Viewer, around: Around) -> None:
    """Matching, opened at whoever has waited longest."""
    await _page(viewer, around)


async def one_waiting(
    viewer: Viewer, around: Around, person: UUID, mentor: UUID | None = None
) -> None:
    """Matching, opened at one person, if asked for with a mentor to compare."""
    await _page(viewer, around, person, mentor)


def _read(
    viewer: Person, who: UUID | None, mentor_id: UUID | None
) -> tuple[Queue, Suggestion | None]:
    """The line, and whoever is asked for or first in it."""
    queue = matching.queue(viewer, names_only=True)
    first = queue.suggestions[0].mentee.id if queue.suggestions else None
    asked = who or first
    return queue, matching.comparison(viewer, asked, mentor_id) if asked else None


async def _page(
    viewer: Person, around: Around, who: UUID | None = None, mentor_id: UUID | None = None
) -> None:
    queue, shown = await ask(_read, viewer, who, mentor_id)
    current = shown.mentee if shown else None

    async def again() -> None:
        now = await ask(matching.queue, viewer, names_only=True)
        refill(top, _head(now))
        refill(line, waiting_list(now, current))
        refill(sent, sent_view(now.sent))

    async def act(name: str, which: str) -> None:
        if name == "withdraw":
            await ask(matching.withdraw, viewer, UUID(which))
            toast(_("Taken back. It is gone from both pages."))

    crumbs = ((_("Overview"), "/home"),)
    with frame(_("Matching"), around, active="matching", crumbs=crumbs, search=jump(viewer)):
        top = island(_head(queue))
        with box("ma"):
            line = island(waiting_list(queue, current))
            with box("pm-stack pm-stack--work"):
                if shown is None:
                    island(nobody_waits())
                else:
                    _suggestion(viewer, shown, mentor_id)
                sent = island(sent_view(queue.sent), on_act=act)
    if queue.programme is not None:
        events.programme.follow(queue.programme.id, again)


def _head(queue: Queue) -> h.Element:
    lead = _("The system suggests, you decide, and both people say yes before anything starts.")
    return page_head(waiting_title(queue.waiting), lead)


def _suggestion(viewer: Person, shown: Suggestion, mentor_id: UUID | None) -> None:
    mentee = shown.mentee

    async def act(name: str, which: str) -> None:
        if name == "meet":
            await ask(matching.let_meet, viewer, mentee.id, UUID(which))
            ui.navigate.to(f"{HERE}/{mentee.id}")

    if shown.best is None:
        island(no_match(mentee))
    else:
        with box("ma-best", tag="article"):
            island(pair_view(shown.best, suggested=mentor_id is None))
            _decision(viewer, shown.best)
    island(others_view(shown), apart_view(shown), on_act=act)


def _decision(viewer: Person, match: Match) -> None:
    mentee, mentor = match.mentee.person, match.mentor.person

    async def propose() -> None:
        await ask(matching.propose, viewer, mentee.id, mentor.id, note.value)
        ui.navigate.to(HERE)

    async def not_this_pair() -> None:
        await ask(matching.keep_apart, viewer, mentee.id, mentor.id)
        ui.navigate.to(f"{HERE}/{mentee.id}")

    def open_note() -> None:
        note.visible = True
        note.run_method("focus")

    with box("ma-act"):
        note = text_box(
            _("A note both will read"), longest=LONGEST_NOTE, help=_("Say why you thought of them.")
        )
        note.visible = False
        action(_("Propose to both"), propose, kind="primary")
        action(_("Add a personal note"), open_note)
        action(_("Not this pair"), not_this_pair, kind="quiet")
