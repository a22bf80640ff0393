"""The frame of a signed-in page that needs no script: the same sidebar, a plain document."""

from collections.abc import Sequence

import htpy as h

from components.document import page
from components.frame_views import bottom_bar, side, top_bars
from components.navigation import FrameViewer


def app_document(
    title: str,
    viewer: FrameViewer,
    body: h.Node,
    *,
    lang: str,
    theme: str = "auto",
    active: str = "",
    crumbs: Sequence[tuple[str, str]] = (),
    wide: bool = False,
) -> str:
    """A whole page. `theme` is auto, light or dark; the rest is as in `frame`."""
    main = h.main("#main", tabindex="-1", class_=["pm-body", "pm-body--wide" if wide else ""])
    content: list[h.Node] = [
        h.div(".pm-app")[
            side(viewer, active),
            h.div(".pm-main")[top_bars(title, viewer, crumbs), main[body]],
        ],
        bottom_bar(viewer, active),
    ]
    chosen = h.style[f":root{{color-scheme:{theme}}}"] if theme in {"light", "dark"} else None
    return page(title, content, lang=lang, head=chosen)
