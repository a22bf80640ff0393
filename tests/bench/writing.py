"""Gives somebody of a demo a long life with their journal, and prints whose it is and where."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from sqlmodel import Session, col, select

from app import database, seal
from app.services.journals import PLACE
from models.journals import Entry
from models.people import Person
from tests.bench import seed

ENTRIES, SIZE, LONG = 10_000, 2_000, 20_000
ONCE = "marigold"
LONG_AGO = timedelta(days=730)
PARAGRAPH = 80
VOCABULARY = (
    *("a", "the", "and", "with", "about", "morning", "evening", "studio", "letter", "mentor"),
    *("answer", "question", "clay", "paper", "colour", "voice", "garden", "window", "courage"),
    *("patience", "exhibition", "funding", "meeting", "honest", "slowly", "again", "tomorrow"),
)


def fill(folder: Path) -> dict[str, object]:
    seed.fill(folder, 1)
    with database.transaction() as session:
        mentees = select(Person).where(Person.is_mentee).order_by(col(Person.joined_at))
        author = session.exec(mentees).first()
        assert author
        session.add_all(list(pages(session, author, datetime.now(UTC) - LONG_AGO)))
        cookie = seed.cookie(session, author.id)
    database.fold(database.engine())
    long_one = (datetime.now(UTC) - LONG_AGO).date()
    return {"cookie": cookie, "day": f"/journal/{long_one}", "word": ONCE}


def pages(session: Session, author: Person, last: datetime) -> Iterator[Entry]:
    """One long page, and before it one of 2 kB a day; the first of all has a word of its own."""
    chance = Random(1)
    for back in range(ENTRIES + 1):
        on = last - timedelta(days=back)
        words = text(chance, SIZE // 4)[:SIZE] if back else text(chance, LONG)
        words = f"{ONCE} {words}"[:SIZE] if back == ENTRIES else words
        sealed = seal.close(session, author.id, words, PLACE)
        yield Entry(
            author_id=author.id, written_on=on.date(), words=sealed, started_at=on, changed_at=on
        )


def text(chance: Random, length: int) -> str:
    """So many words, in paragraphs."""
    words = chance.choices(VOCABULARY, k=length)
    parts = (words[at : at + PARAGRAPH] for at in range(0, length, PARAGRAPH))
    return "\n".join(" ".join(part) for part in parts)


if __name__ == "__main__":
    print(json.dumps(fill(Path(sys.argv[1]))))
