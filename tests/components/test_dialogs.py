"""Dialogs: what follows an answer happens on the page, also when the dialog is gone by then."""

import asyncio
from collections.abc import Callable

from nicegui import ui
from nicegui.testing import user_simulation

from app.i18n import _
from components.board import choose_stage
from components.dialogs import Line, ask_for
from tests.components.test_mentoring_views import STAGE, card

Answered = Callable[[object], object]


async def outlived(show: Callable[[Answered], None], press: type[ui.element] | str) -> list[str]:
    """What can still be said after an answer, when the browser has hidden the dialog meanwhile."""
    said: list[str] = []
    done = asyncio.Event()

    async def answered(_given: object) -> None:
        for element in list(ui.context.client.elements.values()):
            if isinstance(element, ui.dialog):
                element.delete()
        done.set()
        said.append(_("Cancel"))

    async with user_simulation(lambda: show(answered)) as user:
        await user.open("/")
        user.find(press).trigger("click", ["move", "0"])
        await asyncio.wait_for(done.wait(), 5)
    return said


async def test_a_stage_is_chosen_and_the_dialog_gone_before_it_is_kept() -> None:
    def show(answered: Answered) -> None:
        choose_stage(card(), (STAGE,), answered)

    assert await outlived(show, ui.html) == ["Cancel"]


async def test_a_dialog_closed_before_its_answer_is_kept() -> None:
    def show(answered: Answered) -> None:
        ask_for("Why?", [Line("reason", "Why now")], "Send it", answered)

    assert await outlived(show, "Send it") == ["Cancel"]
