"""A fresh database for every test, and the cast: everybody may meet the same people."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from sqlmodel import SQLModel

from app import database, events, passwords, rendered, seal
from app.i18n import speak
from tests.cast import Cast, raise_curtain
from tests.entrance import CHEAP

# The same examples in every run, however busy the machine is.
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=SLOW)
settings.load_profile("steady")

POSTGRES = os.environ.get("PEERMENT_TEST_DATABASE_URL", "")
MEETS = {"empty_database", "demo"}
"""Fixtures that lead to a database."""


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Tables and no rows, made once: a SQLite file to copy, or a PostgreSQL to empty."""
    url = POSTGRES or f"sqlite:///{tmp_path_factory.mktemp('database') / 'empty.db'}"
    engine = database.connect(url)
    SQLModel.metadata.drop_all(engine)
    SQLModel.metadata.create_all(engine)
    if not POSTGRES:
        database.fold(engine)
    database.close()
    yield url
    database.close()


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the application's database is: the same for all tests, for an engine that is opened
    anew has every statement to compile again."""
    return POSTGRES or f"sqlite:///{tmp_path_factory.mktemp('place') / 'peerment.db'}"


@pytest.fixture
def fresh(empty_database: str, place: str) -> Iterator[str]:
    """The application's database, empty, for this test alone; gives its address."""
    seal.configure(b"k" * 32)
    rendered.forget_all()
    passwords.configure(CHEAP)
    if database.engine().url != sa.make_url(place):
        database.connect(place)
    if POSTGRES:
        emptied(database.engine())
    else:
        swept(Path(place.removeprefix("sqlite:///")))
        shutil.copy(empty_database.removeprefix("sqlite:///"), place.removeprefix("sqlite:///"))
    yield place
    if not POSTGRES:
        database.close()


def emptied(engine: sa.Engine) -> None:
    """Deletes what is there; to truncate takes a new file for every table and index."""
    names = [table.name for table in reversed(SQLModel.metadata.sorted_tables)]
    full = " UNION ALL ".join(f"SELECT '{n}' WHERE EXISTS (SELECT FROM \"{n}\")" for n in names)
    with engine.begin() as connection:
        for name in connection.exec_driver_sql(full).scalars().all():
            connection.exec_driver_sql(f'DELETE FROM "{name}"')


def swept(file: Path) -> None:
    for left in file.parent.glob(f"{file.name}*"):
        left.unlink()


@pytest.fixture
def cast(fresh: str) -> Cast:
    assert fresh
    return raise_curtain()


@pytest.fixture(autouse=True)
def quiet_topics() -> Iterator[None]:
    """No page of one test hears what the next test does, or speaks its language."""
    speak("en", "")
    yield
    for topic in events.TOPICS:
        topic.callbacks.clear()
        topic.followed.clear()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The built application after simulated pages, for NiceGUI is one per process; browsers last,
    because their driver keeps an event loop of its own for the rest of the run. With a PostgreSQL
    only what meets a database: everything else has nothing to find there."""
    if POSTGRES:
        rest = [item for item in items if not MEETS & set(getattr(item, "fixturenames", ()))]
        config.hook.pytest_deselected(items=rest)
        items[:] = [item for item in items if item not in set(rest)]
    items.sort(key=lambda item: [part in item.path.parent.parts for part in ("browser", "pages")])
