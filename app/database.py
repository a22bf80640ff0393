"""The one database, and the two ways to talk to it: to read, and to change something."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from sqlite3 import sqlite_version_info as stock_version
from types import ModuleType
from typing import TypeVar, cast

import sqlalchemy as sa
from sqlalchemy.exc import DataError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.orm import QueryableAttribute, defer, sessionmaker
from sqlalchemy.sql.base import ExecutableOption
from sqlmodel import Session, create_engine

from models.errors import Refusal, Unavailable, later

READERS = 8
SAFE_SQLITE = (3, 51, 3)
ON_CONNECT = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA busy_timeout=5000",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
)
POSTGRES = {
    "connect_timeout": 3,
    "keepalives": 1,
    "keepalives_idle": 10,
    "tcp_user_timeout": 10_000,
    "options": "-c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000",
}
NOT_NOW = later("We cannot reach our records right now. Nothing is lost. Try again in a moment.")
NOT_THIS = later(
    "Something in this is too long, or a sign that cannot be kept. Change it and try again."
)

R = TypeVar("R")

_look: ContextVar[Session | None] = ContextVar("look", default=None)
_writers = sessionmaker(class_=Session, expire_on_commit=False)
_readers = sessionmaker(class_=Session, expire_on_commit=False, autoflush=False)


def connect(url: str) -> sa.Engine:
    """Opens the database. SQLite gets one writer and several readers; PostgreSQL one pool."""
    close()
    writer = open_engine(url)
    if url.startswith("sqlite"):
        reader = _sqlite(url, "DEFERRED", READERS)
        sa.event.listen(reader, "do_connect", lambda *_: _check_there(reader))
    else:
        reader = writer.execution_options(isolation_level="REPEATABLE READ")
    _writers.configure(bind=writer)
    _readers.configure(bind=reader)
    return writer


def open_engine(url: str) -> sa.Engine:
    """A database to write to, beside the application's own or as it."""
    if url.startswith("sqlite"):
        return _sqlite(url, "IMMEDIATE", 1)
    return create_engine(
        url,
        pool_pre_ping=True,
        pool_size=READERS,
        max_overflow=0,
        connect_args=POSTGRES,
        hide_parameters=True,
    )


def close() -> None:
    """Gives every connection back."""
    for sessions in (_writers, _readers):
        if engine := sessions.kw.get("bind"):
            engine.dispose()


def fold(engine: sa.Engine) -> None:
    """Moves what SQLite keeps in its log into the one file."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()


def tune() -> None:
    """Lets SQLite see how its tables are filled, so that it goes the short way to what is asked.

    It looks again only at what has grown since. PostgreSQL does so by itself.
    """
    if engine().dialect.name != "sqlite":
        return
    with _calmly(), engine().begin() as connection:
        connection.exec_driver_sql("PRAGMA optimize=0x10002")
    _readers.kw["bind"].dispose()  # a connection keeps to what it knew when it was opened


def engine() -> sa.Engine:
    found = _writers.kw["bind"]
    assert isinstance(found, sa.Engine)  # noqa: S101  # configured by connect()
    return found


@contextmanager
def transaction() -> Iterator[Session]:
    """Commits when the block ends well, rolls back when it does not. Ends a look around it."""
    if look := _look.get():
        _look.set(None)
        look.close()
    with _calmly(), _writers.begin() as session:
        yield session


@contextmanager
def reading() -> Iterator[Session]:
    """A consistent look at the data, beside whoever is writing; part of the look around it."""
    if look := _look.get():
        yield look
        return
    with _calmly(), _readers.begin() as session:
        yield session


@contextmanager
def looking() -> Iterator[None]:
    """Whatever reads in this block shares one connection, one moment, and each row once."""
    with reading() as session:
        around = _look.set(session)
        try:
            yield
        finally:
            _look.reset(around)
            session.expunge_all()


def without(*columns: object) -> list[ExecutableOption]:
    """Options that leave columns unread; what a list does not show is not fetched."""
    return [defer(cast("QueryableAttribute[object]", column)) for column in columns]


def once(session: Session, key: Hashable, read: Callable[[], R]) -> R:
    """What several services of one look ask for is read by the first of them."""
    if session is not _look.get():
        return read()
    known: dict[Hashable, R] = session.info
    if key not in known:
        known[key] = read()
    return known[key]


@contextmanager
def _calmly() -> Iterator[None]:
    """A database that is locked, full, read-only or gone is said in words, not as a bug.

    So is what no database takes: a NUL, half a character, a number without end.
    """
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        raise Unavailable(NOT_NOW) from error
    except (DataError, OverflowError, UnicodeEncodeError) as error:
        raise Refusal(NOT_THIS) from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise Unavailable(NOT_NOW) from error
        raise


def _sqlite(url: str, mode: str, connections: int) -> sa.Engine:
    made = create_engine(
        url,
        module=sqlite_module(),
        connect_args={"check_same_thread": False},
        poolclass=sa.QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=10,
        hide_parameters=True,
    )

    def prepare(connection: sa.engine.interfaces.DBAPIConnection, _: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for line in ON_CONNECT:
            cursor.execute(line)
        cursor.close()

    sa.event.listen(made, "connect", prepare)
    sa.event.listen(made, "begin", partial(_begin, mode=mode))
    return made


def _begin(connection: sa.Connection, mode: str) -> None:
    _check_there(connection.engine)
    connection.exec_driver_sql(f"BEGIN {mode}")


def _check_there(made: sa.Engine) -> None:
    """SQLite itself would write on into a file that was taken away, or begin an empty one."""
    if not Path(made.url.database or "").exists():
        raise Unavailable(NOT_NOW)


def sqlite_module() -> ModuleType:
    """A SQLite without the WAL-reset bug: Python's own if new enough, else the wheel's."""
    import sqlite3  # noqa: PLC0415  # which of two modules is decided here

    if stock_version >= SAFE_SQLITE:
        return sqlite3
    from pysqlite3 import dbapi2  # noqa: PLC0415

    module: ModuleType = dbapi2
    return module
