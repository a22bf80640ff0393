"""Numbers as people write them, kept exact."""

import re
from decimal import Context, Decimal

EXACT = Context(prec=400)  # holds every sum of two numbers of the form below
_NUMBER = re.compile(r"[+-]?(?:\d{1,30}(?:[.,]\d{0,30})?|[.,]\d{1,30})(?:[eE][+-]?\d{1,2})?")
_SPACES = re.compile(r"\s+")
_MINUS = str.maketrans({"−": "-", "–": "-"})


def number(written: str) -> Decimal | None:
    """12.5, 12,5, 1 250 or 1.25e3; a percent sign at the end says nothing more."""
    bare = _SPACES.sub("", written[:200]).translate(_MINUS).removesuffix("%")
    return Decimal(bare.replace(",", ".")) if _NUMBER.fullmatch(bare) else None


def fraction(percent: str) -> Decimal | None:
    """A share from -1 to 1, written in percent."""
    value = number(percent)
    return value.scaleb(-2, EXACT) if value is not None and abs(value) <= 100 else None


def within(value: Decimal | None, tolerance: Decimal | None) -> tuple[Decimal, Decimal] | None:
    """The lowest and the highest number that are near enough."""
    if value is None or tolerance is None or tolerance < 0:
        return None
    return EXACT.subtract(value, tolerance), EXACT.add(value, tolerance)


def between(one: Decimal | None, other: Decimal | None) -> tuple[Decimal, Decimal] | None:
    return None if one is None or other is None else (min(one, other), max(one, other))


def plain(value: Decimal) -> str:
    """The shortest way to write it without an exponent."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
