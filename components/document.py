"""The bare HTML document: head, stylesheet, fonts; what is in its body is the caller's."""

import htpy as h

from components.overprint import renumber
from components.theme import EARLY_FONTS, STATIC, address

LIGHT, DARK = "#FBF9F7", "#17121A"


def page(
    title: str,
    content: h.Node,
    *,
    lang: str,
    description: str = "",
    canonical: str = "",
    head: h.Node = None,
) -> str:
    """One whole document. Equal content gives equal bytes."""
    whole = h.html(lang=lang)[
        h.head[
            h.meta(charset="utf-8"),
            h.meta(name="viewport", content="width=device-width,initial-scale=1"),
            h.title[f"{title} – PeerMent"],
            description and h.meta(name="description", content=description),
            canonical and h.link(rel="canonical", href=canonical),
            _looks(),
            head,
        ],
        h.body[content],
    ]
    return renumber(str(whole))


def _looks() -> list[h.Node]:
    return [
        [
            h.link(
                rel="preload",
                href=f"{STATIC}/fonts/{font}",
                as_="font",
                type="font/woff2",
                crossorigin="anonymous",
            )
            for font in EARLY_FONTS
        ],
        h.link(rel="stylesheet", href=address()),
        h.link(rel="icon", href=f"{STATIC}/favicon.svg", type="image/svg+xml"),
        h.meta(name="theme-color", content=LIGHT, media="(prefers-color-scheme: light)"),
        h.meta(name="theme-color", content=DARK, media="(prefers-color-scheme: dark)"),
    ]
