"""Makes a demo many times as large, to measure how the application behaves in a crowd."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import TypeAlias
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from app import seal
from app.database import reading, transaction
from app.demo.scene import SEED
from app.services.journals import PLACE
from models.agreements import Agreement
from models.courses import LessonDone
from models.goals import Goal, GoalReading, Step
from models.journals import Entry, Mood
from models.meetings import AgendaPoint, Meeting, Pulse
from models.people import Person, Profile
from models.relationships import Confirmation, Relationship, StageMove
from models.sheets import KeptSheet, Sheet
from models.talk import Message

Line: TypeAlias = dict[str, object]
Words: TypeAlias = dict[str, str]
Crowd: TypeAlias = Mapping[str, list[Line]]

PEOPLE: tuple[type[SQLModel], ...] = (Person, Profile, LessonDone, Mood)
PAIRS: tuple[type[SQLModel], ...] = (Relationship, StageMove, Confirmation, Agreement)
WORK: tuple[type[SQLModel], ...] = (Goal, GoalReading, Step, Meeting, Pulse)
WORDS: tuple[type[SQLModel], ...] = (AgendaPoint, Message, Entry, Sheet, KeptSheet)
CLONED = {model.__tablename__ for model in (*PEOPLE, *PAIRS, *WORK, *WORDS)}
SEALED = ("entry", "message", "meeting", "agendapoint", "sheet", "keptsheet")
TABLES = [table for table in SQLModel.metadata.sorted_tables if table.name in CLONED]


def grow(factor: int) -> None:
    """Beside everybody there is, `factor` - 1 others like them, with pairs and words of their own.

    Each copy is a transaction, so that no other writer has to wait for all of them.
    """
    with reading() as session:
        rows = {table.name: _read(session, table) for table in TABLES}
        words = _opened(session, rows)
    chance = Random(f"{SEED} {len(rows['person'])}")  # noqa: S311  # the same each time
    for _ in range(factor - 1):
        with transaction() as session:
            _copy(session, rows, words, chance)


def _copy(session: Session, rows: Crowd, words: Mapping[str, list[Words]], chance: Random) -> None:
    mask = chance.getrandbits(120)
    made = {table.name: _clones(table, rows[table.name], mask) for table in TABLES}
    _rename(made["person"], mask, chance)
    owners = _owners(made)
    for name, opened in words.items():
        for row, own in zip(made[name], opened, strict=True):
            for column, owner, place in _places(name, row, owners):
                if column in own:
                    row[column] = seal.close(session, owner, own[column], place)
    for table in TABLES:
        if made[table.name]:
            session.execute(sa.insert(table), made[table.name])


def _read(session: Session, table: sa.Table) -> list[Line]:
    return [dict(row) for row in session.execute(sa.select(table)).mappings()]


def _own_columns(table: sa.Table) -> list[str]:
    """The columns that name a row of the crowd: its own id, and those of others in it."""
    return [
        column.name
        for column in table.columns
        if (column.name == "id" and column.primary_key)
        or any(key.column.table.name in CLONED for key in column.foreign_keys)
    ]


def _clones(table: sa.Table, rows: list[Line], mask: int) -> list[Line]:
    own = _own_columns(table)
    return [{**row, **{name: _other(row[name], mask) for name in own}} for row in rows]


def _other(value: object, mask: int) -> UUID | None:
    """Another id for each copy, the same one wherever it is named."""
    return UUID(int=value.int ^ mask) if isinstance(value, UUID) else None


def _rename(people: list[Line], mask: int, chance: Random) -> None:
    """Addresses of their own, and first names of some with last names of others."""
    last_names = [str(person["name"]).split(maxsplit=1)[-1] for person in people]
    chance.shuffle(last_names)
    for person, last in zip(people, last_names, strict=True):
        person["name"] = f"{str(person['name']).split()[0]} {last}"
        person["email"] = f"{mask:030x}.{person['email']}"


def _opened(session: Session, rows: Crowd) -> dict[str, list[Words]]:
    """All private words there are, in the order of their rows, by column."""
    owners = _owners(rows)
    return {
        name: [
            {
                column: seal.open_(session, owner, blob, place)
                for column, owner, place in _places(name, row, owners)
                if isinstance(blob := row[column], bytes)
            }
            for row in rows[name]
        ]
        for name in SEALED
    }


def _owners(rows: Crowd) -> dict[object, object]:
    """Whose key it is for what belongs to a meeting or a sheet."""
    sheets = {row["id"]: row["relationship_id"] or row["owner_id"] for row in rows["sheet"]}
    return sheets | {row["id"]: row["relationship_id"] for row in rows["meeting"]}


def _places(
    name: str, row: Line, owners: Mapping[object, object]
) -> Iterator[tuple[str, UUID, str]]:
    """Whose key seals the words of a row, and in which column and place services keep them."""
    id_, pair, author = row["id"], row.get("relationship_id"), row.get("author_id")
    meeting = row.get("meeting_id")
    told: dict[str, tuple[tuple[str, object, str], ...]] = {
        "entry": (("words", author, PLACE),),
        "message": (("words", pair, f"message.words {id_}"),),
        "meeting": (
            ("focus", pair, f"meeting {id_} focus"),
            ("note", pair, f"meeting {id_} note"),
        ),
        "sheet": (("words", owners.get(id_), f"sheet.words {id_}"),),
        "keptsheet": (("words", owners.get(row.get("sheet_id")), f"keptsheet.words {id_}"),),
        "agendapoint": (("words", owners.get(meeting), f"meeting {meeting} point {id_}"),),
    }
    for column, owner, place in told[name]:
        if isinstance(owner, UUID):
            yield column, owner, place
