"""What can be earned: each credential, what it asks for, who decides, and the rules for all."""

from collections.abc import Mapping, Sequence

import htpy as h

from app.i18n import _
from components.basics import columns, link, margin_section, notice, page_head, section
from components.lists import Column, facts, table
from components.onward import track_name, where
from models.credentials import Certification, Credential, Evidence, Track, asked, filled

NOBODY: Mapping[str, str] = {}


def credentials_view(told: Certification, tracks: Sequence[Track]) -> h.Element:
    """All of them on one page."""
    return h.div(".pm-wrap.pm-page")[
        page_head(
            _("What certificates ask for"),
            _("What you can earn here, what it takes, who decides and how long it holds."),
        ),
        h.div(".tr-today")[
            notice(
                "iris",
                _(
                    "What this platform does by itself today: it notes finished lessons and gives"
                    " a certificate for each passed quiz, which says that and no more. Tasks,"
                    " reflections, capstones and talks are looked at by people."
                ),
            )
        ],
        columns(
            [
                [_credential(told, one, tracks) for one in told.credentials],
                _elements(told),
                _rules(told),
            ],
            _margin(told),
            _("On this page"),
        ),
    ]


def evidence_list(evidence: Sequence[Sequence[Evidence]], lang: str) -> h.Element:
    """What is asked for, each with its least or most; either of two in one line."""
    return h.ul(".co-out", lang=lang)[
        [h.li[_either([_amount(one) for one in group])] for group in evidence]
    ]


def criteria(credential: Credential, lang: str, known: Mapping[str, str] = NOBODY) -> h.Element:
    """The words that are printed; what is filled in for each person stands in brackets."""
    return h.blockquote(".tr-quote", lang=lang)[filled(credential.criteria, known)]


def _either(said: Sequence[str]) -> str:
    """What may stand for one another, as one sentence."""
    first, *others = said
    return ", ".join(
        [first, *(_("or {other}", other=other[:1].lower() + other[1:]) for other in others)]
    )


def _amount(one: Evidence) -> str:
    if one.most:
        amount = _("at most {amount}", amount=f"{one.most} {one.unit}")
    elif one.least > 1:
        amount = _("at least {amount}", amount=f"{one.least} {one.unit}")
    else:
        return one.text
    return f"{one.text}: {amount}"


def _credential(told: Certification, one: Credential, tracks: Sequence[Track]) -> h.Element:
    return section(
        one.name,
        evidence_list(tuple(asked(told.evidence, one.id)), told.lang),
        facts(
            [
                (_("Who decides"), h.span(lang=told.lang)[one.decision]),
                (_("How long it is valid"), h.span(lang=told.lang)[filled(one.validity, NOBODY)]),
                *_said(told, one),
            ]
        ),
        _more(told, one, tracks),
        id=one.id,
    )


def _said(told: Certification, one: Credential) -> list[tuple[str, h.Node]]:
    return [(_("What it says"), criteria(one, told.lang))] if one.criteria else []


def _more(told: Certification, one: Credential, tracks: Sequence[Track]) -> h.Node:
    """The honest words that belong to it, and where to read on."""
    if one.id == "pmc":
        return h.p(".pm-2c.tr-say", lang=told.lang)[told.rule("comparison")]
    if one.id != "track-certificate":
        return None
    return h.ul(".tr-links", aria_label=_("Tracks"))[
        [h.li[link(track_name(track), where(track))] for track in tracks]
    ]


def _elements(told: Certification) -> h.Node:
    if not told.elements:
        return None
    head = (Column(_("Element")), Column(_("What stands there")), Column(_("Example")))
    rows = [
        (f"{one.number}. {one.name}", h.span[one.note], h.span[one.example])
        for one in told.elements
    ]
    return section(
        _("The elements of a micro-credential"),
        h.p(".pm-2c.tr-say")[
            _(
                "Track certificates and the Practising Mentor Certificate give these details."
                " A badge is a digital badge and no micro-credential."
            )
        ],
        h.div(".tr-table", lang=told.lang)[table(_("Elements and examples"), head, rows)],
        id="elements",
    )


def _rules(told: Certification) -> h.Node:
    said = [rule for rule in told.rules if rule.id not in {"comparison", "appeals"}]
    return h.fragment[
        section(
            _("Rules for all of them"),
            h.ul(".co-out", lang=told.lang)[(h.li[rule.text] for rule in said)],
            id="rules",
        ),
        section(
            _("If you do not agree"),
            h.p(lang=told.lang)[told.rule("appeals")],
            h.p(".pm-2c.tr-say")[
                _("Tell your coordinator, or write to the organisation that runs this site.")
            ],
            id="appeals",
        ),
    ]


def _margin(told: Certification) -> list[h.Node]:
    places = [
        *((one.id, one.name) for one in told.credentials),
        ("elements", _("The elements of a micro-credential")),
        ("rules", _("Rules for all of them")),
        ("appeals", _("If you do not agree")),
    ]
    return [
        margin_section(
            _("On this page"),
            h.nav(".cp-toc", aria_label=_("Sections"))[
                (h.a(href=f"#{name}")[words] for name, words in places)
            ],
        ),
        margin_section(
            _("Do you hold one?"),
            h.p(".pm-2c")[link(_("Verify a certificate"), "/verify")],
        ),
        bool(told.checked_on)
        and margin_section(
            _("Last checked"), h.p(".pm-2c")[_("Last checked on {date}", date=told.checked_on)]
        ),
    ]
