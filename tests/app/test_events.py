"""Topics: open pages hear of what they follow, and a page that was closed meanwhile is no fault."""

import asyncio
from uuid import UUID, uuid4

import pytest
from nicegui import Client, ui
from nicegui.testing import user_simulation

from app import events

KEY, OTHER = uuid4(), uuid4()


async def test_a_page_hears_of_what_it_follows_and_of_nothing_else() -> None:
    heard: list[UUID] = []

    def page() -> None:
        sign = ui.label("Quiet")

        def again() -> None:
            heard.append(KEY)
            sign.set_text("Heard")

        events.people.follow(KEY, again)

    async with user_simulation(page) as user:
        await user.open("/")
        events.people.announce(OTHER)
        events.people.announce(KEY)
        await user.should_see("Heard")
    assert heard == [KEY]


async def test_what_changes_while_a_page_waits_to_read_is_read_once() -> None:
    reads: list[int] = []

    def page() -> None:
        sign, may_go_on = ui.label("Quiet"), asyncio.Event()

        async def again() -> None:
            reads.append(len(reads))
            sign.set_text(f"Reading for the {len(reads)}.")
            await may_go_on.wait()

        events.people.follow(KEY, again)
        ui.button("Go on", on_click=may_go_on.set)

    async with user_simulation(page) as user:
        await user.open("/")
        events.people.announce(KEY)
        await user.should_see("Reading for the 1.")
        for _ in range(5):
            events.people.announce(KEY)
        user.find("Go on").click()
        await user.should_see("Reading for the 2.")
        events.people.announce(KEY)
        await user.should_see("Reading for the 3.")
    assert len(reads) == 3


async def test_what_no_page_follows_any_longer_takes_no_room() -> None:
    pages: list[Client] = []

    def page() -> None:
        pages.append(ui.context.client)
        events.people.follow(KEY, lambda: None)

    async with user_simulation(page) as user:
        await user.open("/")
        await user.open("/")
        pages[0].delete()
        assert list(events.people.followed) == [KEY]
        pages[1].delete()
        assert not events.people.followed


@pytest.mark.parametrize("closed", [True, False])
async def test_a_page_closed_while_it_reads_again_is_no_fault(closed: bool) -> None:
    def page() -> None:
        client = ui.context.client

        async def again() -> None:
            if closed:
                client.delete()
            raise RuntimeError("The parent slot has been deleted.")

        events.people.follow(KEY, again)

    async with user_simulation(page) as user:
        await user.open("/")
        listen = events.people.followed[KEY].callbacks[-1].func
        if closed:
            await listen()
        else:
            with pytest.raises(RuntimeError, match="parent slot"):
                await listen()
