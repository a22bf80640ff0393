"""Serves our stylesheet, scripts, fonts and drawings, for ever under names that tell content."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fastapi import Response

from components.quasar_sheet import quasar_sheet
from components.scripts import SCRIPTS, script
from components.theme import ASSETS, FONTS, stylesheet
from models.errors import NotFound

FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
A_DAY = {"Cache-Control": "public, max-age=86400"}


async def static(name: str) -> Response:
    """One public file of ours, by its name; nothing else in the folder can be reached."""
    if name not in files():
        raise NotFound("There is no such file.")
    content, kind, lifetime = files()[name]
    return Response(content, media_type=kind, headers=lifetime)


@cache
def files() -> dict[str, tuple[bytes, str, dict[str, str]]]:
    """By its name each file's bytes, its kind, and how long it may be kept."""
    drawing = (ASSETS / "favicon.svg").read_bytes()
    return (
        {name: (content, "text/css", FOR_EVER) for name, content in (stylesheet(), quasar_sheet())}
        | {name: (content, "text/javascript", FOR_EVER) for name, content in map(script, SCRIPTS)}
        | {f"fonts/{f.name}": (f.read_bytes(), "font/woff2", FOR_EVER) for f in fonts()}
        | {"favicon.svg": (drawing, "image/svg+xml", A_DAY)}
    )


def fonts() -> Iterator[Path]:
    return FONTS.glob("*.woff2")
