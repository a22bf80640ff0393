"""Certificates: the sheet as a preview, the page that verifies one, one's own list."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import htpy as h
from markupsafe import Markup

from app.i18n import _, full_date
from app.steps.claims import Claim
from components.basics import button, empty, link, page_head, section, tag
from components.fields import field
from components.icons import icon
from components.marks import logo
from components.onward import ALL, still_missing
from components.prints import certificate_print, cover
from models.certificates import Certificate, CertificateState, Found
from models.heavy import heavy
from models.tracks import TrackView

if TYPE_CHECKING:
    import segno
else:
    segno = heavy("segno")

INKS = ("#4F5BD5", "#FF8562", "#4F2F52", "#F0B347", "#3E9AA0")
FACTS = ("workload", "level", "assessment", "participation", "quality")


def verified(found: Found, said: Mapping[str, Claim], address: str) -> h.Element:
    """Every claim of a certificate, under its status in large letters."""
    certificate = found.certificate
    is_good = certificate.state is CertificateState.GENUINE
    href = f"/certificates/{certificate.number}.pdf"
    return h.div[
        h.div(".cv")[
            h.section(".pm-stack.pm-stack--6")[
                _status(found),
                h.dl(".cv-dl")[(_claim(claim) for claim in said.values())],
                is_good
                and h.div(".pm-line")[
                    button(_("Download PDF"), href, kind="primary", icon="download")
                ],
            ],
            is_good and h.figure(".cv-prev")[sheet(certificate.number, said, address)],
        ],
        check_another(),
    ]


def unknown(number: str) -> h.Element:
    """No such number: it is said without suspicion."""
    return h.div[
        h.div(".cv")[
            h.section(".pm-stack.pm-stack--5")[
                _headline("search_off", "ochre", _("We do not know this number")),
                h.p(".pm-lead")[
                    _(
                        "No certificate from here has the number {number}. Compare it with the"
                        " paper, letter by letter: a slip is easily made.",
                        number=number,
                    )
                ],
            ]
        ],
        check_another(number),
    ]


def check_form() -> h.Element:
    """The door for those who hold a paper in their hands."""
    return h.div[
        page_head(
            _("Verify a certificate"),
            _("Type the number on the paper, and see what was certified, by whom and when."),
        ),
        check_another(),
        h.p(".cv-more")[link(_("What certificates ask for"), ALL)],
    ]


def check_another(number: str = "") -> h.Element:
    form = h.form(".cv-again", method="get", action="/verify")[
        field(
            _("Certificate number"),
            "number",
            value=number,
            autocomplete="off",
            help=_("It looks like PM-XXXXX-XXXXX."),
        ),
        button(_("Check")),
    ]
    return h.div(".pm-stack.pm-stack--5.cv-more")[
        section(_("Check a certificate"), form),
        h.div(".cv-states")[
            _state("history", _("Replaced"), _("A newer one exists. The page leads to it.")),
            _state(
                "block", _("Withdrawn"), _("The issuer took it back, on the day that is given.")
            ),
            _state("search_off", _("Not known"), _("Nothing was issued here under that number.")),
        ],
    ]


def sheet(number: str, said: Mapping[str, Claim], address: str) -> h.Element:
    """The paper as a picture of itself, in fixed light colours."""
    outcomes = said.get("outcomes")
    where = ", ".join(said[key].value for key in ("country", "contact") if key in said)
    return h.div(".ct-wrap")[
        h.article(".ct", aria_label=_("Preview of the certificate"))[
            h.div(".ct__art")[certificate_print(number)],
            h.div(".ct__bars", aria_hidden="true")[(h.i(style=f"background:{c}") for c in INKS)],
            h.div(".ct__b")[
                h.div(".ct__logo")[logo(26), "PeerMent"],
                h.p(".ct__pre")[_("This certifies that")],
                h.p(".ct__n")[said["holder"].value],
                h.p(".ct__t")[
                    _("passed the quiz of the course"),
                    h.b[said["title"].value],
                    said["criteria"].value,
                ],
                outcomes is not None
                and h.div(".ct__k")[outcomes.label, h.ul[(h.li[o] for o in outcomes.values)]],
                h.dl(".ct__facts")[
                    ((h.dt[said[key].label], h.dd[said[key].value]) for key in FACTS if key in said)
                ],
                h.div(".ct__f")[
                    h.div(".ct__sig")[h.b[said["issuer"].value], where],
                    h.div(".ct__sig.ct__day")[h.b[said["day"].value], said["day"].label],
                    h.div(".ct__qr")[qr(address)],
                ],
            ],
            h.div(".ct__id")[h.span[number, " ", address]],
        ]
    ]


def own_list(certificates: Sequence[Certificate], track: TrackView | None) -> h.Fragment:
    """One's own, each to open and to print."""
    if not certificates:
        way = button(_("To the Learning Center"), "/learn", kind="primary")
        fact = _("Pass the quiz of a course, and its certificate appears here.")
        return h.fragment[
            page_head(_("Certificates")),
            empty(cover("certificates", "arches"), _("None yet"), fact, way, level=2),
            _onward(track),
        ]
    return h.fragment[
        page_head(_("Certificates"), _("Anybody who has a number can check what it stands for.")),
        h.ul(".pm-rows.pm-rows--b")[(h.li[_own(one)] for one in certificates)],
        _onward(track),
    ]


