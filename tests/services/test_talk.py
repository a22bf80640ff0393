"""The conversation: sealed, paged, marked as read, announced without a word of it."""

import pytest
from sqlmodel import select

from app import database
from app.services import relationships, talk
from models.errors import Refusal
from models.notices import Notice
from models.relationships import Relationship
from models.talk import LONGEST_MESSAGE
from tests.cast import NOW, Cast


def words(thread: talk.Thread) -> list[str]:
    return [said.words for said in thread.messages]


def test_both_read_what_was_said_and_the_database_does_not(cast: Cast) -> None:
    sent = talk.send(cast.mentee, cast.relationship.id, "  Fair is 900.  ")
    assert b"900" not in sent.words
    assert words(talk.thread(cast.mentor, cast.relationship.id)) == ["Fair is 900."]


def test_fifty_at_a_time_newest_last(cast: Cast) -> None:
    rel = cast.relationship.id
    for number in range(53):
        talk.send(cast.mentee, rel, f"Number {number}")
    newest = talk.thread(cast.mentor, rel)
    assert newest.earlier
    assert words(newest)[0] == "Number 3"
    assert words(newest)[-1] == "Number 52"
    before = talk.thread(cast.mentor, rel, newest.messages[0].message.id)
    assert words(before) == ["Number 0", "Number 1", "Number 2"]
    assert not before.earlier


def test_one_notice_until_it_is_read(cast: Cast) -> None:
    rel = cast.relationship.id
    talk.send(cast.mentee, rel, "One")
    talk.send(cast.mentee, rel, "Two")
    with database.reading() as session:
        notices = session.exec(select(Notice)).all()
    assert [(n.person_id, n.href) for n in notices] == [(cast.mentor.id, f"/with/{rel}")]
    assert talk.mark_read(cast.mentor, rel) == 2
    assert talk.mark_read(cast.mentor, rel) == 0
    assert relationships.mine(cast.mentor)[0].unread == 0
    talk.send(cast.mentee, rel, "Three")
    with database.reading() as session:
        assert len(session.exec(select(Notice)).all()) == 2


def test_reading_ones_own_words_marks_nothing(cast: Cast) -> None:
    talk.send(cast.mentee, cast.relationship.id, "One")
    assert talk.mark_read(cast.mentee, cast.relationship.id) == 0


@pytest.mark.parametrize("text", ["", "   \n ", "x" * (LONGEST_MESSAGE + 1)])
def test_no_empty_and_no_endless_message(cast: Cast, text: str) -> None:
    with pytest.raises(Refusal):
        talk.send(cast.mentee, cast.relationship.id, text)


def test_after_the_end_one_reads_and_does_not_write(cast: Cast) -> None:
    rel = cast.relationship.id
    talk.send(cast.mentee, rel, "Thank you")
    with database.transaction() as session:
        session.get_one(Relationship, rel).ended_at = NOW
    assert words(talk.thread(cast.mentor, rel)) == ["Thank you"]
    with pytest.raises(Refusal, match="ended"):
        talk.send(cast.mentee, rel, "One more thing")
