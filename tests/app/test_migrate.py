"""Migrations: models and database agree, a newer database is refused, a backup comes first."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from app import backups, database, migrate
from app.settings import Misconfigured


@pytest.fixture
def engine(tmp_path: Path) -> sa.Engine:
    return database.open_engine(f"sqlite:///{tmp_path / 'new.db'}")


def test_migrations_make_what_the_models_say(engine: sa.Engine) -> None:
    assert migrate.upgrade(engine)
    assert migrate.differences(engine) == []
    assert not migrate.upgrade(engine)


def test_the_newest_revision_is_the_one_that_alembic_finds() -> None:
    assert migrate.head() == ScriptDirectory(str(migrate.FOLDER)).get_current_head()


def test_the_newest_revision_is_the_one_that_none_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "versions").mkdir()
    for name, before in (("0002", "'0001'"), ("0001", "None"), ("abc3", "'0002'")):
        written = f"revision = '{name}'\ndown_revision = {before}\n"
        (tmp_path / "versions" / f"{name}.py").write_text(written)
    monkeypatch.setattr(migrate, "FOLDER", tmp_path)
    assert migrate.head() == "abc3"


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


def test_an_older_database_is_kept_in_a_backup_and_brought_up_to_date(
    engine: sa.Engine, tmp_path: Path
) -> None:
    at_first_tables(engine)
    with engine.begin() as connection:
        connection.execute(
            sa.text(
                "INSERT INTO prompt (id, key, stage, tag, text, shipped) VALUES"
                " ('00000000000000000000000000000001', 'J99', 0, 'ID', 'Who?', '')"
            )
        )
    file = tmp_path / "before.zip"
    assert migrate.upgrade(engine, lambda: backups.backup(engine, file))
    assert migrate.differences(engine) == []
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT text FROM prompt")).scalar() == "Who?"
    with pytest.raises(backups.BadBackup, match="another version"):
        backups.verify(file)


def at_first_tables(engine: sa.Engine) -> None:
    """A database as the first version left it."""
    config = Config()
    config.set_main_option("script_location", str(migrate.FOLDER))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
