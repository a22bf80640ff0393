"""The outbox: readable where nothing is sent, closed where letters go out."""

from uuid import uuid4

import pytest

from app.services import letters
from models.errors import NotAllowed, NotFound
from tests.acts.letters import given_up, posted
from tests.cast import Cast


def test_letters_that_are_sent_are_read_by_nobody_else(cast: Cast) -> None:
    letter_id = posted()
    assert letters.read(cast.admin, letter_id, False)[1] == "Words"
    with pytest.raises(NotAllowed):
        letters.read(cast.admin, letter_id, True)
    with pytest.raises(NotFound):
        letters.read(cast.admin, uuid4(), False)


def test_one_that_was_given_up_gets_another_round(cast: Cast) -> None:
    letter_id = given_up()
    letters.send_again(cast.admin, letter_id)
    assert [row.given_up_at for row in letters.posted(cast.admin)] == [None]
    with pytest.raises(NotFound):
        letters.send_again(cast.admin, letter_id)
