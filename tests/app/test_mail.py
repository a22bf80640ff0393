"""Letters on their way to a real mail server that is sometimes busy, rude or gone."""

import asyncio
import socket
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
import time_machine
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from sqlmodel import select

from app import mail, outbox
from app.database import reading, transaction
from app.letters import ADDRESS
from app.settings import Settings
from models.letters import WAITS, Letter
from tests.cast import NOW

BASE = "https://mentoring.example.org"
SENDER = "PeerMent <hello@example.org>"
EVE = "eve@example.org"


class Postman:
    """A mail server that answers what it is told to, then accepts."""

    def __init__(self) -> None:
        self.answers: list[str] = []
        self.received: list[EmailMessage] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        del server, session
        if self.answers:
            return self.answers.pop(0)
        content = envelope.content
        assert isinstance(content, bytes)
        self.received.append(message_from_bytes(content, EmailMessage, policy=policy.default))
        return "250 OK"


@pytest.fixture
def postman() -> Postman:
    return Postman()


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(fresh: str, postman: Postman, port: int) -> Iterator[Controller]:
    assert fresh
    controller = Controller(postman, "127.0.0.1", port)
    controller.start()
    yield controller
    if controller.server:
        controller.stop()


def post(to: str = EVE, words: str = "Words", name: str = "Eve Elm") -> Letter:
    with transaction() as session:
        return outbox.post(session, to, name, "A subject", words)


def deliver(port: int) -> int:
    return mail.deliver_due(f"smtp://127.0.0.1:{port}", SENDER, BASE)


def letters() -> list[Letter]:
    with reading() as session:
        return list(session.exec(select(Letter)))


def test_a_letter_arrives_with_links_to_this_installation(
    server: Controller, postman: Postman
) -> None:
    letter = post(words=f"Open {ADDRESS}/invite/abc")
    assert deliver(server.port) == 1
    got = postman.received[0]
    assert got["Message-ID"] == f"<{letter.id}@mentoring.example.org>"
    assert got["To"] == "Eve Elm <eve@example.org>"
    assert f"Open {BASE}/invite/abc" in got.get_content()


def test_what_went_out_is_not_sent_again_and_its_words_are_gone(
    server: Controller, postman: Postman
) -> None:
    post()
    deliver(server.port)
    assert deliver(server.port) == 0
    assert len(postman.received) == 1
    assert [(bool(row.sent_at), row.words) for row in letters()] == [(True, b"")]


def test_a_busy_server_is_tried_again_later(server: Controller, postman: Postman) -> None:
    post()
    postman.answers = ["451 Busy just now"]
    assert deliver(server.port) == 0
    assert letters()[0].last_error == "451 Busy just now"
    assert deliver(server.port) == 0
    with time_machine.travel(NOW + timedelta(minutes=30)):
        assert deliver(server.port) == 1


def test_a_final_no_is_final(server: Controller, postman: Postman) -> None:
    post()
    postman.answers = ["550 No such mailbox"]
    deliver(server.port)
    letter = letters()[0]
    assert letter.given_up_at is not None
    assert letter.last_error == "550 No such mailbox"


def test_after_the_last_wait_it_is_given_up(server: Controller, postman: Postman) -> None:
    post()
    postman.answers = ["451 Busy"] * 20
    when = NOW
    for _ in range(len(WAITS) + 1):
        when += timedelta(days=2)
        with time_machine.travel(when):
            deliver(server.port)
    assert letters()[0].given_up_at is not None
    assert len(postman.answers) == 20 - len(WAITS) - 1


def test_nothing_is_lost_while_the_server_is_down(fresh: str, postman: Postman, port: int) -> None:
    assert fresh
    for number in range(5):
        post(f"p{number}@example.org")
    assert deliver(port) == 0
    controller = Controller(postman, "127.0.0.1", port)
    controller.start()
    try:
        with time_machine.travel(NOW + timedelta(hours=1)):
            assert deliver(port) == 5
    finally:
        controller.stop()
    assert {row["To"].addresses[0].addr_spec for row in postman.received} == {
        f"p{number}@example.org" for number in range(5)
    }


