"""Writing from right to left: Arabic letters join, and each line runs in its own direction."""

import unicodedata
from functools import cache, lru_cache

from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection

from app.pdf.fonts import known

JOINER, NON_JOINER = "\u200d", "\u200c"
FORMS = ("isolated", "final", "initial", "medial")
RIGHT = {"R", "AL"}
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


@lru_cache(maxsize=2048)
def legible(text: str) -> str:
    """The text in signs that our typefaces have, one for each letter that is seen."""
    whole = unicodedata.normalize("NFC", text).replace("\t", " ").replace("\u202f", " ")
    joined = _joined(whole) if any("\u0600" <= sign <= "\u06ff" for sign in whole) else whole
    return "".join(
        sign if sign == "\n" or sign.isascii() else known(sign)
        for sign in joined
        if sign == "\n" or not _unseen(sign)
    )


def runs_left(text: str) -> bool:
    """Whether a paragraph begins at the right."""
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind in RIGHT for kind in kinds if kind == "L" or kind in RIGHT), False)


def places(text: str, *, from_right: bool) -> list[int] | None:
    """Which letter stands where on a line; nothing if they stand as they were written."""
    if not any(unicodedata.bidirectional(sign) in RIGHT for sign in text):
        return None
    base = TextDirection.RTL if from_right else TextDirection.LTR
    seen = BidiParagraph(text, base).get_reordered_characters()
    return [one.character_index for one in seen]


def _unseen(sign: str) -> bool:
    """What steers the signs around it, and has no look of its own."""
    return unicodedata.category(sign) in UNSEEN or "\ufe00" <= sign <= "\ufe0f"


def _joined(text: str) -> str:
    """Each Arabic letter in the form that its neighbours ask for."""
    letters = [(place, sign) for place, sign in enumerate(text) if not unicodedata.combining(sign)]
    found = list(text)
    for n, (place, sign) in enumerate(letters):
        forms = _forms().get(sign)
        if not forms:
            continue
        before = letters[n - 1][1] if n else ""
        after = letters[n + 1][1] if n + 1 < len(letters) else ""
        opens = "initial" in forms and _takes(after)
        closes = "final" in forms and _gives(before)
        wanted = FORMS[2 * opens + closes]
        found[place] = forms.get(wanted, sign)
    return "".join(found)


def _takes(sign: str) -> bool:
    return sign == JOINER or "final" in _forms().get(sign, {})


def _gives(sign: str) -> bool:
    return sign == JOINER or "initial" in _forms().get(sign, {})


@cache
def _forms() -> dict[str, dict[str, str]]:
    """By letter: how it looks alone, at the end, at the beginning, in the middle."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE70, 0xFF00)):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if len(letters) == 1 and (form := kind.strip("<>")) in FORMS:
            found.setdefault(chr(int(letters[0], 16)), {}).setdefault(form, chr(code))
    return found
