"""The stylesheet: the files of assets/css as one, named by its content to be kept for ever."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

ASSETS = Path(__file__).parent.parent / "assets"
STATIC = "/static"
FONTS = ASSETS / "fonts"
EARLY_FONTS = ("brygada-1918-latin-wght-normal.woff2", "commissioner-latin-wght-normal.woff2")


@cache
def stylesheet() -> tuple[str, bytes]:
    """Its name and its bytes, for `/static/{name}` with an immutable lifetime."""
    sheets = sorted((ASSETS / "css").glob("*.css"))
    content = minified("\n".join(sheet.read_text() for sheet in sheets)).encode()
    return f"peerment.{sha256(content).hexdigest()[:12]}.css", content


def address() -> str:
    """Where the stylesheet is."""
    return f"{STATIC}/{stylesheet()[0]}"


def signed_in_head() -> Markup:
    """What NiceGUI's pages carry in their head: our sheet in the layer that beats Quasar's."""
    fonts = Markup("").join(
        Markup('<link rel="preload" href="{}/fonts/{}" as="font" crossorigin>').format(STATIC, font)
        for font in EARLY_FONTS
    )
    sheet = Markup('<style>@import url("{}") layer(components);</style>').format(address())
    return fonts + sheet


def minified(css: str) -> str:
    """Without comments and indentation; every rule keeps its line."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip())
