"""Reads PDFs as people and their programs do: words, bookmarks, tags."""

import io
import re
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import ArrayObject, Destination, DictionaryObject


def opened(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def told(pdf: PdfReader) -> str:
    """All words of all pages, without any space: where lines break is the printer's business."""
    return bare("".join(page.extract_text() for page in pdf.pages))


def bare(words: str) -> str:
    return re.sub(r"\s+", "", words)


def bookmarks(pdf: PdfReader) -> list[str]:
    return [str(title) for title in _titles(pdf.outline)]


def tags(pdf: PdfReader) -> list[DictionaryObject]:
    """The elements of the document's structure, parents before what is in them."""
    root = pdf.root_object["/StructTreeRoot"]
    assert isinstance(root, DictionaryObject)
    return list(_inside(root))


def kinds(pdf: PdfReader) -> set[str]:
    return {str(tag["/S"]) for tag in tags(pdf)}


def _titles(outline: object) -> Iterator[object]:
    for one in outline if isinstance(outline, list) else []:
        if isinstance(one, Destination):
            yield one.title
        else:
            yield from _titles(one)


def _inside(element: DictionaryObject) -> Iterator[DictionaryObject]:
    children = element.get("/K", ArrayObject())
    for child in children if isinstance(children, ArrayObject) else [children]:
        found = child.get_object()
        if isinstance(found, DictionaryObject):
            yield found
            yield from _inside(found)
