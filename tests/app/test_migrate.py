"""Migrations: models and database agree, a newer database is refused, a backup comes first."""

from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlmodel import Session

from app import backups, database, migrate, seal
from app.settings import Misconfigured
from app.steps import agreements
from models.relationships import Relationship


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


def test_an_agreement_of_before_stays_readable_and_kept_sheets_become_versions(
    engine: sa.Engine,
) -> None:
    seal.configure(b"k" * 32)
    at(engine, "0002")
    ids = {name: uuid4() for name in ("ada", "ben", "programme", "pair", "edition", "sheet")}
    with engine.begin() as connection:
        of_before(connection, {name: id_.hex for name, id_ in ids.items()})
    assert migrate.upgrade(engine)
    assert migrate.differences(engine) == []
    with Session(engine) as session:
        pair = session.get_one(Relationship, ids["pair"])
        newest, signed, first = agreements.versions(session, pair)
        assert b"Grow" not in (first.words or b"Grow")
        assert agreements.terms(session, first) == {"purpose": "Grow slowly"}
        assert agreements.terms(session, signed) == {"purpose": "Grow"}
    assert (newest.version, newest.number, newest.sheet_id) == (3, 1, ids["sheet"])
    assert [one.is_complete for one in (newest, signed, first)] == [True, True, False]
    assert (newest.is_signed, signed.is_signed, newest.written_by) == (False, True, ids["ben"])


def of_before(connection: sa.Connection, ids: dict[str, str]) -> None:
    """Two people with an agreement in two versions, and a kept sheet of the form for it."""
    there = sa.MetaData()
    there.reflect(connection)
    now, day = datetime(2026, 5, 1), date(2026, 5, 1)  # noqa: DTZ001  # as the database has it

    def put(table: str, **said: object) -> None:
        given = {
            column.name: b"" if "words" in column.name else 0
            for column in there.tables[table].columns
            if not column.nullable
        }
        connection.execute(there.tables[table].insert().values({**given, **said}))

    both = {"mentor_id": ids["ada"], "mentee_id": ids["ben"]}
    for name in ("ada", "ben"):
        put("person", id=ids[name], email=f"{name}@x.example", name=name, joined_at=now)
    put("programme", id=ids["programme"], name="Spring", starts_on=day, ends_on=day)
    days = {"stage_since": now, "started_on": day, "ends_on": day}
    put("relationship", id=ids["pair"], programme_id=ids["programme"], **both, **days)
    pair = {"relationship_id": ids["pair"]}
    for number, words, at_ in ((1, "Grow slowly", None), (2, "Grow", now)):
        signed = {"mentor_signed_at": at_, "mentee_signed_at": at_}
        who = {"written_by": ids["ada"], "written_at": now}
        terms = {"purpose": words}
        put("agreement", id=uuid4().hex, version=number, terms=terms, **pair, **who, **signed)
    put("edition", id=ids["edition"], form_key="I-05", digest="x", body={})
    made = {"owner_id": ids["ada"], "changed_by": ids["ada"], "started_at": now, "changed_at": now}
    key = {"form_key": "I-05", "edition_id": ids["edition"], "shared_parts": []}
    put("sheet", id=ids["sheet"], kept=1, **key, **pair, **made)
    kept = {"number": 1, "kept_at": now, "kept_by": ids["ben"]}
    put("keptsheet", id=uuid4().hex, sheet_id=ids["sheet"], **kept)


def at_first_tables(engine: sa.Engine) -> None:
    """A database as the first version left it."""
    at(engine, "0001")


def at(engine: sa.Engine, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.FOLDER))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
