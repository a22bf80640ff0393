"""Our SVG figures on paper, with their colours and typefaces resolved."""

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from fpdf import FPDF
from fpdf.errors import FPDFException

from app.pdf.fonts import REST, SANS, SERIF, STRONG, face_for, take
from app.pdf.paper import Block, Paper
from app.pdf.pens import INK
from app.pdf.scripts import legible
from app.pdf.tags import Tag, marked

SVG = "http://www.w3.org/2000/svg"
VARIABLE = re.compile(r"var\(\s*--[\w-]+\s*,\s*([^()]+?)\s*\)")
FACES = (SANS, STRONG, SERIF, REST)
HEAVY = ("600", "700", "800", "bold")
TALLEST = 150.0


def drawing(svg: str, words: str, x: float, width: float) -> Block | None:
    """The figure as a block; nothing if it cannot be drawn."""
    shape = _shape(svg)
    if shape is None:
        return None
    content, ratio = shape
    tall = min(width * ratio, TALLEST)

    def draw(paper: Paper, y: float) -> None:
        for name in FACES:
            take(paper.pdf, name, 10)
        with marked(paper.pdf, Tag("Figure", words=words)):
            paper.pdf.image(BytesIO(content), x=x, y=y, h=tall)
        paper.pdf.current_font_is_set_on_page = False

    return Block(tall, draw, after=2, keep=True)


@lru_cache(maxsize=64)
def _shape(svg: str) -> tuple[bytes, float] | None:
    """What fpdf2 can draw, tried on a sheet that nobody sees, and its height for its width."""
    try:
        tree = fromstring(VARIABLE.sub(r"\1", svg).replace("currentColor", INK))
        _, _, wide, tall = map(float, tree.attrib["viewBox"].split())
        _set(tree, "", "")
        register_namespace("", SVG)
        content = tostring(tree)
        _try(content)
    except (ParseError, DefusedXmlException, FPDFException, LookupError, ValueError, TypeError):
        return None
    return content, tall / wide


def _try(content: bytes) -> None:
    pdf = FPDF()
    pdf.add_page()
    for name in FACES:
        take(pdf, name, 10)
    pdf.image(BytesIO(content), x=0, y=0, w=100)


def _set(element: Element, family: str, weight: str) -> None:
    """Each text says by itself which of our typefaces it is set in."""
    family = element.attrib.pop("font-family", family)
    weight = element.attrib.pop("font-weight", weight)
    element.attrib.pop("font-style", None)
    if element.tag in {f"{{{SVG}}}text", f"{{{SVG}}}tspan"}:
        element.text, element.tail = (
            legible(words) if words else words for words in (element.text, element.tail)
        )
        face = SERIF if "Brygada" in family else STRONG if weight in HEAVY else SANS
        rare = any(face_for(face, sign) == REST for sign in "".join(_words(element)).strip())
        element.set("font-family", REST if rare else face)
    for child in element:
        _set(child, family, weight)


def _words(element: Element) -> Iterator[str]:
    """A text's own words, and those after its parts."""
    yield element.text or ""
    yield from (child.tail or "" for child in element)
