"""What is in the database now, to be put back later; a demo takes longer to make than to copy."""

import shutil
from pathlib import Path
from typing import LiteralString, cast

import psycopg
import sqlalchemy as sa
from sqlmodel import SQLModel

from app import database


class Snapshot:
    """Taken when it is made; put back into an empty database of the same kind."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        engine = database.engine()
        if engine.dialect.name == "sqlite":
            database.fold(engine)
            shutil.copy(_file(engine), folder / "rows.db")
            return
        with engine.connect() as connection:
            for name in _tables():
                copied = _copying(connection, f'COPY "{name}" TO STDOUT')
                with copied as copy, (folder / name).open("wb") as kept:
                    for block in copy:
                        kept.write(block)

    def put_back(self) -> None:
        engine = database.engine()
        if engine.dialect.name == "sqlite":
            database.close()
            shutil.copy(self.folder / "rows.db", _file(engine))
            return
        with engine.begin() as connection:
            for name in _tables():
                with _copying(connection, f'COPY "{name}" FROM STDIN') as copy:
                    copy.write((self.folder / name).read_bytes())


def _tables() -> list[str]:
    return [table.name for table in SQLModel.metadata.sorted_tables]


def _file(engine: sa.Engine) -> Path:
    return Path(engine.url.database or "")


def _copying(connection: sa.Connection, command: str) -> "psycopg.cursor.CopyContext":
    raw = connection.connection.driver_connection
    assert isinstance(raw, psycopg.Connection)
    return raw.cursor().copy(cast(LiteralString, command))
