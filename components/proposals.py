"""A proposed pair as the two people see it: who, why, and how to answer alone."""

import htpy as h

from app.i18n import _, full_date
from components.basics import button, notice, page_head, section
from components.lists import person_line
from components.marks import pair_mark
from components.reasons import kind_name, reason_words
from models.proposals import Offer, ProposalState

YES, NO = "yes", "no"


def proposal_card(offer: Offer) -> h.Element:
    """For a home page: somebody is proposed, and where to read why."""
    look = button(_("Read and decide"), f"/proposals/{offer.proposal.id}", kind="primary")
    return h.section(".pm-panel.pm-stack.pm-stack--3", aria_label=_("A proposal for you"))[
        h.div(".pm-line")[
            pair_mark(1, size=40),
            h.div(".pm-grow")[h.h2(".pm-h3")[_title(offer)], h.p(".pm-2c")[_alone(offer)]],
        ],
        h.div(".pm-line")[look],
    ]


def proposal_view(offer: Offer) -> h.Element:
    """The whole proposal, and the two answers."""
    other, part = offer.other, "mentee" if offer.part == "mentor" else "mentor"
    about = " · ".join(filter(None, (other.headline, other.place)))
    since = _("Proposed on {day}", day=full_date(offer.proposal.proposed_at))
    return h.div(".pm-stack.pm-stack--work")[
        page_head(_title(offer), _alone(offer), over=since),
        person_line(other.name, part, about, size="l"),
        offer.proposal.note
        and section(_("A note from your coordinator"), h.p(".pm-lead")[offer.proposal.note]),
        section(
            _("Why you two"),
            h.ul(".pm-rows")[
                (
                    h.li(".pm-row")[
                        h.div[h.b(".pm-title")[kind_name(reason.kind)], h.p[reason_words(reason)]]
                    ]
                    for reason in offer.reasons
                )
            ],
        ),
        _state(offer),
    ]


def _title(offer: Offer) -> str:
    if offer.part == "mentor":
        return _("{name} could become your mentee", name=offer.other.first_name)
    return _("{name} could become your mentor", name=offer.other.first_name)


def _alone(offer: Offer) -> str:
    return _(
        "You and {name} each decide alone. It starts when both say yes, and nobody has to say why "
        "not.",
        name=offer.other.first_name,
    )


def _state(offer: Offer) -> h.Element:
    """What to do, or how it stands."""
    match offer.proposal.state, offer.answer:
        case ProposalState.ACCEPTED, _answer:
            return notice("moss", h.p[_("Both said yes. You two can start.")])
        case ProposalState.OPEN, True:
            said = _("You said yes. The other answer is still to come.")
            return h.div(".pm-stack.pm-stack--3")[
                notice("moss", h.p[said]),
                h.div(".pm-line")[_act(NO, _("I have changed my mind: no, thank you"))],
            ]
        case ProposalState.OPEN, _answer:
            yes = _("Yes, I would like to work with {name}", name=offer.other.first_name)
            return h.div(".pm-line.pm-line--2")[
                _act(YES, yes, "primary"), _act(NO, _("No, thank you"))
            ]
        case _:
            return notice("", h.p[_("This proposal is closed. Your coordinator looks further.")])


def _act(answer: str, words: str, kind: str = "") -> h.Element:
    return button(words, kind=kind, attrs={"type": "button", "data-act": answer})
