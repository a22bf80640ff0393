"""The typefaces of our PDFs, parsed once and lent to each document as if new."""

from copy import copy
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import SubsetMap, TTFFont

FONTS = Path(__file__).parents[2] / "assets" / "fonts" / "pdf"
SERIF, SANS, REST = "brygada-500", "commissioner-400", "dejavu-sans"
STRONG, SLANTED = "commissioner-600", "brygada-400-italic"
UNKNOWN = "□"
POINT = 25.4 / 72


def lend(pdf: FPDF, text: str) -> None:
    """Gives a document its typefaces, and the one for rare letters if its text has any."""
    names = [SERIF, SANS]
    if not all(_covers(name, text) for name in names):
        names.append(REST)
    for name in names:
        _lay_out(pdf, name)


def choose(pdf: FPDF, name: str, text: str, size: float) -> None:
    """Sets the typeface; a text with rare letters is set in one that has them all."""
    pdf.set_font(name if REST not in pdf.fonts or _covers(name, text) else REST, size=size)


def take(pdf: FPDF, name: str, size: float) -> None:
    """Sets the typeface, which comes into the document with its first word."""
    if name not in pdf.fonts:
        _lay_out(pdf, name)
    pdf.set_font(name, size=size)


@lru_cache(maxsize=4096)
def face_for(name: str, sign: str) -> str:
    """The typeface itself if it has a sign, else one that does."""
    return next((one for one in (name, REST, SANS) if _covers(one, sign)), REST)


@lru_cache(maxsize=4096)
def known(sign: str) -> str:
    """A sign as one of our typefaces can show it: itself, or an empty box."""
    return sign if any(_covers(name, sign) for name in (SANS, REST)) else UNKNOWN


@lru_cache(maxsize=8192)
def breadth(name: str, text: str, size: float) -> float:
    """How wide a text is, in millimetres."""
    widths = _parsed(name).cw
    return sum(widths[ord(sign)] for sign in text) * size * POINT / 1000


def _lay_out(pdf: FPDF, name: str) -> None:
    pdf.fonts[name] = _fresh(name, len(pdf.fonts) + 1)


def _covers(name: str, text: str) -> bool:
    return set(map(ord, text)) <= _parsed(name).cmap.keys()


def _fresh(name: str, number: int) -> TTFFont:
    """fpdf2 cuts the font it was given down to what was used, so each document needs its own."""
    font = copy(_parsed(name))
    font.i = number
    reader = type(font.ttfont)
    font.ttfont = reader(BytesIO(_data(name)), recalcTimestamp=False, lazy=True)
    font.missing_glyphs = []
    font.subset = SubsetMap(font)
    return font


@cache
def _parsed(name: str) -> TTFFont:
    pdf = FPDF()
    pdf.add_font(name, fname=FONTS / f"{name}.ttf")
    font = pdf.fonts[name]
    assert isinstance(font, TTFFont)  # noqa: S101  # it was added as one
    font.ttfont.close()
    return font


@cache
def _data(name: str) -> bytes:
    return (FONTS / f"{name}.ttf").read_bytes()
