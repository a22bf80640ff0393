"""A changed password ends what was open; a forgotten one comes back by mail, once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine

from app import database, events
from app.services import members, passwords, sign_ins
from models.errors import NotFound, Refusal
from models.people import Person
from models.sign_ins import TooOften
from tests.cast import Cast
from tests.entrance import (
    BETTER,
    FIREFOX,
    GOOD,
    HOME,
    enter,
    give_password,
    letters_to,
    token_for,
)


@pytest.fixture
def ada(cast: Cast) -> Person:
    return give_password(cast.mentor)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime.now(UTC), tick=False) as traveller:
        yield traveller


def asked(person: Person) -> str:
    passwords.ask_reset(None, person.email, HOME)
    return token_for(person.email)


def test_changing_it_ends_every_other_sign_in_and_tells(ada: Person) -> None:
    here = enter(ada)
    enter(ada)
    passwords.change_password(ada, GOOD, BETTER, here.id, HOME)
    assert [row.id for row in sign_ins.my_sign_ins(ada)] == [here.id]
    assert letters_to(ada.email)[0][0] == "Your password has changed"
    assert sign_ins.sign_in(None, ada.email, BETTER, HOME, FIREFOX)
    with pytest.raises(Refusal):
        sign_ins.sign_in(None, ada.email, GOOD, HOME, FIREFOX)


def test_changing_it_needs_the_current_one(ada: Person) -> None:
    with pytest.raises(Refusal, match="current"):
        passwords.change_password(ada, "not this one", BETTER, None, HOME)
    with pytest.raises(Refusal, match="easy to guess"):
        passwords.change_password(ada, GOOD, "adaalder12345", None, HOME)
    assert sign_ins.sign_in(None, ada.email, GOOD, HOME, FIREFOX)


def test_a_link_opens_once(ada: Person) -> None:
    enter(ada)
    token = asked(ada)
    passwords.reset(None, token, BETTER)
    assert not sign_ins.my_sign_ins(ada)
    with pytest.raises(NotFound):
        passwords.reset(None, token, "another umbrella, of tin this time")
    assert sign_ins.sign_in(None, ada.email, BETTER, HOME, FIREFOX)


def test_of_fifty_at_once_exactly_one_gets_through(ada: Person) -> None:
    token = asked(ada)

    def redeem(number: int) -> bool:
        try:
            passwords.reset(None, token, f"{BETTER} number {number}")
        except NotFound:
            return False
        return True

    with ThreadPoolExecutor(50) as pool:
        assert sum(pool.map(redeem, range(50))) == 1


def test_looking_at_a_link_uses_nothing_up(ada: Person) -> None:
    token = asked(ada)
    assert passwords.look_at_reset(None, token) == ada.email
    assert passwords.look_at_reset(None, token) == ada.email
    passwords.reset(None, token, BETTER)


def test_a_weak_choice_leaves_the_link_good(ada: Person) -> None:
    token = asked(ada)
    with pytest.raises(Refusal, match="easy to guess"):
        passwords.reset(None, token, "password1234")
    passwords.reset(None, token, BETTER)


def test_a_link_lasts_thirty_minutes(ada: Person, clock: time_machine.Traveller) -> None:
    token = asked(ada)
    clock.shift(timedelta(minutes=30))
    with pytest.raises(NotFound):
        passwords.reset(None, token, BETTER)


def test_a_newer_link_and_a_changed_password_void_the_older(ada: Person) -> None:
    first = asked(ada)
    second = asked(ada)
    with pytest.raises(NotFound):
        passwords.look_at_reset(None, first)
    passwords.change_password(ada, GOOD, BETTER, None, HOME)
    with pytest.raises(NotFound):
        passwords.look_at_reset(None, second)


def test_an_unknown_address_gets_no_letter_and_no_other_answer(fresh: str) -> None:
    assert fresh
    for _ in range(5):
        assert passwords.ask_reset(None, "zoe@example.org", HOME) is None
    with pytest.raises(TooOften):
        passwords.ask_reset(None, "zoe@example.org", HOME)
    assert letters_to("zoe@example.org") == []


def test_a_link_to_a_closed_account_opens_nothing(cast: Cast, ada: Person) -> None:
    token = asked(ada)
    members.disable(cast.admin, ada.id)
    with pytest.raises(NotFound):
        passwords.reset(None, token, BETTER)
    passwords.ask_reset(None, ada.email, HOME)
    assert token_for(ada.email) == token


def test_no_token_is_kept_as_it_is(ada: Person) -> None:
    token = asked(ada)
    with database.engine().connect() as connection:
        for table in ("onetimelink", "letter"):
            rows = connection.execute(sa.text(f"SELECT * FROM {table}")).all()
            assert rows
            assert token not in str(rows)


def test_open_pages_hear_of_it(ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[object] = []
    monkeypatch.setattr(events.sign_ins, "announce", heard.append)
    other = enter(ada)
    passwords.change_password(ada, GOOD, BETTER, None, HOME)
    assert heard == [other.id]
