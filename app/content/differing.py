"""How two texts differ, line by line."""

from difflib import unified_diff

HEADS = ("---", "+++", "@@")


def differing(before: str, now: str) -> list[str]:
    """The lines that are not in both, with - and +, and one line around them."""
    found = unified_diff(before.splitlines(), now.splitlines(), lineterm="", n=1)
    return [line for line in found if not line.startswith(HEADS)]
