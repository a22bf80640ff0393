"""Pages of a journal in lists: one's own, a week, a month as dots, and what others share."""

from collections.abc import Iterable, Sequence
from datetime import date

import htpy as h

from app.i18n import _, day, long_day, ngettext
from components.basics import button, empty, heading, link
from components.icons import icon
from components.marks import mood
from components.prints import cover
from models.journals import Page


def earlier(pages: Sequence[Page]) -> h.Element | None:
    if not pages:
        return None
    return h.section[
        h.div(".pm-sechead")[
            h.h2[_("Earlier pages")], link(_("All"), "/journal", quiet=True, class_="pm-small")
        ],
        h.ul(".pm-rows.je-ent")[(_line(page) for page in pages)],
    ]


def _line(page: Page) -> h.Element:
    shared = page.entry.shared_with is not None
    return h.li[
        h.a(href=f"/journal/{page.entry.written_on}")[
            mood(page.mood, 34) if page.mood else h.span(".je-nomood"),
            h.span[
                h.b(".pm-strong")[long_day(page.entry.written_on)],
                h.br,
                h.span(".pm-3c")[page.first_line or _("Empty page")],
            ],
            h.span(class_="pm-3c", role="img", aria_label=_("Shared") if shared else _("Private"))[
                icon("group" if shared else "lock", "s")
            ],
        ]
    ]


def page_list(pages: Sequence[Page], query: str, older: date | None) -> h.Element:
    """One's pages, newest first, and a way to the older ones."""
    if not pages:
        return no_pages(query)
    return h.div(".pm-stack")[
        h.ul(".pm-rows.je-ent.je-all")[(_line(page) for page in pages)],
        button(_("Older pages"), f"/journal?before={older}") if older else None,
    ]


def no_pages(query: str) -> h.Element:
    drawing = h.div(".pm-printbox")[cover("journal", "bowl", 0)]
    if query:
        return empty(
            drawing, _("Nothing for “{query}”.", query=query), _("Try fewer words."), level=2
        )
    start = button(_("Write today’s page"), "/journal/today", kind="primary")
    return empty(drawing, _("No pages yet."), _("Two lines count."), start, level=2)


def search_box(query: str) -> h.Element:
    return h.form(".je-search", method="get", action="/journal", role="search")[
        h.label(".pm-sr", for_="journal-q")[_("Search your pages")],
        h.input(
            ".pm-input",
            id="journal-q",
            type="search",
            name="q",
            value=query,
            placeholder=_("Search your pages"),
        ),
        button(_("Search")),
    ]


def week_view(pages: Sequence[Page]) -> h.Node:
    """A week, read from Monday on."""
    if not pages:
        return no_pages("")
    return [
        h.section(".pm-sec")[
            h.header[
                heading(2, long_day(page.entry.written_on), "h2"),
                link(_("Open"), f"/journal/{page.entry.written_on}"),
            ],
            h.div(".je-read")[_paragraphs(page.words)],
        ]
        for page in pages
    ]


def shared_page(page: Page, author: str) -> h.Element:
    """A page that somebody lets the reader see."""
    return h.article(".je-page")[
        h.header(".pm-stack.pm-stack--1")[
            h.p(".pm-2c")[_("{name} shared this page with you.", name=author)],
            h.h1(".je-date")[long_day(page.entry.written_on)],
        ],
        page.question and h.p(".je-prompt")[page.question],
        h.div(".je-read")[_paragraphs(page.words)],
    ]


def shared_rows(pages: Sequence[Page], names: dict[str, str]) -> h.Node:
    """What was shared with the reader lately; `names` are first names by author id."""
    if not pages:
        return h.p(".pm-2c")[_("Nothing shared just now.")]
    return h.ul(".pm-rows")[
        (
            h.li[
                h.a(".pm-row-link", href=f"/journal/shared/{page.entry.id}")[
                    h.span(".pm-ital")[f"“{page.first_line}”"],
                    h.br,
                    h.span(".pm-small.pm-3c")[
                        f"{names.get(str(page.entry.author_id), '')}, {day(page.entry.written_on)}"
                    ],
                ]
            ]
            for page in pages
        )
    ]


def calendar(month_days: Sequence[date | None], written: frozenset[date], now: date) -> h.Element:
    """A month as dots: a filled drop where there is a page."""
    said = ngettext("One page this month", "{count} pages this month", len(written))
    if not written:
        said = _("No page yet this month")
    return h.div[
        h.div(".mh-cal", role="img", aria_label=said)[
            (
                h.span(
                    class_={"w": each in written},
                    aria_current="date" if each == now else None,
                )[str(each.day)]
                if each
                else h.span
                for each in month_days
            )
        ],
        h.p(".pm-2c")[said, ". ", _("No streaks here, come when it helps.")],
    ]


def _paragraphs(words: str) -> Iterable[h.Element]:
    blocks = (block.strip() for block in words.split("\n\n"))
    return (h.p(".pm-lines")[block] for block in blocks if block)
