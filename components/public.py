"""The whole of a public page: readable and usable without any script."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

import htpy as h

from app.i18n import LANGUAGES, _
from components.basics import link
from components.document import page
from components.icons import icon
from components.marks import logo


@dataclass(frozen=True, slots=True)
class Site:
    """What an organisation decides about its public pages."""

    host: str = ""
    funding: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A link of the top bar or the footer."""

    key: str
    href: str
    text: str


def document(
    title: str,
    body: h.Node,
    *,
    lang: str,
    description: str = "",
    canonical: str = "",
    active: str = "",
    viewer_name: str | None = None,
    path: str = "/",
    site: Site = Site(),
    head: h.Node = None,
    wrap: bool = False,
) -> str:
    """A public page with top bar and footer. `wrap` gives the body the page's width and gutters.

    `active` is learn, how, about or verify; `path` is where to return after a change of language.
    """
    main = h.main("#main", tabindex="-1")[h.div(".pm-wrap.pm-page")[body] if wrap else body]
    content = [
        h.a(".pm-skip", href="#main")[_("Skip to main content")],
        _top(active, lang, viewer_name, path, site),
        main,
        _footer(site),
    ]
    return page(title, content, lang=lang, description=description, canonical=canonical, head=head)


def language_menu(lang: str, path: str) -> h.Element:
    """The languages, each by its own name, as plain links."""
    name = LANGUAGES[lang]
    return h.details(".pm-drop-menu")[
        h.summary(".pm-btn.pm-btn--quiet.pm-btn--s", aria_label=_("Language: {name}", name=name))[
            icon("language"), h.span(".pm-hide-s")[name]
        ],
        h.ul[[h.li[_language(code, code == lang, path)] for code in LANGUAGES]],
    ]


def places() -> tuple[Place, ...]:
    return (
        Place("learn", "/learn", _("Learning Center")),
        Place("how", "/how", _("How mentoring works")),
        Place("about", "/about", _("About")),
        Place("verify", "/verify", _("Verify a certificate")),
    )


def _language(code: str, is_current: bool, path: str) -> h.Element:
    return h.a(
        ".pm-nav",
        href=f"/language/{code}?next={quote(path, safe='')}",
        lang=code,
        hreflang=code,
        aria_current="true" if is_current else None,
    )[LANGUAGES[code]]


def _top(active: str, lang: str, viewer_name: str | None, path: str, site: Site) -> h.Element:
    entries = _entries(viewer_name, site)
    doors = [
        h.a(f".pm-btn.pm-btn--{kind}.pm-btn--s.pm-hide-s", href=entry.href)[entry.text]
        for entry, kind in zip(entries, ("quiet", "primary"), strict=False)
    ]
    return h.header(".pm-top")[
        h.div(".pm-wrap")[
            h.a(".pm-logo", href="/learn")[logo(26), "PeerMent"],
            h.nav(".pm-topnav", aria_label=_("Main"))[_links(places(), active)],
            language_menu(lang, path),
            doors,
            _menu((*places(), *entries), active),
        ]
    ]


def _entries(viewer_name: str | None, site: Site) -> tuple[Place, ...]:
    """The ways in, or, for who is in already, the way home."""
    if viewer_name is not None:
        return (Place("home", "/home", _("{name}, your home", name=viewer_name)),)
    join = (Place("join", "/register", _("Join PeerMent")),) if site.is_open else ()
    return (Place("login", "/login", _("Log in")), *join)


def _menu(entries: Sequence[Place], active: str) -> h.Element:
    """On small screens the top bar's links fold into this."""
    return h.details(".pm-drop-menu.pm-topmenu")[
        h.summary(".pm-btn.pm-btn--quiet.pm-btn--icon", aria_label=_("Menu"))[icon("menu", "l")],
        h.nav(aria_label=_("Menu"))[_links(entries, active, ".pm-nav")],
    ]


def _links(entries: Sequence[Place], active: str, look: str = "") -> list[h.Element]:
    return [
        h.a(
            look,
            href=entry.href,
            aria_current="page" if entry.key == active else None,
        )[entry.text]
        for entry in entries
    ]


def _footer(site: Site) -> h.Element:
    learn = (
        Place("", "/learn?type=course", _("Courses")),
        Place("", "/learn?type=resource", _("Resources")),
        Place("", "/learn?type=output", _("Project outputs")),
        Place("", "/learn/certificates", _("What certificates ask for")),
    )
    mentoring = (
        Place("", "/how", _("How mentoring works")),
        Place("", "/verify", _("Verify a certificate")),
        Place("", "/login", _("Log in")),
    )
    this_site = (
        Place("", "/about", _("About")),
        Place("", "/accessibility", _("Accessibility")),
        Place("", "/privacy", _("Privacy")),
        Place("", "/imprint", _("Imprint")),
    )
    return h.footer(".pm-foot")[
        h.div(".pm-wrap")[
            h.div(".pm-foot__grid")[
                _promise(site),
                _column(_("Learn"), learn),
                _column(_("Mentoring"), mentoring),
                _column(_("This site"), this_site),
            ],
            site.funding and h.div(".pm-foot__eu")[h.p[site.funding]],
        ]
    ]


def _promise(site: Site) -> h.Element:
    words = _("Mentoring and open learning for people who make culture.")
    return h.div(".pm-stack.pm-stack--3")[
        h.span(".pm-logo")[logo(24), "PeerMent"],
        h.p(".pm-foot__promise")[words, " ", _("Free software, hosted by the people who use it.")],
        site.host and h.p[_("Hosted by {host}.", host=site.host)],
    ]


def _column(title: str, entries: Sequence[Place]) -> h.Element:
    return h.div[h.h2[title], h.ul[[h.li[link(entry.text, entry.href)] for entry in entries]]]
