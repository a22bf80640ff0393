"""Topics: open pages hear of what they follow, and a page that was closed meanwhile is no fault."""

from uuid import UUID, uuid4

import pytest
from nicegui import ui
from nicegui.testing import user_simulation

from app import events

KEY, OTHER = uuid4(), uuid4()


async def test_a_page_hears_of_what_it_follows_and_of_nothing_else() -> None:
    heard: list[UUID] = []

    def page() -> None:
        events.people.follow(KEY, lambda: heard.append(KEY))

    async with user_simulation(page) as user:
        await user.open("/")
        listen = events.people.callbacks[-1].func
        await listen(OTHER)
        await listen(KEY)
    assert heard == [KEY]


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
        listen = events.people.callbacks[-1].func
        if closed:
            await listen(KEY)
        else:
            with pytest.raises(RuntimeError, match="parent slot"):
                await listen(KEY)
