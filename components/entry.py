"""Pages before the frame: log in, reset, invitation, and every page that says no."""

import htpy as h

from app.i18n import _
from components.basics import button, link
from components.document import page
from components.marks import logo
from components.prints import certificate_print
from components.public import language_menu


def plain_document(
    title: str,
    body: h.Node,
    *,
    lang: str,
    path: str = "/login",
    host: str = "",
    head: h.Node = None,
) -> str:
    """A form or a message at the left, a wall of prints at the right. The body holds the h1."""
    top = h.div(".pm-line.pm-between")[
        h.a(".pm-logo", href="/learn")[logo(26), "PeerMent"], language_menu(lang, path)
    ]
    content = [
        h.a(".pm-skip", href="#main")[_("Skip to main content")],
        h.div(".lg")[
            h.div(".lg-form")[
                h.header[top],
                h.main("#main.lg-form__in.pm-stack.pm-stack--5", tabindex="-1")[body],
                _small_print(host),
            ],
            h.div(".lg-art", aria_hidden="true")[
                certificate_print("login-peerment", rows=6, columns=5, fixed=False)
            ],
        ],
    ]
    robots = h.meta(name="robots", content="noindex")
    return page(title, content, lang=lang, head=[robots, head])


def error_page(
    status: int, title: str, text: str, back: tuple[str, str], *, lang: str, host: str = ""
) -> str:
    """What happened, what is safe, one way on: (address, words)."""
    body = [
        h.div(".pm-stack.pm-stack--2")[
            h.p(".pm-3c")[str(status)], h.h1(".pm-h1")[title], text and h.p(".pm-2c")[text]
        ],
        h.div[button(back[1], back[0], kind="primary")],
    ]
    return plain_document(title, body, lang=lang, path=back[0], host=host)


def entry_title(title: str, note: h.Node = None) -> h.Element:
    return h.div(".pm-stack.pm-stack--2")[h.h1(".pm-h1")[title], note and h.p(".pm-2c")[note]]


def or_line() -> h.Element:
    return h.div(".lg-or")[_("or")]


def _small_print(host: str) -> h.Element:
    return h.footer(".pm-cap.pm-3c")[
        host and [_("Hosted by {host}.", host=host), " "],
        link(_("Privacy"), "/privacy", quiet=True),
        ", ",
        link(_("Accessibility"), "/accessibility", quiet=True),
    ]
