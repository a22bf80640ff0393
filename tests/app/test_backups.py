"""Backups: whole, checked, portable, and without the key."""

import shutil
import zipfile
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlmodel import select

from app import backups, database, migrate, seal
from app.services import journals
from app.settings import Settings, load
from models.people import Person
from tests.cast import TODAY, raise_curtain


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A real installation with the cast in it, made by the migrations."""
    settings = load({}, data_dir=tmp_path / "data")
    settings.data_dir.mkdir()
    engine = database.connect(settings.database)
    migrate.upgrade(engine)
    seal.configure(seal.key_in(settings.data_dir))
    cast = raise_curtain()
    journals.write(cast.mentee, TODAY, "canary-in-the-journal", 0)
    return settings


def test_a_backup_comes_back_as_it_was(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "one.zip"
    made = backups.backup(database.engine(), file, settings.data_dir / "keys" / "seal.key")
    assert made.rows["person"] == 6
    assert backups.verify(file).rows == made.rows
    with database.transaction() as session:
        session.exec(sa.delete(journals.Entry))
    database.close()
    backups.restore(settings, file)
    database.connect(settings.database)
    with database.reading() as session:
        ben = session.exec(select(Person).where(Person.name == "Ben Birch")).one()
    page = journals.on(ben, TODAY)
    assert page is not None
    assert page.words == "canary-in-the-journal"
    assert Path(f"{settings.data_dir}/peerment.db.pre-restore").exists()


def test_no_private_word_and_no_key_is_in_the_file(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "one.zip"
    key = settings.data_dir / "keys" / "seal.key"
    backups.backup(database.engine(), file, key)
    with zipfile.ZipFile(file) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"canary" not in everything
    assert key.read_bytes() not in everything
    assert (tmp_path / "one.zip.key").read_bytes() == key.read_bytes()


def flipped(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        start = archive.getinfo("person.jsonl").header_offset
    content = bytearray(file.read_bytes())
    content[start + 120] ^= 0xFF
    file.write_bytes(content)


def shortened(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-200])


def without_a_part(file: Path) -> None:
    whole = file.with_suffix(".whole")
    shutil.move(file, whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            if name != "person.jsonl":
                new.writestr(name, old.read(name))


def of_another_version(file: Path) -> None:
    whole = file.with_suffix(".whole")
    shutil.move(file, whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            said = old.read(name)
            if name == backups.MANIFEST:
                said = said.replace(b'"revision": "', b'"revision": "x')
            new.writestr(name, said)


@pytest.mark.parametrize("harm", [flipped, shortened, without_a_part, of_another_version])
def test_a_harmed_file_is_named_and_nothing_is_touched(
    settings: Settings, tmp_path: Path, harm: object
) -> None:
    file = tmp_path / "one.zip"
    backups.backup(database.engine(), file)
    assert callable(harm)
    harm(file)
    before = Path(f"{settings.data_dir}/peerment.db").read_bytes()
    with pytest.raises(backups.BadBackup):
        backups.verify(file)
    with pytest.raises(backups.BadBackup):
        backups.restore(settings, file)
    assert Path(f"{settings.data_dir}/peerment.db").read_bytes() == before
    database.close()
