"""Brings a database up to date: forward only, in one transaction, after a backup."""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlmodel import SQLModel

from app.settings import Misconfigured

FOLDER = Path(__file__).parent / "migrations"


def upgrade(engine: sa.Engine, before: Callable[[], None] = lambda: None) -> bool:
    """Runs what is missing. `before` is called first if there are rows to lose.

    Returns whether anything was done; raises Misconfigured for a database of a newer PeerMent.
    """
    present, newest = revision(engine), head()
    if present == newest:
        return False
    if present is not None:
        _check_known(present)
        before()
    with engine.begin() as connection:
        command.upgrade(_config(connection), "head")
    return True


def revision(engine: sa.Engine) -> str | None:
    """What the database is at, or None when it is empty."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head() -> str | None:
    return ScriptDirectory(str(FOLDER)).get_current_head()


def write_revision(engine: sa.Engine, message: str) -> None:
    """For developers: a new migration from what the models say."""
    with engine.begin() as connection:
        command.revision(_config(connection), message, autogenerate=True)


def differences(engine: sa.Engine) -> list[object]:
    """What the models say and the database does not; empty when they agree."""

    with engine.connect() as connection:
        options = {"compare_type": True, "render_as_batch": True}
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, SQLModel.metadata))


def _check_known(present: str) -> None:
    try:
        ScriptDirectory(str(FOLDER)).get_revision(present)
    except CommandError as error:
        raise Misconfigured(
            ["This database was written by a newer PeerMent. Install that one, or a backup."]
        ) from error


def _config(connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config
