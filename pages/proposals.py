"""A proposed pair, for one of its two people to read and answer."""

from uuid import UUID

from nicegui import ui

from app import events
from app.asking import ask
from app.auth import Viewer
from app.i18n import _
from app.services import matching
from components.controls import island, refill
from components.frame import frame
from components.proposals import NO, YES, proposal_view
from pages.surroundings import Around, jump


async def proposal(viewer: Viewer, around: Around, proposal_id: UUID) -> None:
    """Who is proposed and why, and one's own answer, live."""
    offer = await ask(matching.proposal, viewer, proposal_id)

    async def say(answer: str, _id: str) -> None:
        if answer in (YES, NO):
            pair = await ask(matching.answer, viewer, proposal_id, answer == YES)
            if pair is not None:
                ui.navigate.to(f"/with/{pair.id}")

    async def again() -> None:
        refill(view, proposal_view(await ask(matching.proposal, viewer, proposal_id)))

    with frame(_("A proposal"), around, crumbs=((_("Home"), "/home"),), search=jump(viewer)):
        view = island(proposal_view(offer), on_act=say)
    events.people.follow(viewer.id, again)