def test_a_letter_in_other_hands_is_left_alone_until_the_lease_ends(
    server: Controller, postman: Postman
) -> None:
    letter = post()
    with transaction() as session:
        session.get_one(Letter, letter.id).held_until = NOW + timedelta(minutes=10)
    assert deliver(server.port) == 0
    with time_machine.travel(NOW + timedelta(minutes=11)):
        assert deliver(server.port) == 1
    assert postman.received


def test_a_letter_of_a_failed_transaction_was_never_written(fresh: str) -> None:
    assert fresh
    with pytest.raises(ZeroDivisionError), transaction() as session:
        assert 1 / len(outbox.post(session, EVE, "", "Subject", "Words").name)
    assert letters() == []


@pytest.mark.parametrize("name", ["Eve\r\nBcc: all@example.org", 'Eve "The" Elm', "Ève Élan"])
def test_names_never_become_headers(server: Controller, postman: Postman, name: str) -> None:
    post(name=name)
    deliver(server.port)
    got = postman.received[0]
    assert got["To"].addresses[0].display_name == " ".join(name.split())
    assert got["Bcc"] is None


def test_an_address_the_server_cannot_take_holds_nobody_up(
    fresh: str, postman: Postman, port: int
) -> None:
    assert fresh
    post("zoë@example.org")
    post()
    controller = Controller(postman, "127.0.0.1", port, enable_SMTPUTF8=False)
    controller.start()
    try:
        assert deliver(port) == 1
    finally:
        controller.stop()
    assert {row.to for row in letters() if row.last_error} == {"zoë@example.org"}


def test_a_server_that_asks_who_sends_is_told(fresh: str, postman: Postman, port: int) -> None:
    assert fresh
    told: list[object] = []

    def ask(
        server: SMTP, session: Session, envelope: Envelope, how: str, who: object
    ) -> AuthResult:
        del server, session, envelope, how
        assert isinstance(who, LoginPassword)
        told.append((who.login, who.password))
        return AuthResult(success=who.password == b"p@ss word", handled=False)

    controller = Controller(postman, "127.0.0.1", port, authenticator=ask, auth_require_tls=False)
    post()
    controller.start()
    try:
        mail.deliver_due(f"smtp://me:wrong@127.0.0.1:{port}", SENDER, BASE)
        assert "does not accept the login" in letters()[0].last_error
        assert letters()[0].given_up_at is None
        with time_machine.travel(NOW + timedelta(hours=1)):
            assert mail.deliver_due(f"smtp://me:p%40ss%20word@127.0.0.1:{port}", SENDER, BASE) == 1
    finally:
        controller.stop()
    assert (b"me", b"p@ss word") in told


@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
def test_without_the_protection_that_was_asked_for_nothing_is_sent(
    server: Controller, postman: Postman, scheme: str
) -> None:
    post()
    assert mail.deliver_due(f"{scheme}://127.0.0.1:{server.port}", SENDER, BASE) == 0
    assert postman.received == []
    assert letters()[0].sent_at is None
    assert letters()[0].given_up_at is None


async def test_without_a_mail_server_there_is_nothing_to_do() -> None:
    await mail.keep_sending(Settings(), asyncio.Event())
    assert outbox.BELLS == []


async def test_a_new_letter_wakes_the_postman(server: Controller, postman: Postman) -> None:
    stop = asyncio.Event()
    settings = Settings(smtp_url=f"smtp://127.0.0.1:{server.port}", mail_from=SENDER, base_url=BASE)
    working = asyncio.create_task(mail.keep_sending(settings, stop))
    await asyncio.to_thread(post)
    async with asyncio.timeout(5):
        while not postman.received:
            await asyncio.sleep(0.01)
    stop.set()
    async with asyncio.timeout(5):
        await working
    assert outbox.BELLS == []