def _onward(track: TrackView | None) -> h.Element:
    """What the next one takes, and what all of them ask for."""
    return h.div(".pm-stack.pm-stack--5.cv-more")[
        still_missing(track), h.p[link(_("What certificates ask for"), ALL)]
    ]


@lru_cache(maxsize=512)
def qr(address: str) -> Markup:
    """The way to the page that verifies, for a camera."""
    code = segno.make(address, error="q", micro=False)
    drawing = code.svg_inline(
        border=0, dark="#241A29", omitsize=True, svgclass=None, lineclass=None
    )
    return Markup(drawing)  # noqa: S704  # numbers drawn by segno


def _own(one: Certificate) -> h.Element:
    return h.article(".ct-own")[
        h.span(".pm-thumb.ct-own__art", aria_hidden="true")[certificate_print(one.number, rows=2)],
        h.div(".pm-stack.pm-stack--1.pm-grow")[
            h.h2(".pm-title")[one.title],
            h.p(".pm-small.pm-3c")[full_date(one.day), ", ", h.span(".pm-mono")[one.number]],
            _own_state(one),
        ],
        h.div(".pm-line.pm-line--2")[
            button(_("Open"), f"/verify/{one.number}", size="s"),
            one.state is CertificateState.GENUINE
            and button(_("PDF"), f"/certificates/{one.number}.pdf", size="s", icon="download"),
        ],
    ]


def _own_state(one: Certificate) -> h.Element | None:
    words = {
        CertificateState.REPLACED: _("Replaced by a newer one"),
        CertificateState.WITHDRAWN: _("Withdrawn by the issuer"),
    }.get(one.state)
    return h.p[tag(words, "ochre")] if words else None


def _status(found: Found) -> h.Element:
    one = found.certificate
    since = full_date(one.state_since.date()) if one.state_since else ""
    match one.state:
        case CertificateState.GENUINE:
            head = _headline("check", "moss", _("This certificate is genuine"))
            words: h.Node = _(
                "{issuer} issued it to {holder}. It has not been changed or withdrawn.",
                issuer=one.issuer,
                holder=one.holder,
            )
        case CertificateState.REPLACED:
            head = _headline("history", "ochre", _("This certificate was replaced"))
            words = [
                _("A newer one took its place."),
                " ",
                found.newer
                and h.a(".pm-a", href=f"/verify/{found.newer}")[
                    _("See {number}", number=found.newer)
                ],
            ]
        case _:
            head = _headline("block", "madder", _("This certificate was withdrawn"))
            words = (
                _("{issuer} took it back on {date}.", issuer=one.issuer, date=since)
                if since
                else _("{issuer} took it back.", issuer=one.issuer)
            )
    return h.div(".pm-stack.pm-stack--5")[head, h.p(".pm-lead")[words]]


def _headline(drawing: str, kind: str, words: str) -> h.Element:
    return h.div(class_=["cv-ok", f"cv-ok--{kind}"], role="status")[
        h.span(".cv-ok__i", aria_hidden="true")[icon(drawing, "xl")], h.h1(".pm-h1")[words]
    ]


def _claim(claim: Claim) -> h.Fragment:
    if len(claim.values) == 1:
        return h.fragment[h.dt[claim.label], h.dd[claim.value]]
    return h.fragment[h.dt[claim.label], h.dd[h.ul[(h.li[value] for value in claim.values)]]]


def _state(drawing: str, title: str, words: str) -> h.Element:
    return h.div(".cv-state")[
        icon(drawing), h.h3(".pm-title")[title], h.p(".pm-small.pm-2c")[words]
    ]
