"""One-time links: made with a fresh secret, used by exactly one, within a transaction."""

from datetime import datetime

from sqlalchemy import Update
from sqlmodel import Session, col, select, update

from models.errors import NotFound
from models.people import Role
from models.sign_ins import LASTS, USED_UP, OneTimeLink, Purpose, check_open, hashed, new_token


def make(
    session: Session,
    purpose: Purpose,
    now: datetime,
    *,
    email: str = "",
    name: str = "",
    roles: tuple[Role, ...] = (),
) -> tuple[str, OneTimeLink]:
    """A new link and its secret; older ones for the same address and purpose are void."""
    void(session, purpose, email, now)
    token, token_hash = new_token()
    link = OneTimeLink(
        purpose=purpose,
        token_hash=token_hash,
        email=email,
        name=name,
        roles=[role.value for role in roles],
        made_at=now,
        expires_at=now + LASTS[purpose],
    )
    session.add(link)
    return token, link


def find(session: Session, token: str, now: datetime, *purposes: Purpose) -> OneTimeLink:
    """The link as long as it is good; looking at it uses nothing up."""
    query = select(OneTimeLink).where(
        OneTimeLink.token_hash == hashed(token), col(OneTimeLink.purpose).in_(purposes)
    )
    return check_open(session.exec(query).first(), now)


def use(session: Session, link: OneTimeLink, now: datetime) -> None:
    """Of many who come with the same link at once, exactly one gets through."""
    mine = _unused().where(col(OneTimeLink.id) == link.id, col(OneTimeLink.expires_at) > now)
    if session.exec(mine.values(used_at=now)).rowcount != 1:
        raise NotFound(USED_UP)


def void(session: Session, purpose: Purpose, email: str, now: datetime) -> None:
    same = _unused().where(col(OneTimeLink.email) == email, col(OneTimeLink.purpose) == purpose)
    session.exec(same.values(voided_at=now))


def _unused() -> Update:
    return update(OneTimeLink).where(
        col(OneTimeLink.used_at).is_(None), col(OneTimeLink.voided_at).is_(None)
    )
