"""Serves our stylesheet, scripts, fonts and drawings, for ever under names that tell content."""

from fastapi import Response

from components.quasar_sheet import quasar_sheet
from components.scripts import SCRIPTS, script
from components.theme import ASSETS, FONTS, stylesheet
from models.errors import NotFound

FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
A_DAY = {"Cache-Control": "public, max-age=86400"}


async def static(name: str) -> Response:
    """One public file of ours, by its name; nothing else in the folder can be reached."""
    for sheet in (stylesheet(), quasar_sheet()):
        if name == sheet[0]:
            return Response(sheet[1], media_type="text/css", headers=FOR_EVER)
    for known in SCRIPTS:
        if name == script(known)[0]:
            return Response(script(known)[1], media_type="text/javascript", headers=FOR_EVER)
    font = next((f for f in FONTS.glob("*.woff2") if f"fonts/{f.name}" == name), None)
    if font:
        return Response(font.read_bytes(), media_type="font/woff2", headers=FOR_EVER)
    if name == "favicon.svg":
        drawing = (ASSETS / "favicon.svg").read_bytes()
        return Response(drawing, media_type="image/svg+xml", headers=A_DAY)
    raise NotFound("There is no such file.")
