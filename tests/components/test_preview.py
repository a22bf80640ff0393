"""The preview is what the page will be, it runs nothing, and what needs a script waits."""

import re
from collections.abc import Callable

import htpy as h
from nicegui import ui
from nicegui.testing import user_simulation

from components import controls
from components.charts import figure
from components.frame import frame
from components.navigation import FrameViewer
from components.preview import preview

MARTA = FrameViewer("Marta Oliveira", "Mentor", ("mentor",), "mentor", "token")


async def drawn(build: Callable[[], object]) -> str:
    async with user_simulation(build) as user:
        await user.open("/")
        assert user.client is not None
        return str(preview(user.client))


async def test_the_frame_and_the_work_stand_in_their_order() -> None:
    def page() -> None:
        with frame("Home", MARTA, active="home"):
            controls.island(h.h1["Good morning"])

    seen = await drawn(page)
    parts = ("pm-skip", "pm-side", "pm-bar-top", 'id="main"', "<h1>Good morning</h1>", "pm-mobnav")
    places = [seen.index(part) for part in parts]
    assert places == sorted(places)
    assert 'class="q-layout q-layout--standard nicegui-layout pm-app"' in seen


async def test_links_and_forms_work_and_acts_wait() -> None:
    def page() -> None:
        controls.island(
            h.a(href="/learn")["Learn"],
            h.button(data_act="share", data_id="7")["Share"],
            on_act=lambda *_: None,
        )
        controls.action("Save", kind="primary")

    seen = await drawn(page)
    assert '<a href="/learn">Learn</a>' in seen
    assert '<button inert data-act="share" data-id="7">' in seen
    assert re.search('<div inert class="pm-btn pm-btn--primary"[^>]*>Save</div>', seen)


async def test_a_script_in_an_island_stays_text() -> None:
    def page() -> None:
        ui.html("<p>a</p><ScRipt>alert(1)</sCript>", sanitize=False)

    seen = await drawn(page)
    assert "<p>a</p>&lt;ScRipt>alert(1)&lt;/sCript>" in seen


async def test_what_is_written_in_an_attribute_stays_there() -> None:
    def page() -> None:
        with controls.box("pm-panel", label='"><img src=x>'):
            pass

    assert '<div class="pm-panel" aria-label="&#34;&gt;&lt;img src=x&gt;">' in await drawn(page)


async def test_dialogs_are_not_there_before_they_are_opened() -> None:
    def page() -> None:
        with controls.dialog("Sure?"):
            controls.island("Really")

    seen = await drawn(page)
    assert "Really" not in seen


async def test_a_chart_keeps_its_room() -> None:
    def page() -> None:
        figure({"data": [], "layout": {}}, "What it shows", ["Month"], [["May"]], height=260)

    assert "min-height:260px" in await drawn(page)
