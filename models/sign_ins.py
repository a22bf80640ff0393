"""Who is signed in, one-time links, and how often somebody may try."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from secrets import token_urlsafe
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.base import Moment, Row
from models.people import Person, Role

IDLE = timedelta(hours=12)
ABSOLUTE = timedelta(days=14)
STAFF_IDLE = timedelta(hours=1)
STAFF_ABSOLUTE = timedelta(hours=12)
MOST_SIGN_INS = 10
TRIES, TRIES_WITHIN = 10, timedelta(minutes=15)


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

    person_id: UUID = Field(foreign_key="person.id", index=True)
    issuer: str = Field(max_length=255)
    subject: str = Field(max_length=255)


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
    roles: list[str] = Field(default_factory=list, sa_type=JSON)
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


def new_token() -> tuple[str, str]:
    """A fresh secret for a link or a cookie, and the hash under which it is kept."""
    token = token_urlsafe(32)
    return token, hashed(token)


def hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def is_live(sign_in: SignIn, person: Person, now: datetime) -> bool:
    """Whether a browser is still signed in: not ended, not idle too long, not too old."""
    staff = {Role.ADMIN, Role.COORDINATOR} & set(person.roles)
    idle, absolute = (STAFF_IDLE, STAFF_ABSOLUTE) if staff else (IDLE, ABSOLUTE)
    fresh = now - sign_in.seen_at < idle and now - sign_in.started_at < absolute
    return sign_in.ended_at is None and person.disabled_at is None and fresh


def is_open(link: OneTimeLink, now: datetime) -> bool:
    return link.used_at is None and link.voided_at is None and now < link.expires_at


def throttle(tries: Sequence[datetime], now: datetime, most: int = TRIES) -> Throttle:
    """Lets `most` tries pass within a quarter of an hour; never locks anybody out for longer."""
    recent = sorted(at for at in tries if now - at < TRIES_WITHIN)
    if len(recent) < most:
        return Throttle(allowed=True)
    return Throttle(allowed=False, wait=recent[-most] + TRIES_WITHIN - now)
