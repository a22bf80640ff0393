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
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Tables and no rows, made once: a SQLite file to copy, or a PostgreSQL to empty."""
    url = POSTGRES or f"sqlite:///{tmp_path_factory.mktemp('database') / 'empty.db'}"
    engine = database.connect(url)
    SQLModel.metadata.drop_all(engine)
    SQLModel.metadata.create_all(engine)
    if not POSTGRES:
        database.fold(engine)
    database.close()
    return url


@pytest.fixture
def fresh(empty_database: str, tmp_path: Path) -> Iterator[str]:
    """The application's database, empty, for this test alone; gives its address."""
    seal.configure(b"k" * 32)
    rendered.forget_all()
    passwords.configure(CHEAP)
    if POSTGRES:
        engine = database.connect(POSTGRES)
        names = ", ".join(f'"{table.name}"' for table in SQLModel.metadata.sorted_tables)
        with engine.begin() as connection:
            connection.execute(sa.text(f"TRUNCATE {names} CASCADE"))
        url = POSTGRES
    else:
        file = tmp_path / "peerment.db"
        shutil.copy(empty_database.removeprefix("sqlite:///"), file)
        url = f"sqlite:///{file}"
        database.connect(url)
    yield url
    database.close()


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
