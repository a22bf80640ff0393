"""Backups: all rows and a list of what they must add up to, in one file that is checked twice.

The key that opens sealed words is never inside. It is written beside the file, to be kept apart.
"""

import json
import os
import shutil
import zipfile
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from app import database, migrate
from app.backups.rows import present, read_rows, tables, write_rows
from app.settings import Settings

MANIFEST = "manifest.json"
FORMAT = 1


class BadBackup(Exception):
    """The file is not a backup that can be trusted; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a verified backup holds."""

    made_at: datetime
    revision: str
    rows: dict[str, int]


def backup(engine: sa.Engine, file: Path, key: Path | None = None) -> Contents:
    """Writes everything to `file` as one moment in time, while people go on working."""
    file.parent.mkdir(parents=True, exist_ok=True)
    staged = file.with_name(file.name + ".part")
    made = Contents(datetime.now(UTC), migrate.revision(engine) or "", {})
    with zipfile.ZipFile(staged, "w", zipfile.ZIP_DEFLATED) as archive, engine.connect() as rows:
        for name, written in present(rows).items():
            with archive.open(f"{name}.jsonl", "w", force_zip64=True) as out:
                made.rows[name] = write_rows(rows, written, out)
    sums = _sums(staged)
    with zipfile.ZipFile(staged, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, json.dumps(_manifest(made, sums), indent=1))
    os.chmod(staged, 0o600)
    staged.replace(file)
    if key and key.exists():
        shutil.copy(key, file.with_name(file.name + ".key"))
    return made


def verify(file: Path) -> Contents:
    """Reads a backup as a restore would, into a database that is thrown away."""
    contents = _trusted(file)
    with TemporaryDirectory() as folder:
        _fill(f"sqlite:///{Path(folder) / 'trial.db'}", file, contents)
    return contents


def restore(settings: Settings, file: Path) -> Contents:
    """Puts a backup in the place of what is there; all or nothing. Everybody is signed out."""
    contents = _trusted(file)
    if settings.database.startswith("sqlite"):
        _swap(Path(settings.database.removeprefix("sqlite:///")), file, contents)
    else:
        engine = database.open_engine(settings.database)
        migrate.upgrade(engine)
        with engine.begin() as connection:
            for table in reversed(tables()):
                connection.execute(sa.delete(table))
            _load(connection, file, contents)
        engine.dispose()
    return contents


def _swap(target: Path, file: Path, contents: Contents) -> None:
    """Fills a new file beside the old one, and only then changes their names."""
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = target.with_name(target.name + ".restored")
    staged.unlink(missing_ok=True)
    _fill(f"sqlite:///{staged}", file, contents)
    if target.exists():
        target.replace(target.with_name(target.name + ".pre-restore"))
        for left in ("-wal", "-shm"):
            target.with_name(target.name + left).unlink(missing_ok=True)
    staged.replace(target)


def _fill(url: str, file: Path, contents: Contents) -> None:
    engine = database.open_engine(url)
    migrate.upgrade(engine)
    with engine.begin() as connection:
        _load(connection, file, contents)
    with engine.connect() as connection:
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise BadBackup("Some rows point to others that are not in the backup.")
    database.fold(engine)
    engine.dispose()


def _load(connection: sa.Connection, file: Path, contents: Contents) -> None:
    with zipfile.ZipFile(file) as archive:
        for table in tables():
            if table.name not in contents.rows:
                continue
            with archive.open(f"{table.name}.jsonl") as lines:
                if read_rows(connection, table, lines) != contents.rows[table.name]:
                    raise BadBackup(f"The number of rows of {table.name} is not what it was.")
    signed_in = next(table for table in tables() if table.name == "signin")
    connection.execute(sa.delete(signed_in))


def _trusted(file: Path) -> Contents:
    """What the file says of itself, once its parts are proven whole and its format known."""
    try:
        with zipfile.ZipFile(file) as archive:
            said = json.loads(archive.read(MANIFEST))
        sums = _sums(file)
    except FileNotFoundError as error:
        raise BadBackup(f"There is no file {file}.") from error
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError) as error:
        raise BadBackup("This file is damaged, or it is not a backup of PeerMent.") from error
    if said.get("format") != FORMAT:
        raise BadBackup("This backup was written by a newer PeerMent. Install that one first.")
    wrong = sorted(name for name, known in said["sums"].items() if sums.get(name) != known)
    if wrong:
        raise BadBackup(f"These parts are damaged or missing: {', '.join(wrong)}.")
    if said["revision"] != migrate.head():
        raise BadBackup(
            "This backup belongs to another version of PeerMent. "
            "Restore it with that version, then update."
        )
    made_at = datetime.fromisoformat(said["made_at"])
    return Contents(made_at, said["revision"], dict(said["rows"]))


def _manifest(made: Contents, sums: dict[str, str]) -> dict[str, object]:
    return {
        "format": FORMAT,
        "made_at": made.made_at.isoformat(),
        "revision": made.revision,
        "rows": made.rows,
        "sums": sums,
    }


def _sums(file: Path) -> dict[str, str]:
    """The SHA-256 of each part but the manifest."""
    found = {}
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if name != MANIFEST:
                with archive.open(name) as part:
                    summed = sha256()
                    while piece := part.read(1 << 20):
                        summed.update(piece)
                found[name] = summed.hexdigest()
    return found
