"""What is taken for a password, and what is not."""

import pytest

from models.errors import Refusal
from models.passwords import LONGEST, check_password

ANA = ("ana.kovac@example.org", "Ana Kovač", "Guild of Tests")


@pytest.mark.parametrize(
    "text",
    [
        "seven quiet herons cross the ferry",
        "tRk9-vvQ2-mm41",
        "семь тихих цапель над рекой",
        ("seven quiet herons cross the ferry " * 8)[:LONGEST],
    ],
)
def test_long_and_hard_to_guess_is_enough(text: str) -> None:
    assert check_password(text, *ANA) == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("tRk9-vvQ2-m", "at least"),
        ("", "at least"),
        ("x" * (LONGEST + 1), "at most"),
        ("password1234", "easy to guess"),
        ("aaaaaaaaaaaaaaaa", "easy to guess"),
        ("qwertyuiop1234", "easy to guess"),
        ("anakovac2026!", "easy to guess"),
        ("guildoftests1", "easy to guess"),
        ("peermentmentra", "easy to guess"),
    ],
)
def test_everything_else_is_refused_kindly(text: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        check_password(text, *ANA)


def test_a_character_far_behind_still_counts() -> None:
    text = (
        "seven quiet herons cross the ferry while four others wait on the other bank of the river"
    )
    assert check_password(text + "x", *ANA) != check_password(text + "y", *ANA)


def test_composed_and_decomposed_letters_are_the_same() -> None:
    composed, decomposed = "sept h\u00e9rons sur le fleuve", "sept he\u0301rons sur le fleuve"
    assert composed != decomposed
    assert check_password(composed, *ANA) == check_password(decomposed, *ANA)
