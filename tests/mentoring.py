"""What the mentoring tests need beside the cast: stages with gates, sessions, and many pairs."""

from datetime import timedelta

from app import database, rendered
from app.services import agreements, meetings
from models.agreements import REQUIRED
from models.base import Json
from models.meetings import Meeting
from models.mentra import Stage
from models.relationships import Relationship
from tests.cast import NOW, Cast, person, relationship

NAMES = ("Ready", "Meet", "Establish", "Navigate", "Try", "Review", "Advance")
TERMS = {term: f"What we say about {term}" for term in REQUIRED}
HELLO: Json = {"id": "hello", "text": "Say hello", "kind": "human", "owner": "both"}
SAFE: Json = {"id": "safe", "text": "Safe contact named", "kind": "human", "owner": "mentee"}
SIGNED: Json = {
    "id": "signed",
    "text": "Agreement signed",
    "kind": "auto",
    "owner": "both",
    "rule": "agreement_signed",
}


def set_stages() -> None:
    """Seven stages, each with the same small gate."""
    gate: Json = {"checks": [HELLO, SAFE, SIGNED]}
    with database.transaction() as session:
        for position, name in enumerate(NAMES):
            session.merge(
                Stage(
                    position=position,
                    key=name.lower(),
                    name=name,
                    purpose=f"What {name} is for",
                    body={"gate": gate},
                )
            )
    rendered.forget_all()


def planned(cast: Cast) -> Meeting:
    return meetings.plan(cast.mentor, cast.relationship.id, NOW + timedelta(days=3))


def held(cast: Cast) -> Meeting:
    return meetings.hold(cast.mentor, planned(cast).id)


def written(cast: Cast) -> int:
    """An agreement with every needed line; gives its version."""
    return agreements.write(cast.mentor, cast.relationship.id, TERMS, 0).version


def many_pairs(cast: Cast, count: int, *, first: int = 0) -> list[Relationship]:
    """More relationships of the mentor, each with its own mentee."""
    made = []
    with database.transaction() as session:
        for number in range(first, first + count):
            mentee = person(f"mentee{number} Many", is_mentee=True)
            session.add(mentee)
            session.flush()
            pair = relationship(cast.programme, cast.mentor, mentee)
            session.add(pair)
            made.append(pair)
    return made
