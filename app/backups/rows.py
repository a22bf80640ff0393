"""Rows as lines of JSON and back, so that a backup of one kind of database fits the other."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import IO
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import SQLModel

import models

assert models  # noqa: S101  # importing it made the metadata whole

BATCH = 500


def tables() -> list[sa.Table]:
    """All tables, those that others point to first."""
    return SQLModel.metadata.sorted_tables


def present(connection: sa.Connection) -> dict[str, sa.Select[tuple[object, ...]]]:
    """What there is to write: before an update, tables and columns may still be missing."""
    known = sa.inspect(connection)
    names = set(known.get_table_names())
    found = {}
    for table in tables():
        if table.name in names:
            there = {column["name"] for column in known.get_columns(table.name)}
            found[table.name] = sa.select(*(one for one in table.c if one.name in there))
    return found


def write_rows(
    connection: sa.Connection, rows: sa.Select[tuple[object, ...]], out: IO[bytes]
) -> int:
    """Writes a table, one row a line; returns how many."""
    count = 0
    for row in connection.execution_options(yield_per=BATCH).execute(rows).mappings():
        plain = {name: _plain(value) for name, value in row.items()}
        out.write(json.dumps(plain, ensure_ascii=False).encode() + b"\n")
        count += 1
    return count


def read_rows(connection: sa.Connection, table: sa.Table, lines: IO[bytes]) -> int:
    """Writes the lines into an empty table; returns how many."""
    count = 0
    for batch in _batches(lines):
        rows = [{name: _rich(table.c[name], row[name]) for name in row} for row in batch]
        connection.execute(sa.insert(table), rows)
        count += len(rows)
    return count


def _batches(lines: IO[bytes]) -> Iterator[list[dict[str, object]]]:
    batch: list[dict[str, object]] = []
    for line in lines:
        batch.append(json.loads(line))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _plain(value: object) -> object:
    match value:
        case bytes():
            return b64encode(value).decode()
        case datetime() | date():
            return value.isoformat()
        case UUID() | Decimal():
            return str(value)
        case _:
            return value


def _rich(column: sa.Column[object], value: object) -> object:
    if not isinstance(value, str):
        return value
    if isinstance(column.type, sa.JSON):
        return value
    if isinstance(column.type, sa.Enum) and column.type.enum_class:
        return column.type.enum_class(value)
    kind = column.type.python_type
    if kind is bytes:
        return b64decode(value)
    if kind in (datetime, date):
        return kind.fromisoformat(value)
    return kind(value) if kind in (UUID, Decimal) else value
