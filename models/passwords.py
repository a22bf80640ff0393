"""What makes a password good enough: long, hard to guess, and nothing that others know of you."""

import unicodedata

from zxcvbn import zxcvbn

from models.errors import Refusal

SHORTEST = 12
LONGEST = 256
STRONG = 3
PRODUCT = ("peerment", "mentra", "mentgee", "mentoring", "mentor", "mentee")
LOOKED_AT = 72
DEMO = "peerment-demo"
"""The password of every account of a demo, shown on its login page."""


def check_password(text: str, email: str, name: str, organisation: str) -> str:
    """The password in the one spelling that is kept, or the reason why another is needed."""
    password = spelled(text)
    if len(password) < SHORTEST:
        raise Refusal("Use at least {count} characters. A short sentence works.", count=SHORTEST)
    if len(password) > LONGEST:
        raise Refusal("Use at most {count} characters.", count=LONGEST)
    mailbox, _, host = email.partition("@")
    known = [
        *PRODUCT,
        *(part for text in (mailbox, host, name, organisation) for part in _parts(text)),
    ]
    if zxcvbn(password[:LOOKED_AT], user_inputs=known)["score"] < STRONG:
        raise Refusal("This one is easy to guess. Add a word or two that nobody connects with you.")
    return password


def spelled(text: str) -> str:
    """The same characters give the same password on every keyboard."""
    return unicodedata.normalize("NFC", text)


def _parts(text: str) -> set[str]:
    """The words of a name or an address, alone and together, with and without accents."""
    bare = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    words = [_words(text.casefold()), _words(bare)]
    return {part for each in words for part in (*each, "".join(each)) if part}


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text).split()
