"""How matching looks: who waits, a pair with its reasons, others, what waits for answers."""

from collections.abc import Sequence

import htpy as h

from app.i18n import _, ago, ngettext
from components.basics import bar, button, empty, section
from components.icons import icon
from components.lists import person_line, rows
from components.marks import avatar, duo, pair_mark
from components.prints import cover
from components.reasons import hint_words, kind_name, reason_words
from models.matching import LEAST, WEIGHTS, word
from models.people import Person
from models.proposals import Queue, Sent
from models.reasons import Hint, Match, Reason, hints
from models.suggestions import Suggestion


def waiting_title(waiting: int) -> str:
    if not waiting:
        return _("Nobody is waiting")
    return ngettext("One person is waiting", "{count} people are waiting", waiting)


def waiting_list(queue: Queue, current: Person | None) -> h.Element:
    """Who waits, longest first."""
    return h.nav(aria_label=_("Waiting"))[
        h.ul(".ma-q.pm-stack.pm-stack--1")[
            (
                _waiting(each, each.mentee.id == (current and current.id))
                for each in queue.suggestions
            )
        ],
        queue.waiting > len(queue.suggestions)
        and h.p(".pm-small.pm-3c")[
            _("Shown are the {count} who wait longest.", count=len(queue.suggestions))
        ],
    ]


def nobody_waits() -> h.Element:
    return empty(cover("matching"), _("Everyone has someone."), _("New people appear here."))


def pair_view(match: Match, suggested: bool) -> h.Fragment:
    """The two people, why they fit, and what to know; the actions stand below."""
    mentor, mentee = match.mentor.person, match.mentee.person
    names = {"mentor": mentor.name, "mentee": mentee.name}
    title = (
        _("Suggested: {mentor} with {mentee}", **names)
        if suggested
        else _("Compared: {mentor} with {mentee}", **names)
    )
    fit = h.span(".ma-fit")[pair_mark(1, size=58), h.b(".pm-small")[fit_words(match.score)]]
    return h.fragment[
        h.h2(".pm-sr")[title],
        h.div(".ma-top")[_face(mentor, "mentor"), fit, _face(mentee, "mentee")],
        h.div(".ma-why")[
            h.section[
                h.h3(".pm-title")[_("Why this pair")],
                h.div(".pm-rows")[(_factor(reason) for reason in match.reasons)],
            ],
            h.section(".pm-stack.pm-stack--4")[
                h.div[
                    h.h3(".pm-title")[_("Good to know")],
                    h.ul(".ma-pts")[(_hint(hint) for hint in hints(match))],
                ],
                what_counts(),
            ],
        ],
    ]


def no_match(mentee: Person) -> h.Element:
    fact = _(
        "No mentor with a free place has a language in common with {name}.", name=mentee.first_name
    )
    return empty(cover("matching"), _("Nobody yet"), fact)


def others_view(suggestion: Suggestion) -> h.Element | None:
    """Further mentors, each with points and the reason that says most."""
    if not suggestion.others:
        return None
    title = _("Other mentors for {name}", name=suggestion.mentee.first_name)
    return section(title, h.ul(".pm-rows")[(_other(match) for match in suggestion.others)])


def apart_view(suggestion: Suggestion) -> h.Element | None:
    """Mentors the coordinator has ruled out for somebody."""
    if not suggestion.apart:
        return None
    title = _("Not proposed to {name}", name=suggestion.mentee.first_name)
    return section(title, rows(_ruled_out(mentor) for mentor in suggestion.apart))


def sent_view(sent: Sequence[Sent]) -> h.Element | None:
    """Proposals that wait for answers; the answers themselves stay with the two."""
    if not sent:
        return None
    return section(_("Waiting for answers"), rows(_sent(each) for each in sent))


def fit_line(points: int) -> h.Element:
    words = {"strong": _("Strong"), "good": _("Good"), "possible": _("Possible")}[word(points)]
    said = _("{word}, {points} of 100", word=words, points=points)
    return h.span(".co-fit")[h.span[said], bar(points, _("Fit"))]


