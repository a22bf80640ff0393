"""Sealed words: readable with their owner's key only, and never again once it is forgotten."""

import pytest
import sqlalchemy as sa
from cryptography.exceptions import InvalidTag

from app import seal
from app.database import reading, transaction
from models.errors import Unavailable
from tests.cast import Cast

WORDS = "Today I asked for help."
PLACE = "entry"


def sealed(cast: Cast) -> bytes:
    with transaction() as session:
        return seal.close(session, cast.mentee.id, WORDS, PLACE)


def opened(cast: Cast, blob: bytes, place: str = PLACE) -> str:
    with transaction() as session:
        return seal.open_(session, cast.mentee.id, blob, place)


def test_words_come_back(cast: Cast) -> None:
    blob = sealed(cast)
    assert WORDS.encode() not in blob
    assert [opened(cast, blob) for _ in range(2)] == [WORDS, WORDS]
    assert opened(cast, b"") == ""


def test_many_words_of_an_owner_ask_for_the_key_once(cast: Cast) -> None:
    blobs = [sealed(cast) for _ in range(5)]
    asked: list[str] = []
    with reading() as session:
        sa.event.listen(
            session.connection(), "before_cursor_execute", lambda *said: asked.append(said[2])
        )
        assert {seal.open_(session, cast.mentee.id, blob, PLACE) for blob in blobs} == {WORDS}
    assert len([statement for statement in asked if "sealkey" in statement]) == 1


def test_words_stay_in_their_place_and_with_their_owner(cast: Cast) -> None:
    blob = sealed(cast)
    assert opened(cast, blob) == WORDS
    with pytest.raises(InvalidTag):
        opened(cast, blob, "message")
    with pytest.raises(InvalidTag), transaction() as session:
        seal.open_(session, cast.mentor.id, blob, PLACE)


def test_a_forgotten_key_is_forgotten_at_once(cast: Cast) -> None:
    blob = sealed(cast)
    assert opened(cast, blob) == WORDS
    with transaction() as session:
        seal.forget(session, cast.mentee.id)
    with pytest.raises(InvalidTag):
        opened(cast, blob)


def test_a_key_of_a_change_that_was_undone_is_not_kept(cast: Cast) -> None:
    def fail() -> None:
        with transaction() as session:
            blob = seal.close(session, cast.mentee.id, WORDS, PLACE)
            assert seal.open_(session, cast.mentee.id, blob, PLACE) == WORDS
            raise Unavailable("Nothing is kept.")

    with pytest.raises(Unavailable):
        fail()
    blob = sealed(cast)
    assert opened(cast, blob) == WORDS
    seal.configure(b"k" * 32)
    assert opened(cast, blob) == WORDS
