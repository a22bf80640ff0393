"""Signing in: right, wrong, too often, in many browsers; and out again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine
from sqlmodel import select

from app import database, passwords
from app.services import sign_ins
from models.errors import NotFound, Refusal
from models.people import Person
from models.sign_ins import MOST_SIGN_INS, FailedTry, SignIn, TooOften, hashed
from tests.cast import Cast
from tests.entrance import CHEAP, FIREFOX, GOOD, HOME, enter, give_password

AWAY = "198.51.100.4"


@pytest.fixture
def ada(cast: Cast) -> Person:
    return give_password(cast.mentor)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime.now(UTC), tick=False) as traveller:
        yield traveller


def come(person: Person, password: str = GOOD, network: str = HOME) -> tuple[str, SignIn]:
    return sign_ins.sign_in(None, person.email, password, network, FIREFOX)


def fail(person: Person, times: int, network: str = HOME) -> None:
    for _ in range(times):
        with pytest.raises(Refusal, match="do not match"):
            come(person, "not the right one", network)


def test_the_token_is_kept_only_as_a_hash(ada: Person) -> None:
    token, sign_in = come(ada)
    assert sign_in.token_hash == hashed(token)
    with database.engine().connect() as connection:
        rows = connection.execute(sa.text("SELECT * FROM signin")).all()
    assert token not in str(rows)


def test_each_time_there_is_a_new_token(ada: Person) -> None:
    assert come(ada)[0] != come(ada)[0]


def test_the_address_may_be_typed_in_any_case(ada: Person) -> None:
    assert sign_ins.sign_in(None, f" {ada.email.upper()} ", GOOD, HOME, FIREFOX)


def test_wrong_unknown_closed_and_passwordless_are_refused_alike(cast: Cast, ada: Person) -> None:
    with database.transaction() as session:
        session.get_one(Person, cast.stranger.id).disabled_at = datetime.now(UTC)
    give_password(cast.stranger)
    told = set()
    for email in (ada.email, "zoe@example.org", cast.stranger.email, cast.mentee.email):
        password = GOOD if email != ada.email else "wrong"
        with pytest.raises(Refusal) as refusal:
            sign_ins.sign_in(None, email, password, HOME, FIREFOX)
        told.add((type(refusal.value), refusal.value.message))
    assert len(told) == 1


def test_the_eleventh_wrong_try_waits_a_quarter_of_an_hour(
    ada: Person, clock: time_machine.Traveller
) -> None:
    fail(ada, 10)
    with pytest.raises(TooOften) as refusal:
        come(ada)
    assert refusal.value.values == {"minutes": 15}
    clock.shift(timedelta(minutes=14, seconds=59))
    with pytest.raises(TooOften):
        come(ada)
    clock.shift(timedelta(seconds=1))
    assert come(ada)


def test_trying_while_waiting_does_not_prolong_it(
    ada: Person, clock: time_machine.Traveller
) -> None:
    fail(ada, 10)
    for _ in range(30):
        clock.shift(timedelta(seconds=29))
        with pytest.raises(TooOften):
            come(ada)
    clock.shift(timedelta(seconds=30))
    assert come(ada)


def test_somebody_elsewhere_cannot_keep_the_owner_out(ada: Person) -> None:
    fail(ada, 10, AWAY)
    with pytest.raises(TooOften):
        come(ada, network=AWAY)
    assert come(ada, network=HOME)


def test_unknown_addresses_are_counted_as_well(fresh: str) -> None:
    assert fresh
    for _ in range(10):
        with pytest.raises(Refusal, match="do not match"):
            sign_ins.sign_in(None, "zoe@example.org", "wrong", HOME, FIREFOX)
    with pytest.raises(TooOften):
        sign_ins.sign_in(None, "zoe@example.org", "wrong", HOME, FIREFOX)


def test_one_network_cannot_try_one_password_on_everybody(fresh: str) -> None:
    assert fresh
    for number in range(50):
        with pytest.raises(Refusal, match="do not match"):
            sign_ins.sign_in(None, f"p{number}@example.org", "wrong", HOME, FIREFOX)
    with pytest.raises(TooOften):
        sign_ins.sign_in(None, "p50@example.org", "wrong", HOME, FIREFOX)


def test_success_forgives_what_went_before(ada: Person) -> None:
    fail(ada, 9)
    come(ada)
    fail(ada, 9)
    assert come(ada)


def test_no_address_is_kept_with_a_try(ada: Person) -> None:
    fail(ada, 1)
    with database.reading() as session:
        keys = " ".join(tried.key for tried in session.exec(select(FailedTry)))
    assert ada.email not in keys


def test_ten_browsers_and_no_more(ada: Person) -> None:
    first = come(ada)[1]
    for _ in range(MOST_SIGN_INS):
        come(ada)
    going_on = {sign_in.id for sign_in in sign_ins.my_sign_ins(ada)}
    assert len(going_on) == MOST_SIGN_INS
    assert first.id not in going_on


def test_an_old_hash_is_renewed(ada: Person) -> None:
    passwords.configure(passwords.Cost(CHEAP.memory, CHEAP.rounds + 1, CHEAP.lanes))
    come(ada)
    with database.reading() as session:
        kept = session.get_one(Person, ada.id).password
    assert kept is not None
    assert f"t={CHEAP.rounds + 1}" in kept
    assert come(ada)


def test_the_usual_cost_is_what_the_experts_ask_for() -> None:
    passwords.configure(passwords.USUAL)
    assert passwords.hashed(GOOD).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_signing_out_elsewhere_keeps_this_browser(ada: Person) -> None:
    enter(ada)
    here = come(ada)[1]
    assert sign_ins.sign_out_elsewhere(ada, here.id) == 1
    assert [sign_in.id for sign_in in sign_ins.my_sign_ins(ada)] == [here.id]


def test_nobody_ends_the_sign_in_of_somebody_else(cast: Cast, ada: Person) -> None:
    with pytest.raises(NotFound):
        sign_ins.sign_out(cast.stranger, come(ada)[1].id)
    assert sign_ins.my_sign_ins(ada)
