"""Long texts: running words, quotes, figures, cases, tasks, each in its own look."""

from collections.abc import Iterable, Mapping

import htpy as h
from markupsafe import Markup

from app.i18n import _
from app.markdown import Part
from components.basics import link
from components.icons import icon


def prose(parts: Iterable[Part], figures: Mapping[str, str], journal: str = "") -> list[h.Node]:
    """Every part in its order. `journal` is where the reader can write a reflection down."""
    return [_part(part, figures, journal) for part in parts]


def contents(parts: Iterable[Part]) -> list[tuple[str, str]]:
    """The text's own sections, as (id, words)."""
    found: list[tuple[str, str]] = []
    for part in parts:
        found += part.headings
        if part.kind in {"try", "recall"}:
            found.append((part.kind, _("Try it") if part.kind == "try" else _("Check yourself")))
    return list(dict.fromkeys(found))


def _part(part: Part, figures: Mapping[str, str], journal: str) -> h.Node:
    match part.kind:
        case "quote":
            return _quote(part)
        case "figure":
            return _figure(part, figures)
        case "case":
            return _box(".cp-case", "person", part.title or _("A case"), part.html, _("Case"))
        case "try":
            return _box("#try.cp-try", "draw", part.title or _("Try it"), part.html)
        case "reflect":
            return _reflection(part, journal)
        case "recall":
            return _recall(part)
        case "practice":
            title = part.title or _("In your own practice")
            return _box(".cp-try.cp-try--moss", "lightbulb", title, part.html)
        case "note":
            return _box(".cp-try.cp-try--paper", "info", part.title or _("Good to know"), part.html)
        case _:
            return part.html


def _box(look: str, drawing: str, title: str, body: h.Node, over: str = "") -> h.Element:
    return h.section(look)[
        over and h.p(".cp-over")[over], h.h3[icon(drawing, "l"), title], h.div(".cp-in")[body]
    ]


def _quote(part: Part) -> h.Element:
    return h.blockquote(".cp-quote")[part.html, part.title and h.footer[part.title]]


def _figure(part: Part, figures: Mapping[str, str]) -> h.Element:
    """Our own drawing, checked when it was loaded; its words can be read by everybody."""
    drawing = Markup(figures.get(part.name, ""))  # noqa: S704  # see above
    return h.figure(".cp-fig")[
        h.div(".cp-art", role="img", aria_label=part.words, tabindex="0")[drawing],
        h.figcaption[
            part.title,
            part.words
            and h.details(".cp-words")[h.summary[_("Read the figure as text")], h.p[part.words]],
        ],
    ]


def _reflection(part: Part, journal: str) -> h.Element:
    where = (
        h.p(".cp-lock")[icon("lock", "s"), link(_("Write it in your journal"), journal, quiet=True)]
        if journal
        else h.p(".cp-lock")[icon("lock", "s"), _("Think, or write. What you note stays yours.")]
    )
    return h.section(".cp-try.cp-try--coral")[
        h.h3[icon("edit_note", "l"), _("Reflect")],
        h.div(".cp-in")[part.title and h.p(".cp-ask")[part.title], part.html, where],
    ]


def _recall(part: Part) -> h.Element:
    questions = (
        h.details(".cp-recall")[h.summary[asked], h.p[answer]] for asked, answer in part.pairs
    )
    return h.section("#recall.cp-try.cp-try--plain")[
        h.h3[icon("replay", "l"), part.title or _("Check yourself")],
        h.div(".cp-in")[
            h.p[_("Answer in your head first, then open the line. No score.")], questions
        ],
    ]
