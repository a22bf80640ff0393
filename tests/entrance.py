"""Passwords, browsers and letters for the tests of signing in."""

import re
from datetime import UTC, datetime

from sqlmodel import col, select

from app import browsers, outbox, passwords
from app.database import reading, transaction
from models.letters import Letter
from models.people import Person
from models.sign_ins import SignIn

GOOD = "seven quiet herons cross the ferry"
BETTER = "an umbrella made of copper leaves"
HOME = "192.0.2.7"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHEAP = passwords.Cost(memory=8, rounds=1, lanes=1)


def give_password(person: Person, password: str = GOOD) -> Person:
    """Sets a password for somebody of the cast who has an account."""
    kept = passwords.hashed(password)
    with transaction() as session:
        if row := session.get(Person, person.id):
            row.password = kept
    return person


def enter(person: Person) -> SignIn:
    with transaction() as session:
        return browsers.begin(session, person, FIREFOX, "password", datetime.now(UTC))[1]


def letters_to(email: str) -> list[tuple[str, str]]:
    """Subjects and words of what was posted to an address, the newest first."""
    with reading() as session:
        query = select(Letter).where(Letter.to == email).order_by(col(Letter.made_at).desc())
        return [(letter.subject, outbox.opened(session, letter)) for letter in session.exec(query)]


def token_for(email: str) -> str:
    """The secret in the newest letter with a link."""
    for _, words in letters_to(email):
        if found := re.search(r"/(?:invite|reset)/(\S+)", words):
            return found[1]
    raise AssertionError(f"No letter with a link went to {email}.")
