"""Icons: Material Symbols Rounded, drawn inline, one file each in assets/icons."""

from functools import cache
from pathlib import Path

import htpy as h
from markupsafe import Markup

ICONS = Path(__file__).parent.parent / "assets" / "icons"
VIEW = "0 -960 960 960"


@cache
def icon(name: str, size: str = "", *, class_: str = "") -> Markup:
    """Decoration beside a word. Sizes: xs 16, s 18, default 20, l 24, xl 32."""
    classes = ["pm-i", f"pm-i--{size}" if size else "", class_]
    drawn = h.svg(class_=classes, viewBox=VIEW, aria_hidden="true", focusable="false")[
        h.path(d=outline(name))
    ]
    return Markup(str(drawn))  # noqa: S704  # htpy has escaped it


def quasar_icon(name: str) -> str:
    """The same icon in the words of a NiceGUI element's `icon=`."""
    return f"{outline(name)}|{VIEW}"


@cache
def outline(name: str) -> str:
    """The path of an icon; a name that has no file is a bug."""
    return (ICONS / f"{name}.svg").read_text().split(' d="', 1)[1].split('"', 1)[0]
