"""What stands on the shelf: courses as prints, things ready to use as rows, the path as marks."""

from collections.abc import Iterable, Mapping

import htpy as h

from app.i18n import _, ngettext
from components.basics import button, link, section
from components.icons import icon
from components.learning import (
    KIND_ICONS,
    address,
    kind_words,
    lasting,
    lesson_count,
    meta,
    print_of,
)
from components.marks import pair_mark
from models.shelf import Card


def feature(card: Card) -> h.Element:
    href = address(card.slug)
    return h.article(".lc-feature")[
        h.a(".pm-printbox", href=href, aria_label=card.title)[print_of(card.slug, card.cover)],
        h.div(".pm-stack.pm-stack--3")[
            h.span(".pm-cap.pm-3c")[_("Start here, course")],
            h.h2(".pm-h1.lc-feature__t")[card.title],
            h.p(".pm-2c")[card.summary],
            meta(*_facts(card)),
            h.div(".pm-line")[
                button(_("Open the course"), href, kind="primary"),
                link(_("See all modules"), "/learn?type=course", quiet=True, class_="pm-small"),
            ],
        ],
    ]


def card_view(card: Card) -> h.Element:
    href = address(card.slug) if card.kind == "course" else f"/learn/resources/{card.slug}"
    return h.a(".lc-item", href=href)[
        h.span(".pm-printbox")[print_of(card.slug, card.cover)],
        h.span(".pm-stack.pm-stack--1")[
            h.span(".pm-cap.pm-3c")[kind_words(card.kind)], h.span(".pm-h3")[card.title]
        ],
        h.p[card.summary],
        meta(*_facts(card)),
    ]


def _facts(card: Card) -> tuple[str, ...]:
    return (
        lesson_count(card.lessons) if card.lessons else "",
        lasting(card.minutes) if card.minutes else "",
        card.lang.upper(),
        card.licence,
    )


def ready(cards: Iterable[Card], counts: Mapping[str, int]) -> h.Element:
    """A few things to use at once, and the way to all of them."""
    total = sum(number for kind, number in counts.items() if kind != "course")
    every = ngettext("All {count} resource", "All {count} resources", total)
    return h.div(".lc-ready")[
        section(
            _("Ready to use in your next session"),
            h.div(".pm-rows")[(_resource(card) for card in cards)],
            link=(every, "/learn?type=resource"),
        )
    ]


def _resource(card: Card) -> h.Element:
    href = f"/learn/resources/{card.slug}"
    download: dict[str, str | bool | None] = {
        "aria-label": _("Download as text: {title}", title=card.title),
        "download": True,
    }
    return h.div(".lc-res")[
        h.span(".lc-res__i")[icon(KIND_ICONS.get(card.kind, "article"))],
        h.a(".lc-res__t", href=href)[
            h.span(".pm-title")[card.title], h.span(".pm-small.pm-3c")[card.summary]
        ],
        h.span(".pm-small.pm-2c")[kind_words(card.kind)],
        h.span(".pm-small.pm-2c")[card.licence],
        button(_("Text"), f"{href}.md", size="s", icon="download", attrs=download),
    ]


def path_band(stages: Iterable[tuple[int, str, str]]) -> h.Element:
    words = _("The overlap grows, then it shrinks again.")
    aim = _("The aim is that you no longer need each other.")
    return h.section(".lc-path", aria_labelledby="path")[
        h.div(".pm-stack.pm-stack--3")[
            h.h2("#path.pm-h2")[_("Two people, seven stages, and a good ending")],
            h.p(".pm-2c")[f"{words} {aim}"],
            link(_("How mentoring works here"), "/how", class_="lc-path__a"),
        ],
        h.ol[
            (
                h.li[pair_mark(position, size=38, tight=True), h.span[h.b[name], h.span[duration]]]
                for position, name, duration in stages
            )
        ],
    ]
