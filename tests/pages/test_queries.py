"""How often a page asks the database: seldom, and no oftener when there is more to show."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import pytest
import sqlalchemy as sa
from sqlmodel import select

from app import database, seal
from models.agreements import Agreement
from models.talk import Message
from tests.cast import NOW, Cast
from tests.house import running, window
from tests.mentoring import many_pairs, set_stages, written
from tests.tracks import modules

MOST_QUERIES = 12
More = Callable[[Cast, int, int], object]


def pairs(cast: Cast, count: int, first: int) -> None:
    many_pairs(cast, count, first=first)


def messages(cast: Cast, count: int, _first: int) -> None:
    pair = cast.relationship.id
    with database.transaction() as session:
        for _ in range(count):
            said = Message(relationship_id=pair, author_id=cast.mentee.id, words=b"", sent_at=NOW)
            said.words = seal.close(session, pair, "Hello.", f"message.words {said.id}")
            said.read_at = NOW
            session.add(said)


def versions(cast: Cast, count: int, first: int) -> None:
    """Versions of the agreement, all of the same kept sheet."""
    if not first:
        written(cast)
    with database.transaction() as session:
        kept = session.exec(select(Agreement).where(Agreement.version == 1)).one()
        for number in range(first, first + count):
            more = kept.model_dump(exclude={"id"}) | {"version": number + 2}
            session.add(Agreement.model_validate(more))


@pytest.mark.parametrize(
    ("path", "name", "more"),
    [
        ("/home", "mentor", pairs),
        ("/home", "mentee", messages),
        ("/board", "mentor", pairs),
        ("/board", "coordinator", pairs),
        ("/with/{rel}", "mentor", messages),
        ("/with/{rel}", "mentee", messages),
        ("/with/{rel}/agreement", "mentor", versions),
        ("/with/{rel}/path", "mentor", versions),
        ("/sessions", "mentor", pairs),
        ("/programme/people", "coordinator", pairs),
        ("/programme/indicators", "coordinator", pairs),
        ("/learn/tracks/mentor", "mentor", pairs),
        ("/certificates", "mentor", pairs),
    ],
)
async def test_a_page_asks_seldom_however_much_there_is(
    cast: Cast, path: str, name: str, more: More
) -> None:
    set_stages()
    modules()
    more(cast, 10, 0)
    async with running() as application:
        browser, _ = window(application, cast.named(name))
        address = path.format(rel=cast.relationship.id)
        await browser.get(address)
        few = await asked(browser, address)
        more(cast, 990, 10)
        assert await asked(browser, address) <= few <= MOST_QUERIES


async def asked(browser: httpx.AsyncClient, address: str) -> int:
    """The least of three, for the application's own upkeep may ask something meanwhile."""
    counts = []
    for _ in range(3):
        with counted() as queries:
            answer = await browser.get(address)
        assert answer.status_code == 200
        counts.append(len(queries))
    return min(counts)


@contextmanager
def counted() -> Iterator[list[str]]:
    """What reaches any database meanwhile, besides beginnings and ends."""
    queries: list[str] = []

    def note(*told: object) -> None:
        if not str(told[2]).startswith("BEGIN"):
            queries.append(str(told[2]))

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield queries
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
