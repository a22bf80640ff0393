"""Carries letters from the outbox to the mail server: each at least once, none lost."""

import asyncio
import contextlib
import logging
import smtplib
import ssl
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit
from uuid import UUID

from sqlmodel import col, or_, select

from app import outbox
from app.database import transaction
from app.letters import ADDRESS
from app.settings import Settings
from models.errors import Unavailable
from models.letters import Letter, postpone

BATCH = 20
LEASE = timedelta(minutes=10)
TIMEOUT = 20
EVERY = 20.0
PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
log = logging.getLogger(__name__)


async def keep_sending(settings: Settings, stop: asyncio.Event) -> None:
    """Sends what is due until `stop`: at once when something is posted, else now and then."""
    if not settings.smtp_url:
        return
    loop, posted = asyncio.get_running_loop(), asyncio.Event()

    def bell() -> None:
        loop.call_soon_threadsafe(posted.set)

    outbox.BELLS.append(bell)
    try:
        while not stop.is_set():
            posted.clear()
            try:
                await asyncio.to_thread(
                    deliver_due, settings.smtp_url, settings.mail_from, settings.address
                )
            except Unavailable as error:
                log.warning("Mail waits: %s", error.message)
            await _either(stop, posted)
    finally:
        outbox.BELLS.remove(bell)


def deliver_due(smtp_url: str, sender: str, base_url: str) -> int:
    """Sends letters that are due, a batch at a time, and counts those that went out."""
    sent = 0
    while claimed := _claim(datetime.now(UTC)):
        reachable = True
        for letter, words in claimed:
            if not reachable:
                _release(letter.id)
                continue
            text = words.replace(ADDRESS, base_url)
            error, final, reachable = _send(smtp_url, written(letter, text, sender, base_url))
            _note(letter.id, error, final)
            sent += not error
        if not reachable:
            break
    return sent


def written(letter: Letter, words: str, sender: str, base_url: str) -> EmailMessage:
    """The mail. Its Message-ID is that of the letter, so that a second copy can be told."""
    mail = EmailMessage()
    user, _, domain = letter.to.rpartition("@")
    mail["From"] = sender
    mail["To"] = Address(" ".join(letter.name.split()), user, domain)
    mail["Subject"] = " ".join(letter.subject.split())
    mail["Date"] = format_datetime(letter.made_at)
    mail["Message-ID"] = f"<{letter.id}@{urlsplit(base_url).hostname}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(words)
    return mail


def _claim(now: datetime) -> list[tuple[Letter, str]]:
    """Takes some due letters for a while; if this process dies, another takes them later."""
    free = or_(col(Letter.held_until).is_(None), col(Letter.held_until) < now)
    query = (
        select(Letter)
        .where(col(Letter.sent_at).is_(None), col(Letter.given_up_at).is_(None))
        .where(col(Letter.due_at) <= now, free)
        .order_by(col(Letter.due_at))
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    with transaction() as session:
        claimed = [(letter, outbox.opened(session, letter)) for letter in session.exec(query)]
        for letter, _ in claimed:
            letter.held_until = now + LEASE
    return claimed


def _send(smtp_url: str, mail: EmailMessage) -> tuple[str, bool, bool]:
    """What went wrong, whether for good, and whether the server could be reached."""
    try:
        with _connected(smtp_url) as server:
            server.send_message(mail)
    except smtplib.SMTPRecipientsRefused as refused:
        code, text = next(iter(refused.recipients.values()))
        return f"{code} {text.decode(errors='replace')}", code >= 500, True
    except smtplib.SMTPAuthenticationError as error:
        return f"{error.smtp_code} The mail server does not accept the login.", False, False
    except smtplib.SMTPResponseException as error:
        said = bytes(error.smtp_error) if isinstance(error.smtp_error, bytes) else b""
        return f"{error.smtp_code} {said.decode(errors='replace')}", error.smtp_code >= 500, True
    except smtplib.SMTPNotSupportedError as error:
        return str(error), False, True
    except OSError as error:
        return f"{type(error).__name__}: {error}", False, False
    return "", False, True


def _connected(smtp_url: str) -> smtplib.SMTP:
    parts = urlsplit(smtp_url)
    host, port = parts.hostname or "localhost", parts.port or PORTS[parts.scheme]
    if parts.scheme == "smtps":
        tls = ssl.create_default_context()
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=tls)
    else:
        server = smtplib.SMTP(host, port, timeout=TIMEOUT)
    with contextlib.ExitStack() as undo:
        undo.callback(server.close)
        if parts.scheme == "smtp+starttls":
            server.starttls(context=ssl.create_default_context())
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        undo.pop_all()
    return server


def _note(letter_id: UUID, error: str, final: bool) -> None:
    """Keeps the outcome; the words of a letter that went out are kept no longer."""
    now = datetime.now(UTC)
    with transaction() as session:
        letter = session.get(Letter, letter_id)
        if letter and error:
            postpone(letter, error, now, final)
        elif letter:
            letter.sent_at, letter.held_until, letter.words = now, None, b""


def _release(letter_id: UUID) -> None:
    """Puts a letter back untried."""
    with transaction() as session:
        if letter := session.get(Letter, letter_id):
            letter.held_until = None


async def _either(stop: asyncio.Event, posted: asyncio.Event) -> None:
    waits = [asyncio.create_task(event.wait()) for event in (stop, posted)]
    await asyncio.wait(waits, timeout=EVERY, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
