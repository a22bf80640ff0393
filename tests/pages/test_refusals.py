"""A database that is read-only, locked or gone is said calmly, and nothing fails for good."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from app import database
from app.services import journals
from tests.cast import TODAY, Cast
from tests.conftest import POSTGRES
from tests.house import running, window

JSON = {"Accept": "application/json"}
Fault = Callable[[Path], AbstractContextManager[None]]

pytestmark = pytest.mark.skipif(bool(POSTGRES), reason="these are faults of a file")


@contextmanager
def read_only(_file: Path) -> Iterator[None]:
    pragma("query_only=ON")
    yield
    pragma("query_only=OFF")


@contextmanager
def locked(file: Path) -> Iterator[None]:
    pragma("busy_timeout=20")
    other = database.sqlite_module().connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.close()


@contextmanager
def gone(file: Path) -> Iterator[None]:
    away = file.rename(file.with_suffix(".away"))
    yield
    away.rename(file)


def pragma(words: str) -> None:
    """For the one connection that writes."""
    connection = database.engine().raw_connection()
    connection.cursor().execute(f"PRAGMA {words}")
    connection.close()


@pytest.mark.parametrize("fault", [read_only, locked, gone])
async def test_nothing_is_lost_while_the_database_takes_nothing(
    cast: Cast, fresh: str, fault: Fault
) -> None:
    page = f"/journal/{TODAY}"
    journals.write(cast.mentee, TODAY, "What was there.", 0)
    async with running() as application:
        browser, csrf = window(application, cast.mentee)

        async def save(words: str) -> httpx.Response:
            typed = {"csrf": csrf, "version": "1", "words": words}
            return await browser.post(page, data=typed, headers=JSON)

        with fault(Path(fresh.removeprefix("sqlite:///"))):
            assert (await browser.get("/readyz")).status_code == 503
            assert (await browser.get("/healthz")).status_code == 200
            refused = await save("What was typed meanwhile.")
            assert refused.status_code == 503
            assert "Nothing is lost" in refused.json()["message"]
            assert (await browser.get("/learn")).status_code in {200, 503}
        assert (await browser.get("/readyz")).text == "ready"
        assert (await save("What was typed meanwhile.")).status_code == 200
    kept = journals.on(cast.mentee, TODAY)
    assert kept
    assert kept.words == "What was typed meanwhile."


def test_a_statement_that_fails_tells_no_log_what_it_was_about(cast: Cast) -> None:
    assert cast
    with database.engine().connect() as connection, pytest.raises(OperationalError) as failed:
        connection.execute(sa.text("SELECT :words FROM nowhere"), {"words": "a-private-word"})
    assert "a-private-word" not in str(failed.value)
