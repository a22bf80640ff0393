"""Overprint: two inks, and the third colour where they overlap.

The overlap is drawn with a clip path, never with a blend mode, so that one drawing serves the
browser, e-mail, PDF and the dark theme, where ink turns to light.
"""

import re
from collections.abc import Iterable
from hashlib import sha256
from itertools import count

from markupsafe import Markup

INKS = {
    "iris": ("#4F5BD5", "#7480EE"),
    "coral": ("#FF8562", "#FF8E6C"),
    "moss": ("#6FA37C", "#7FB98D"),
    "ochre": ("#F0B347", "#F0BC5E"),
    "rose": ("#EE8FA6", "#F09CB2"),
    "teal": ("#3E9AA0", "#55B3B8"),
    "plum": ("#4F2F52", "#A87BB0"),
}
TINTS = {
    "iris": ("#E6E8FA", "#272949"),
    "coral": ("#FFE8DF", "#3A242A"),
    "moss": ("#E3EEE4", "#1F3329"),
    "ochre": ("#FBEFD6", "#352B1E"),
    "rose": ("#FBE7EC", "#3D2430"),
    "teal": ("#DDEEEE", "#1C353A"),
    "paper": ("#F1ECE8", "#2C2432"),
}
# Ink A, ink B, paper: only pairs whose overprint stays rich.
PALETTES = (
    ("iris", "coral", "coral"),
    ("iris", "ochre", "ochre"),
    ("teal", "rose", "rose"),
    ("iris", "rose", "iris"),
    ("teal", "ochre", "teal"),
    ("iris", "moss", "moss"),
    ("plum", "coral", "rose"),
    ("plum", "rose", "paper"),
)
CANDLE = (255, 238, 224)

_ids = count(1)


def multiply(a: str, b: str) -> str:
    """The third colour on paper: what both inks let through."""
    return _hex(round(x * y / 255) for x, y in zip(_rgb(a), _rgb(b), strict=True))


def screen(a: str, b: str) -> str:
    """The third colour in the dark: both lights together, warmed towards candle white."""
    lit = (255 - (255 - x) * (255 - y) / 255 for x, y in zip(_rgb(a), _rgb(b), strict=True))
    return _hex(round(v + (w - v) * 0.6) for v, w in zip(lit, CANDLE, strict=True))


def paints(palette: int, *, fixed: bool) -> tuple[Markup, str, str, str, str]:
    """The style attribute, then ink A, ink B, their mix and the paper.

    Fixed paints are the light ones, written out, for paper and mail.
    """
    (a, ad), (b, bd), (t, td) = (
        table[name]
        for table, name in zip((INKS, INKS, TINTS), PALETTES[palette % len(PALETTES)], strict=True)
    )
    mix = multiply(a, b)
    if fixed:
        return Markup(""), a, b, mix, t
    style = f"--a:{a};--b:{b};--m:{mix};--t:{t};--ad:{ad};--bd:{bd};--md:{screen(ad, bd)};--td:{td}"
    return Markup(' style="{}"').format(style), "var(--A)", "var(--B)", "var(--M)", "var(--T)"


def print_id() -> str:
    """An id no other drawing of this process has: two on one page must not share a clip path."""
    return f"op{next(_ids)}"


def renumber(page: str) -> str:
    """The same page with its drawings counted from one, so that equal pages are equal bytes."""
    names: dict[str, str] = {}

    def name(found: re.Match[str]) -> str:
        return f"{found[1]}{names.setdefault(found[2], f'op{len(names) + 1}')}{found[3]}"

    return re.sub(r'( id="|="url\(#)(op\d+)([")])', name, page)


def pick(seed: str, choices: int, salt: str = "") -> int:
    """The same choice for the same seed, on every machine and for ever."""
    return int(sha256((salt + seed).encode()).hexdigest(), 16) % choices


def labelled(title: str | None) -> Markup:
    """The attributes of a drawing: an image with a name, or hidden decoration."""
    if title is None:
        return Markup('aria-hidden="true"')
    return Markup('role="img" aria-label="{}"').format(title)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(parts: Iterable[int]) -> str:
    return "#" + "".join(f"{part:02X}" for part in parts)
