"""The library of tools, and the page of one tool."""

import re
from collections.abc import Sequence
from urllib.parse import urlencode

import htpy as h
from markupsafe import Markup

from app.i18n import _, day, ngettext
from components.basics import button, chip, empty, page_head, section, tag
from components.fields import search_field
from components.forms.marks import reader_of
from components.icons import icon
from components.overprint import PALETTES
from components.prints import COMPOSITIONS, cover
from models.forms.definitions import Definition
from models.library import Library, Offer, Search

SHORT = 10


def library_page(library: Library) -> h.Fragment:
    """What helps now, what can be narrowed, and all tools as cards."""
    lead = _("Twenty minutes of thinking on paper. Private by default, yours to keep or to share.")
    now = [offer for offer in library.offers if _is_now(offer, library)]
    rest = [offer for offer in library.offers if offer not in now]
    split = bool(library.search.is_open and now and rest)
    return h.fragment[
        page_head(_("Exercises"), lead),
        search_form(library),
        _nothing(library.search) if not library.offers else None,
        split and section(_("For where you are now"), _cards(now), id="now"),
        section(_("All exercises"), _cards(rest), id="rest") if split else _cards(library.offers),
    ]


def search_form(library: Library) -> h.Element:
    """Words, stage and theme; chips for time and for what one did."""
    search = library.search
    stages = [
        ("", _("Every stage")),
        *((key, name) for key, name in sorted(library.stages.items())),
    ]
    themes = [("", _("Every theme")), *((theme, theme.capitalize()) for theme in library.themes)]
    return h.form(".fm-search", method="get", action="/exercises", role="search")[
        search_field(_("Search exercises"), "q", search.words, placeholder=_("Search exercises")),
        _select(_("Stage"), "stage", stages, search.stage),
        _select(_("Theme"), "theme", themes, search.theme),
        button(_("Show"), size="s"),
        h.div(".pm-line.pm-line--2.fm-chips")[
            chip(
                _("Up to 10 minutes"),
                _with(search, longest=0 if search.longest else SHORT),
                on=bool(search.longest),
            ),
            [
                chip(
                    words,
                    _with(search, mine="" if search.mine == key else key),
                    on=search.mine == key,
                )
                for key, words in _mine().items()
            ],
        ],
    ]


def _cards(offers: Sequence[Offer]) -> h.Element:
    return h.ul(".fm-cards")[[h.li[_card(offer)] for offer in offers]]


def _card(offer: Offer) -> h.Element:
    form = offer.form
    return h.article(".fm-card")[
        h.div(".pm-thumb", aria_hidden="true")[print_of(form)],
        h.div(".pm-stack.pm-stack--1")[
            h.h3(".pm-title")[h.a(".fm-card__a", href=f"/exercises/{form.slug}")[form.title]],
            h.p(".pm-small.pm-2c")[form.summary],
            h.p(".pm-small.pm-3c.pm-line.pm-line--2")[
                icon("schedule", "s"),
                ngettext("{count} minute", "{count} minutes", form.minutes),
                icon(reader_of(form.privacy), "s"),
                _state(offer),
            ],
        ],
    ]


def print_of(form: Definition) -> Markup:
    """The form's own print: neighbours on the shelf never look alike."""
    number = int(re.sub(r"\D", "", form.id))
    names = list(COMPOSITIONS)
    return cover(form.id, names[number * 5 % len(names)], number % len(PALETTES), pitch=9)


def _state(offer: Offer) -> h.Node:
    if offer.tipped_by and not offer.kept:
        return tag(_("{name} suggests this", name=offer.tipped_by.split()[0]), "iris")
    if offer.draft:
        return tag(_("Begun"), "ochre")
    if offer.kept and offer.last_at:
        return tag(_("Done {day}", day=day(offer.last_at)), "moss", icon="check")
    return None


def _is_now(offer: Offer, library: Library) -> bool:
    if offer.tipped_by or offer.draft:
        return True
    return library.stage is not None and f"S{library.stage}" in offer.form.stages and not offer.kept


def _nothing(search: Search) -> h.Element:
    fact = _("Try fewer words, another stage, or look at all of them.")
    way = button(_("All exercises"), "/exercises")
    title = (
        _("Nothing for “{words}”", words=search.words)
        if search.words
        else _("Nothing like this yet")
    )
    return empty(cover("exercises"), title, fact, way, level=2)


def _select(label: str, name: str, options: Sequence[tuple[str, str]], value: str) -> h.Element:
    return h.label(".pm-field.fm-search__s")[
        h.span(".pm-sr")[label],
        h.select(name=name)[
            [h.option(value=key, selected=key == value)[words] for key, words in options]
        ],
    ]


def _mine() -> dict[str, str]:
    return {"begun": _("Begun"), "done": _("Done"), "tips": _("Suggested by my mentor")}


def _with(search: Search, **changed: str | int) -> str:
    """The same search with something else in it, as an address."""
    now = {
        "q": search.words,
        "stage": search.stage,
        "theme": search.theme,
        "longest": search.longest,
        "mine": search.mine,
    } | changed
    kept = {key: str(value) for key, value in now.items() if value}
    return f"/exercises?{urlencode(kept)}" if kept else "/exercises"
