"""Migrations: models and database agree, a newer database is refused, a backup comes first."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from app import database, migrate
from app.settings import Misconfigured


@pytest.fixture
def engine(tmp_path: Path) -> sa.Engine:
    return database.open_engine(f"sqlite:///{tmp_path / 'new.db'}")


def test_migrations_make_what_the_models_say(engine: sa.Engine) -> None:
    assert migrate.upgrade(engine)
    assert migrate.differences(engine) == []
    assert not migrate.upgrade(engine)


def test_an_empty_database_needs_no_backup(engine: sa.Engine) -> None:
    called: list[str] = []
    migrate.upgrade(engine, lambda: called.append("backup"))
    assert not called


def test_a_database_of_a_newer_version_is_refused(engine: sa.Engine) -> None:
    migrate.upgrade(engine)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = 'fromthefuture'"))
    with pytest.raises(Misconfigured, match="newer PeerMent"):
        migrate.upgrade(engine)
