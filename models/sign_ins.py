"""Who is signed in, one-time links, and how often somebody may try."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from secrets import token_urlsafe
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.base import Moment, Row
from models.errors import NotFound, Refusal, later
from models.people import Person, Role, address, full_name, give

IDLE = timedelta(hours=12)
ABSOLUTE = timedelta(days=14)
STAFF_IDLE = timedelta(hours=1)
STAFF_ABSOLUTE = timedelta(hours=12)
MOST_SIGN_INS = 10
TRIES, TRIES_WITHIN = 10, timedelta(minutes=15)
MOST_TRIES = {"pair": 10, "account": 50, "address": 50, "mail": 5, "mails": 25}
USED_UP = later("This link has been used or has run out. Ask for a new one.")
ERRAND_LASTS = timedelta(minutes=10)
BROWSERS = (
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


class TooOften(Refusal):
    """Somebody has tried too often; after a while they may again."""

    status = 429


class SignIn(Row, table=True):
    """One browser in which a person is signed in. The cookie's token is kept only as a hash."""

    person_id: UUID = Field(foreign_key="person.id", index=True)
    token_hash: str = Field(unique=True, max_length=64)
    csrf: str = Field(max_length=64)
    started_at: datetime = Field(sa_type=Moment)
    seen_at: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    browser: str = Field(default="", max_length=200)
    method: str = Field(default="password", max_length=20)


class Identity(Row, table=True):
    """An account at an identity provider: issuer and subject, never an e-mail address."""

    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    person_id: UUID = Field(foreign_key="person.id", index=True)
    issuer: str = Field(max_length=255)
    subject: str = Field(max_length=255)


class Errand(Row, table=True):
    """Somebody on the way to an identity provider and back; good for one return."""

    state_hash: str = Field(unique=True, max_length=64)
    browser_hash: str = Field(max_length=64)
    nonce: str = Field(max_length=64)
    verifier: str = Field(max_length=128)
    back: str = Field(default="", max_length=400)
    made_at: datetime = Field(sa_type=Moment, index=True)


class Purpose(StrEnum):
    OWNER = "owner"
    INVITE = "invite"
    RESET = "reset"


LASTS = {
    Purpose.OWNER: timedelta(days=1),
    Purpose.INVITE: timedelta(days=7),
    Purpose.RESET: timedelta(minutes=30),
}


class OneTimeLink(Row, table=True):
    """A link that works once, for one purpose and one address. Only its hash is kept."""

    purpose: Purpose
    token_hash: str = Field(unique=True, max_length=64)
    email: str = Field(default="", max_length=254, index=True)
    name: str = Field(default="", max_length=120)
    roles: list[str] = Field(default_factory=list[str], sa_type=JSON)
    made_by: UUID | None = Field(default=None, foreign_key="person.id")
    made_at: datetime = Field(sa_type=Moment, index=True)
    expires_at: datetime = Field(sa_type=Moment)
    used_at: datetime | None = Field(default=None, sa_type=Moment)
    voided_at: datetime | None = Field(default=None, sa_type=Moment)


class FailedTry(Row, table=True):
    """A wrong password or a mail asked for: what slows the next try down."""

    key: str = Field(max_length=120, index=True)
    at: datetime = Field(sa_type=Moment, index=True)


class Throttle(SQLModel):
    """The result of counting tries: whether to go on, and how long to wait otherwise."""

    allowed: bool
    wait: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Claims:
    """What an identity provider says about somebody who has just signed in there."""

    issuer: str
    subject: str
    email: str = ""
    email_verified: bool = False


@dataclass(frozen=True, slots=True)
class Departure:
    """The secrets of one errand, as the browser and the identity provider get them."""

    state: str
    browser: str
    nonce: str
    verifier: str


def new_token() -> tuple[str, str]:
    """A fresh secret for a link or a cookie, and the hash under which it is kept."""
    token = token_urlsafe(32)
    return token, hashed(token)


def hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def begun(person: Person, browser: str, method: str, now: datetime) -> tuple[str, SignIn]:
    """A new sign-in and the secret for its cookie. The secret is never one a browser brought."""
    token, token_hash = new_token()
    return token, SignIn(
        person_id=person.id,
        token_hash=token_hash,
        csrf=token_urlsafe(24),
        started_at=now,
        seen_at=now,
        browser=browser_name(browser),
        method=method,
    )


def too_many(sign_ins: Sequence[SignIn]) -> Sequence[SignIn]:
    """Those that end when one more begins: the ones seen longest ago."""
    newest_first = sorted(sign_ins, key=lambda sign_in: sign_in.seen_at, reverse=True)
    return newest_first[MOST_SIGN_INS - 1 :]


def browser_name(user_agent: str) -> str:
    """A browser as its owner knows it: Firefox, Linux. Nothing more precise is kept."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    return ", ".join(part for part in (browser, system) if part)


def is_live(sign_in: SignIn, person: Person, now: datetime) -> bool:
    """Whether a browser is still signed in: not ended, not idle too long, not too old."""
    staff = {Role.ADMIN, Role.COORDINATOR} & set(person.roles)
    idle, absolute = (STAFF_IDLE, STAFF_ABSOLUTE) if staff else (IDLE, ABSOLUTE)
    fresh = now - sign_in.seen_at < idle and now - sign_in.started_at < absolute
    return sign_in.ended_at is None and person.disabled_at is None and fresh


def is_open(link: OneTimeLink, now: datetime) -> bool:
    return link.used_at is None and link.voided_at is None and now < link.expires_at


def check_open(link: OneTimeLink | None, now: datetime) -> OneTimeLink:
    """The link, if there is one that can still be used."""
    if link is None or not is_open(link, now):
        raise NotFound(USED_UP)
    return link


def joining(link: OneTimeLink, email: str, name: str, now: datetime) -> Person:
    """The person a link was made for, with the roles it carries."""
    person = Person(email=address(email), name=full_name(name), joined_at=now)
    give(person, [Role(role) for role in link.roles])
    return person


def pause(wait: timedelta) -> TooOften:
    """What is said to somebody who has to wait, in whole minutes."""
    return TooOften(
        "Too many tries. Wait {minutes} minutes, then try again.",
        minutes=max(1, -(-int(wait.total_seconds()) // 60)),
    )


def throttle(tries: Sequence[datetime], now: datetime, most: int = TRIES) -> Throttle:
    """Lets `most` tries pass within a quarter of an hour; never locks anybody out for longer."""
    recent = sorted(at for at in tries if now - at < TRIES_WITHIN)
    if len(recent) < most:
        return Throttle(allowed=True)
    return Throttle(allowed=False, wait=recent[-most] + TRIES_WITHIN - now)
