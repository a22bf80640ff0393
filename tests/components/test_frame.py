"""The frame in NiceGUI: few elements, one main landmark, toasts that can be undone."""

from dataclasses import replace

import htpy as h
import pytest
from nicegui import ui
from nicegui.testing import user_simulation

from app.i18n import _
from components import controls, feedback
from components.frame import frame
from components.navigation import Companion, FrameViewer
from components.palette import Hit, hit_list
from models.errors import NotFound

MARTA = FrameViewer("Marta Oliveira", "Mentor", ("mentor",), "mentor", "token")


async def nothing(_text: str) -> list[Hit]:
    return []


async def test_the_frame_costs_at_most_eight_elements() -> None:
    counted: list[int] = []

    def page() -> None:
        before = len(ui.context.client.elements)
        with frame("Home", MARTA, active="home", search=nothing):
            counted.append(len(ui.context.client.elements) - before)

    async with user_simulation(page) as user:
        await user.open("/")
    assert counted[0] <= 8


async def test_sidebar_then_top_line_then_main_then_bottom_bar() -> None:
    def page() -> None:
        with frame("Home", MARTA, active="home"):
            ui.label("The work")

    async with user_simulation(page) as user:
        await user.open("/")
        assert user.client is not None
        order = list(user.client.layout.descendants())
    said = [element.content if isinstance(element, ui.html) else element.tag for element in order]
    assert "pm-side" in said[0]
    assert "pm-bar-top" in said[2]
    assert order[3].props["id"] == "main"
    assert "pm-mobnav" in said[6]


async def test_the_frame_is_anew_what_it_shows() -> None:
    maja = Companion("1", "Maja", "mentee")
    seen = [replace(MARTA, people=(maja._replace(unread=unread),)) for unread in (False, True)]
    told: list[str] = []

    def page() -> None:
        for viewer, place in ((seen[0], "home"), (seen[1], "home"), (seen[0], "board")):
            with frame("Home", viewer, active=place):
                said = ui.context.client.layout.descendants()
                told.append(next(one.content for one in said if isinstance(one, ui.html)))

    async with user_simulation(page) as user:
        await user.open("/")
    assert ["New messages" in each for each in told] == [False, True, False]
    assert ['href="/home" aria-current="page"' in each for each in told] == [True, True, False]


async def test_undo_takes_the_toast_away_and_acts() -> None:
    undone: list[str] = []

    def page() -> None:
        with frame("Board", MARTA):
            feedback.toast("Maja moved to Try.", undo=lambda: undone.append(_("Cancel")))

    async with user_simulation(page) as user:
        await user.open("/")
        user.find("Undo").click()
        await user.should_not_see("Undo")
    assert undone == ["Cancel"]


async def test_a_toast_is_words_never_markup() -> None:
    def page() -> None:
        with frame("Board", MARTA):
            feedback.refusal_toast(NotFound("There is no {thing}.", thing="<b>"))

    async with user_simulation(page) as user:
        await user.open("/")
        await user.should_see("There is no &lt;b&gt;.")


async def test_an_island_passes_on_what_was_clicked() -> None:
    def page() -> None:
        said = ui.label("Nothing yet")
        controls.island(
            h.p["Pages"], on_act=lambda act, which: said.set_text(f"{act} number {which}")
        ).mark("list")

    async with user_simulation(page) as user:
        await user.open("/")
        user.find("list").trigger("click", ["open", "7"])
        await user.should_see("open number 7")


@pytest.mark.parametrize(("at", "chosen"), [(0, "pm-hit-0"), (1, "pm-hit-1")])
def test_the_chosen_hit_is_marked(at: int, chosen: str) -> None:
    hits = [Hit("<b>", "Person", "/with/1"), Hit("Journal", "Page", "/journal")]
    markup = str(hit_list(hits, at, "j"))
    assert (
        f'id="{chosen}" href="{hits[at].href}" role="option" tabindex="-1" aria-selected="true"'
        in markup
    )
    assert markup.count('aria-selected="true"') == 1
    assert "<b>" not in markup


def test_nothing_found_says_what_to_try() -> None:
    assert "Nothing for “xyz”" in str(hit_list([], 0, "xyz"))
