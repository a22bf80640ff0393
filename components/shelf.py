"""The Learning Center: search, filters, and what they find."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

import htpy as h

from app.i18n import _, ngettext
from components.basics import button, chip, empty, link, spoken
from components.cards import card_view, feature, path_band, ready
from components.fields import check, hidden
from components.icons import icon
from components.learning import own_name
from components.onward import three_tracks
from components.prints import cover
from models.credentials import Track
from models.shelf import Card, Filters, Shelf

FEW = 8
TYPES = ("", "course", "resource", "output")


def shelf_view(shelf: Shelf, tracks: Sequence[Track]) -> h.Element:
    """The whole page below the top bar."""
    return h.div(".pm-wrap")[
        _hero(shelf, bool(tracks)),
        h.div(".lc-bar")[_types(shelf), _filter_link(shelf.filters)],
        h.div(".lc-grid")[
            _facets(shelf),
            h.div[
                _results(shelf),
                _front(shelf, shelf.featured, tracks) if shelf.featured else _cards(shelf),
            ],
        ],
        shelf.stages and path_band(shelf.stages),
    ]


def where(filters: Filters) -> str:
    """The address of the shelf with these wishes."""
    return "/learn" + (f"?{urlencode(filters.query)}" if filters.query else "")


def _hero(shelf: Shelf, has_tracks: bool) -> h.Element:
    """The welcome; who has searched already sees results sooner."""
    if not shelf.filters.is_plain:
        return h.section(".lc-hero.lc-hero--found")[
            h.div(".pm-stack")[h.h1(".pm-h1")[_("Learning Center")], _search(shelf.filters)]
        ]
    types = shelf.counts["type"]
    courses, others = types.get("course", 0), sum(types.values()) - types.get("course", 0)
    lead = _("Open courses and tools on mentoring in creative and cultural work.")
    free = _("Free to use, no account needed.")
    return h.section(".lc-hero")[
        h.div(".pm-stack.pm-stack--5")[
            h.h1(".pm-display")[_("Nobody makes culture alone.")],
            h.p(".pm-lead")[f"{lead} {free}"],
            _search(shelf.filters),
            h.p(".pm-small.pm-3c")[
                ngettext("{count} course", "{count} courses", courses),
                h.span(".pm-dot"),
                ngettext("{count} resource", "{count} resources", others),
                has_tracks and [h.span(".pm-dot"), link(_("Tracks to a certificate"), "#tracks")],
            ],
        ],
        h.div(".lc-hero__art")[cover("hero", "voices", 0, view="40 44 310 240", pitch=3.4)],
    ]


def _search(filters: Filters) -> h.Element:
    return h.form(".lc-find.pm-field", role="search", action="/learn", method="get")[
        h.label(".pm-sr", for_="q")[_("Search courses and resources")],
        h.span(".pm-search")[
            icon("search", "l"),
            h.input(
                "#q",
                type="search",
                name="q",
                value=filters.q,
                maxlength="120",
                placeholder=_("Try “feedback” or “first meeting”"),
            ),
        ],
        filters.type and hidden("type", filters.type),
        (hidden(name, value) for name, value in filters.chosen),
        button(_("Search"), kind="primary"),
    ]


def _types(shelf: Shelf) -> h.Element:
    counts, filters = shelf.counts["type"], shelf.filters
    words = {
        "": _("Everything"),
        "course": _("Courses"),
        "resource": _("Resources"),
        "output": _("Project outputs"),
    }
    return h.nav(".lc-types", aria_label=_("Type"))[
        (
            chip(
                words[name],
                where(replace(filters, type=name, page=1)),
                on=filters.type == name,
                number=counts.get(name, 0) if name else sum(counts.values()),
            )
            for name in TYPES
            if not name or counts.get(name) or filters.type == name
        )
    ]


def _filter_link(filters: Filters) -> h.Element:
    """On small screens the filters are folded away; this opens them without any script."""
    number = len(filters.chosen)
    return h.a(".pm-btn.pm-btn--s.lc-filterbtn", href="#filters")[
        icon("tune", "s"), _("Filters"), number > 0 and h.span(".pm-count")[str(number)]
    ]


def _facets(shelf: Shelf) -> h.Element:
    filters = shelf.filters
    times = {
        "short": _("Under 20 minutes"),
        "medium": _("Up to 2 hours"),
        "long": _("Longer"),
    }
    groups: tuple[tuple[str, str, Callable[[str], str]], ...] = (
        ("lang", _("Language"), own_name),
        ("topic", _("Topic"), _capital),
        ("licence", _("Licence"), str),
        ("time", _("Time"), times.__getitem__),
    )
    return h.form("#filters.lc-facets", action="/learn", method="get", aria_label=_("Filters"))[
        filters.q and hidden("q", filters.q),
        filters.type and hidden("type", filters.type),
        (
            _facet(name, legend, getattr(filters, name), shelf.counts[name], words)
            for name, legend, words in groups
        ),
        button(_("Show results"), size="s", block=True),
    ]


def _facet(
    name: str,
    legend: str,
    chosen: tuple[str, ...],
    counts: Mapping[str, int],
    words: Callable[[str], str],
) -> h.Element | None:
    """The values somebody may choose; the many of a long list are folded away."""
    values = [*(value for value in chosen if value not in counts), *counts]
    if not values:
        return None
    boxes = [
        check(words(one), name, value=one, checked=one in chosen, number=counts.get(one, 0))
        for one in values
    ]
    more = boxes[FEW:]
    return h.fieldset[
        h.legend[legend],
        boxes[:FEW],
        more
        and h.details(".lc-more")[
            h.summary(".pm-a.pm-a--quiet.pm-small")[_("{count} more", count=len(more))], more
        ],
    ]


def _results(shelf: Shelf) -> h.Element | None:
    filters = shelf.filters
    if filters.is_plain:
        return None
    found = ngettext("{count} result", "{count} results", shelf.found)
    return h.div(".lc-found")[
        h.span(".pm-small.pm-2c", role="status")[
            _("{results} for “{words}”", results=found, words=filters.q) if filters.q else found
        ],
        (
            h.a(".pm-tag.lc-off", href=where(filters.without(name, value)))[
                own_name(value) if name == "lang" else _capital(value),
                icon("close", "xs"),
                spoken(_("remove filter")),
            ]
            for name, value in filters.chosen
        ),
        link(_("Clear"), "/learn", quiet=True, class_="pm-small"),
    ]


def _front(shelf: Shelf, first: Card, tracks: Sequence[Track]) -> list[h.Node]:
    return [
        feature(first),
        h.div(".lc-items")[(card_view(card) for card in shelf.cards)],
        three_tracks(tracks),
        ready(shelf.resources, shelf.counts["type"]) if shelf.resources else None,
    ]


def _cards(shelf: Shelf) -> h.Node:
    if not shelf.cards:
        tried = shelf.filters.q
        title = (
            _("Nothing for “{words}”.", words=tried) if tried else _("Nothing fits all of this.")
        )
        print_ = h.div(".pm-printbox.lc-none")[cover("nothing", "bowl", 7)]
        return empty(print_, title, _("Try fewer words or another filter."), level=2)
    return h.fragment[h.div(".lc-items")[(card_view(card) for card in shelf.cards)], _pages(shelf)]


def _pages(shelf: Shelf) -> h.Element | None:
    if shelf.pages < 2:
        return None
    filters, number = shelf.filters, shelf.filters.page

    def to(page: int, words: str) -> h.Element:
        return button(words, where(replace(filters, page=page)), size="s")

    return h.nav(".lc-pages", aria_label=_("Pages"))[
        number > 1 and to(number - 1, _("Earlier results")),
        h.span(".pm-small.pm-2c")[_("Page {page} of {pages}", page=number, pages=shelf.pages)],
        number < shelf.pages and to(number + 1, _("More results")),
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
