"""Topics: open pages hear of what they follow, and a page that was closed meanwhile is no fault."""

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
