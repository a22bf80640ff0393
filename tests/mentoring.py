"""What the mentoring tests need beside the cast: stages with gates, sessions, and many pairs."""

import json
from datetime import datetime, timedelta
from typing import Any

from app import database, rendered, seal
from app.services import agreements, meetings, sheets
from app.steps import forms as steps
from app.steps.agreements import place
from models.agreements import Agreement
from models.base import Json
from models.forms.definitions import Definition
from models.library import Form
from models.meetings import Meeting
from models.mentra import Stage
from models.people import Person
from models.relationships import Relationship
from models.sheets import Sheet
from tests.cast import NOW, Cast, person, relationship

NAMES = ("Ready", "Meet", "Establish", "Navigate", "Try", "Review", "Advance")
PROMISES: Any = {
    "id": "I-91",
    "slug": "promises",
    "kind": "instrument",
    "title": "Our promises",
    "summary": "What we promise each other.",
    "stages": ["S2"],
    "minutes": 20,
    "privacy": "P2",
    "fills": "pair",
    "home": "agreement",
    "steps": [
        {
            "title": "When",
            "fields": [
                {"id": "who", "type": "auto", "from": "mentee", "label": "A01 Mentee"},
                {"id": "start", "type": "date", "label": "A02 We start on"},
                {"id": "rhythm", "type": "txt", "label": "A03 Rhythm", "required": True},
                {"id": "quiet", "type": "txt", "label": "A03 Quiet hours"},
            ],
        },
        {
            "title": "If it gets hard",
            "fields": [
                {"id": "safe", "type": "txt", "label": "A04 Safe contact", "required": True},
                {"id": "exit", "type": "tick", "label": "A05 Each may end this.", "required": True},
            ],
        },
    ],
}
WORDS: dict[str, Json] = {"rhythm": "Every two weeks.", "safe": "Hanne", "exit": True}
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


def promises() -> Definition:
    """The form of the agreement, on the shelf."""
    made = Definition.model_validate(PROMISES)
    with database.transaction() as session:
        if steps.found(session, made.id) is None:
            body = made.stored
            session.add(Form(key=made.id, slug=made.slug, kind=made.kind, body=body))
    rendered.forget_all()
    return made


def begun(cast: Cast, person: Person | None = None) -> Sheet:
    """The sheet of the two, under way."""
    return sheets.begin(person or cast.mentor, promises().slug, cast.relationship.id)


def written(cast: Cast, person: Person | None = None, **more: Json) -> int:
    """A kept version of the agreement with every needed line; gives its number."""
    sheet = begun(cast, person)
    sheets.keep(person or cast.mentor, sheet.id, sheet.version, {**WORDS, **more})
    paper = agreements.current(cast.mentor, cast.relationship.id)
    return paper.versions[0].version


def written_before(cast: Cast, terms: dict[str, str], **more: datetime) -> Agreement:
    """An agreement from the time before it was a sheet."""
    rel = cast.relationship.id
    made = Agreement(
        relationship_id=rel, version=1, written_by=cast.mentor.id, written_at=NOW, **more
    )
    with database.transaction() as session:
        made.words = seal.close(session, rel, json.dumps(terms), place(made.id))
        session.add(made)
    return made


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
