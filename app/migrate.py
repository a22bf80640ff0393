"""Brings a database up to date: forward only, in one transaction, after a backup."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import SQLModel

from app.settings import Misconfigured
from models.heavy import heavy

if TYPE_CHECKING:
    from alembic import autogenerate, command, config, migration, script, util
else:
    autogenerate, command, config, migration, script, util = (
        heavy(f"alembic.{part}")
        for part in ("autogenerate", "command", "config", "migration", "script", "util")
    )

FOLDER = Path(__file__).parent / "migrations"
NAMED = re.compile(r"^(down_)?revision = '(\w+)'", re.MULTILINE)


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
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
        return found


def head() -> str:
    """The revision that no other one follows; most starts ask only this."""
    named: list[tuple[str, str]] = [
        found
        for file in (FOLDER / "versions").glob("*.py")
        for found in NAMED.findall(file.read_text())
    ]
    followed = {name for is_down, name in named if is_down}
    return next(name for is_down, name in named if not is_down and name not in followed)


def write_revision(engine: sa.Engine, message: str) -> None:
    """For developers: a new migration from what the models say."""
    with engine.begin() as connection:
        command.revision(_config(connection), message, autogenerate=True)


def differences(engine: sa.Engine) -> list[object]:
    """What the models say and the database does not; empty when they agree."""

    with engine.connect() as connection:
        options = {"compare_type": True, "render_as_batch": True}
        context = migration.MigrationContext.configure(connection, opts=options)
        return list(autogenerate.compare_metadata(context, SQLModel.metadata))


def _check_known(present: str) -> None:
    try:
        script.ScriptDirectory(str(FOLDER)).get_revision(present)
    except util.CommandError as error:
        raise Misconfigured(
            ["This database was written by a newer PeerMent. Install that one, or a backup."]
        ) from error


def _config(connection: sa.Connection) -> "config.Config":
    made = config.Config()
    made.set_main_option("script_location", str(FOLDER))
    made.attributes["connection"] = connection
    return made