def fit_words(points: int) -> str:
    match word(points):
        case "strong":
            return _("Strong fit, {points}", points=points)
        case "good":
            return _("Good fit, {points}", points=points)
        case _:
            return _("Possible fit, {points}", points=points)


def what_counts() -> h.Element:
    """The weights, said openly."""
    weights = h.ul(".pm-small")[
        (
            h.li[_("{kind}: up to {points}", kind=kind_name(kind), points=points)]
            for kind, points in WEIGHTS.items()
        )
    ]
    return h.div(".pm-note.pm-small")[
        icon("visibility", "s"),
        h.div[
            h.p[_("Age, gender, nationality and photos are never part of the score.")],
            h.details[
                h.summary[h.span(".pm-a")[_("What counts most")]],
                weights,
                h.p[
                    _(
                        "What only one of the two has answered is left out, and the rest is "
                        "brought to 100. Under {least} nobody is suggested.",
                        least=LEAST,
                    )
                ],
            ],
        ],
    ]


def _waiting(suggestion: Suggestion, is_current: bool) -> h.Element:
    mentee = suggestion.mentee
    about = ", ".join(filter(None, (mentee.headline, mentee.place)))
    since = ago(suggestion.waiting_since) if suggestion.waiting_since else ""
    return h.li[
        h.a(href=f"/programme/matching/{mentee.id}", aria_current="true" if is_current else None)[
            avatar(mentee.name, "mentee"),
            h.span[h.b(".pm-block")[mentee.name], h.span(".pm-small.pm-3c")[about]],
            h.span(".pm-cap.pm-3c")[since],
        ]
    ]


def _face(person: Person, part: str) -> h.Element:
    return h.div[
        avatar(person.name, part, "l"),
        h.span[
            h.b(".pm-h3.pm-block")[person.name],
            h.span(".pm-small.pm-2c")[person.headline or person.place],
        ],
    ]


def _factor(reason: Reason) -> h.Element:
    name = kind_name(reason.kind)
    return h.div(".ma-f")[
        h.b[name],
        bar(reason.points * 100 / reason.of if reason.of else 0, name),
        h.span(".v")[_("{points} of {of}", points=reason.points, of=reason.of)],
        h.p[reason_words(reason)],
    ]


def _hint(hint: Hint) -> h.Element:
    drawing = icon("check_circle") if hint.is_fine else icon("info")
    look = "is-fine" if hint.is_fine else "is-open"
    return h.li[h.span(class_=look)[drawing], h.span[hint_words(hint)]]


def _other(match: Match) -> h.Element:
    mentor = match.mentor.person
    where = f"/programme/matching/{match.mentee.person.id}?mentor={mentor.id}"
    return h.li(".ma-alt")[
        h.span(".co-match__w")[
            avatar(mentor.name, "mentor"),
            h.span[
                h.b(".pm-block")[mentor.name],
                h.span(".pm-small.pm-3c")[", ".join(filter(None, (mentor.headline, mentor.place)))],
            ],
        ],
        fit_line(match.score),
        h.span(".pm-small.pm-2c")[reason_words(match.telling)],
        button(_("Compare"), where, size="s"),
    ]


def _ruled_out(mentor: Person) -> h.Element:
    undo = _act("meet", str(mentor.id), _("Allow again"))
    return person_line(mentor.name, "mentor", mentor.headline, undo)


def _sent(sent: Sent) -> h.Element:
    answered = sent.mentor_answered + sent.mentee_answered
    state = (
        ngettext("One of two has answered.", "{count} of two have answered.", answered)
        if answered
        else _("Nobody has answered yet.")
    )
    names = {"mentor": sent.mentor.first_name, "mentee": sent.mentee.first_name}
    return h.div(".pm-row")[
        duo(sent.mentor.name, sent.mentee.name),
        h.div(".pm-grow")[
            h.b(".pm-title")[_("{mentor} and {mentee}", **names)],
            h.p(".pm-small.pm-3c")[ago(sent.proposed_at), " · ", state],
        ],
        _act("withdraw", str(sent.id), _("Take back")),
    ]


def _act(name: str, id: str, words: str) -> h.Element:
    return h.button(".pm-btn.pm-btn--s", type="button", data_act=name, data_id=id)[words]
