"""What is one's own, and what stands around every page."""

import pytest
import sqlalchemy as sa

from app import database
from app.services import people
from models.errors import NotAllowed, Refusal
from models.notices import Notice, NoticeKind
from models.people import Person, Role
from models.talk import Message
from tests.cast import NOW, Cast


def test_around_a_mentor_stand_their_people(cast: Cast) -> None:
    with database.transaction() as session:
        session.add(
            Message(
                relationship_id=cast.relationship.id,
                author_id=cast.mentee.id,
                words=b"",
                sent_at=NOW,
            )
        )
        session.add(
            Notice(person_id=cast.mentor.id, kind=NoticeKind.MESSAGE, href="/home", made_at=NOW)
        )
    around = people.around(cast.mentor)
    assert [(near.name, near.role, near.unread) for near in around.people] == [
        (cast.mentee.name, Role.MENTEE, True)
    ]
    assert around.unread == 1
    mentee = people.around(cast.mentee)
    assert [(near.role, near.unread) for near in mentee.people] == [(Role.MENTOR, False)]
    assert mentee.unread == 0


def test_an_ended_relationship_stands_around_nobody(cast: Cast) -> None:
    with database.transaction() as session:
        session.merge(cast.relationship).ended_at = NOW
    assert people.around(cast.mentor).people == ()


def test_around_takes_few_queries(cast: Cast) -> None:
    asked: list[str] = []
    engine = database._readers.kw["bind"]

    def note(*arguments: object) -> None:
        asked.append(str(arguments[2]))

    sa.event.listen(engine, "before_cursor_execute", note)
    people.around(cast.mentor)
    sa.event.remove(engine, "before_cursor_execute", note)
    assert len([line for line in asked if line.startswith("SELECT")]) == 1


def test_notices_are_one_s_own_and_are_read_at_once(cast: Cast) -> None:
    with database.transaction() as session:
        for person in (cast.mentor, cast.stranger):
            session.add(
                Notice(
                    person_id=person.id,
                    kind=NoticeKind.MESSAGE,
                    about_id=cast.mentee.id,
                    href="/home",
                    made_at=NOW,
                )
            )
    assert [told.name for told in people.notices(cast.mentor)] == [cast.mentee.name]
    people.read_notices(cast.mentor)
    assert people.around(cast.mentor).unread == 0
    assert people.around(cast.stranger).unread == 1


def test_a_profile_is_kept_tidily(cast: Cast) -> None:
    people.change_profile(
        cast.mentor,
        name="  Ada   Alder-Ash ",
        headline="Illustrator",
        place="Ghent",
        country="be",
        about="I draw.",
        languages="English, Nederlands, English,, ",
    )
    assert people.my_profile(cast.mentor).languages == ["en", "Nederlands"]
    with database.reading() as session:
        ada = session.get_one(Person, cast.mentor.id)
    assert (ada.name, ada.country) == ("Ada Alder-Ash", "BE")


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"country": "xyz"}, {"headline": "x" * 121}, {"about": "x" * 2001}]
)
def test_a_profile_has_limits(cast: Cast, wrong: dict[str, str]) -> None:
    fields = dict.fromkeys(("name", "headline", "place", "country", "about", "languages"), "")
    with pytest.raises(Refusal):
        people.change_profile(cast.mentor, **{**fields, "name": "Ada", **wrong})


def test_only_one_s_own_roles_can_be_chosen(cast: Cast) -> None:
    people.choose_role(cast.mentor, "mentor")
    for role in ("admin", "", "is_admin"):
        with pytest.raises(NotAllowed):
            people.choose_role(cast.mentor, role)


def test_only_what_is_in_the_lists_can_be_chosen(cast: Cast) -> None:
    for choice in (("xx", "dark", "UTC"), ("en", "pink", "UTC"), ("en", "dark", "Mars/Base")):
        with pytest.raises(Refusal):
            people.choose_display(cast.mentor, *choice)
    with pytest.raises(Refusal):
        people.choose_language(cast.mentor, "xx")


def test_search_finds_only_people_one_may_see(cast: Cast) -> None:
    def names(person: Person, words: str) -> list[str]:
        return [found.title for found in people.search(person, words)]

    assert names(cast.mentor, "BEN") == [cast.mentee.name]
    assert names(cast.stranger, "ben") == []
    assert names(cast.coordinator, "ben") == [cast.mentee.name]
    assert names(cast.coordinator, "%") == []
