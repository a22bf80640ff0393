"""A resource to use, and an open page such as Privacy: a title, long text, a margin."""

from collections.abc import Sequence
from datetime import date

import htpy as h

from app.i18n import _, full_date
from app.markdown import Part
from components.basics import button, columns, link, margin_section
from components.icons import icon
from components.learning import kind_words, lasting, meta, own_name
from components.prose import contents, prose
from models.courses import PageView, Resource


def resource_view(resource: Resource, parts: Sequence[Part], cite: h.Node) -> h.Element:
    facts = (
        lasting(resource.minutes) if resource.minutes else "",
        own_name(resource.lang),
        resource.licence,
    )
    head = h.header(".co-head.co-head--text.pm-stack.pm-stack--4")[
        h.nav(".pm-crumb", aria_label=_("Breadcrumb"))[
            link(_("Learning Center"), "/learn", quiet=True),
            icon("chevron_right", "s"),
            kind_words(resource.kind),
        ],
        h.h1(".pm-h1")[resource.title],
        h.p(".pm-lead")[resource.summary],
        meta(*facts),
        h.div(".pm-line")[
            button(
                _("Download as text"),
                f"/learn/resources/{resource.slug}.md",
                kind="primary",
                icon="download",
                attrs={"download": True},
            ),
            button(
                _("PDF to print"),
                f"/learn/resources/{resource.slug}.pdf",
                icon="print",
            ),
        ],
    ]
    body = h.article(".cp-body.cp-body--open", lang=resource.lang)[prose(parts, resource.figures)]
    return h.div(".pm-wrap.pm-page")[
        head, columns(body, _margin(resource, parts, cite), _("About this resource"))
    ]


def page_view(view: PageView, parts: Sequence[Part]) -> h.Element:
    page = view.page
    head = h.header(".co-head.co-head--text.pm-stack.pm-stack--3")[
        h.h1(".pm-h1")[page.title], page.summary and h.p(".pm-lead")[page.summary]
    ]
    body = h.article(".cp-body.cp-body--open")[prose(parts, page.figures)]
    entries = contents(parts)
    margin = margin_section(_("On this page"), _links(entries)) if len(entries) > 1 else None
    return h.div(".pm-wrap.pm-page")[head, columns(body, margin, _("On this page"))]


def _margin(resource: Resource, parts: Sequence[Part], cite: h.Node) -> list[h.Node]:
    entries = contents(parts)
    return [
        len(entries) > 1 and margin_section(_("In this text"), _links(entries)),
        resource.audience
        and margin_section(_("Who it is for"), h.p(".pm-2c")[", ".join(resource.audience)]),
        margin_section(
            _("Use it again"),
            h.p(".pm-2c")[_("Licence: {licence}", licence=resource.licence)],
            resource.checked_on
            and h.p(".pm-2c")[
                _("Last checked on {date}", date=full_date(date.fromisoformat(resource.checked_on)))
            ],
            cite,
        ),
    ]


def _links(entries: Sequence[tuple[str, str]]) -> h.Element:
    return h.nav(".cp-toc", aria_label=_("Sections"))[
        (h.a(href=f"#{name}")[words] for name, words in entries)
    ]
