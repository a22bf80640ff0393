"""Counts tries in the database: a try counts before it is made, success takes it back."""

from datetime import datetime
from hashlib import sha256

from sqlmodel import Session, col, delete, select

from models.sign_ins import MOST_TRIES, TRIES_WITHIN, FailedTry, pause, throttle


def keys_of(email: str, network: str) -> tuple[str, ...]:
    """One address from one network may err a few times, either of them a little more often."""
    account = sha256(email.encode()).hexdigest()
    pair = sha256(f"{account} {network}".encode()).hexdigest()
    return f"pair:{pair}", f"account:{account}", f"address:{network}"


def mail_keys_of(email: str, network: str) -> tuple[str, ...]:
    """For letters that anybody can ask for."""
    account = sha256(email.encode()).hexdigest()
    return f"mail:{account}", f"mails:{network}"


def count(session: Session, keys: tuple[str, ...], now: datetime) -> None:
    """Lets a try pass and notes it, or says how long to wait. Waiting is never prolonged."""
    session.exec(delete(FailedTry).where(col(FailedTry.at) < now - TRIES_WITHIN))
    noted = session.exec(select(FailedTry).where(col(FailedTry.key).in_(keys))).all()
    for key in keys:
        answer = throttle([t.at for t in noted if t.key == key], now, MOST_TRIES[key.split(":")[0]])
        if not answer.allowed:
            raise pause(answer.wait)
    session.add_all(FailedTry(key=key, at=now) for key in keys)


def forgive(session: Session, keys: tuple[str, ...], now: datetime) -> None:
    """After a success: nothing is held against the account, nor this one against the network."""
    mine = [key for key in keys if not key.startswith("address:")]
    session.exec(delete(FailedTry).where(col(FailedTry.key).in_(mine)))
    session.exec(delete(FailedTry).where(col(FailedTry.key).in_(keys), col(FailedTry.at) == now))
