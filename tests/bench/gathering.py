"""Signs a crowd in to a filled database, and prints who talks with whom and who is just there."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, col, or_, select

from app import database
from app.settings import load
from models.people import Person
from models.relationships import Relationship
from tests.bench.seed import cookie


def gather(folder: Path, most: int) -> dict[str, object]:
    """So many people, if there are as many: half of them in pairs, or as many as there are."""
    database.connect(load({}, data_dir=folder).database)
    with database.transaction() as session:
        pairs = list(apart(session, most // 4))
        taken = {who for pair in pairs for who in (pair.mentor_id, pair.mentee_id)}
        others = left(session, taken)[: most - len(taken)]
        return {
            "pairs": [
                (
                    f"/with/{pair.id}",
                    cookie(session, pair.mentor_id),
                    cookie(session, pair.mentee_id),
                )
                for pair in pairs
            ],
            "others": [cookie(session, person) for person in others],
        }


def apart(session: Session, most: int) -> Iterator[Relationship]:
    """Relationships that have nobody in common."""
    going_on = select(Relationship).where(col(Relationship.ended_at).is_(None))
    taken: set[UUID] = set()
    for pair in session.exec(going_on.order_by(col(Relationship.id))):
        both = {pair.mentor_id, pair.mentee_id}
        if len(taken) < 2 * most and not taken & both:
            taken |= both
            yield pair


def left(session: Session, taken: set[UUID]) -> list[UUID]:
    """Mentors and mentees besides these."""
    in_programme = select(Person.id).where(or_(col(Person.is_mentor), col(Person.is_mentee)))
    return [who for who in session.exec(in_programme.order_by(col(Person.id))) if who not in taken]


if __name__ == "__main__":
    print(json.dumps(gather(Path(sys.argv[1]), int(sys.argv[2]))))
