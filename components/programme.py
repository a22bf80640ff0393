"""The coordinator's home: figures, stages, what needs a look, suggested matches, sessions."""

from collections.abc import Sequence
from urllib.parse import quote

import htpy as h

from app.i18n import _, day, ngettext
from components.basics import button, empty, page_head, section, tag
from components.charts import Series, bars, figure
from components.lists import rows
from components.marks import avatar, duo, pair_mark
from components.matching import fit_line
from components.prints import cover
from models.matching import Candidate
from models.programme import Look, Overview, StageCount
from models.proposals import Queue
from models.reasons import Match
from models.signals import Signal, SignalKind

FEW = 3
ICONS = {
    SignalKind.QUIET: "schedule",
    SignalKind.CANCELLED: "event",
    SignalKind.UNSIGNED: "edit_document",
    SignalKind.OVERDUE: "history",
}


def overview_view(seen: Overview, queue: Queue) -> h.Element:
    """Everything but the chart."""
    return h.div(".pm-stack.pm-stack--work")[
        head(seen), figures(seen), _stages(seen.stages), _looks(seen), suggested(queue)
    ]


def head(seen: Overview) -> h.Element:
    looks = len(seen.looks) + seen.more_looks
    state = (
        ngettext("One pair needs a look.", "{count} pairs need a look.", looks)
        if looks
        else _("Everything is steady.")
    )
    return page_head(
        h.fragment[f"{seen.programme.name}. ", h.span(".pm-2c")[state]],
        None,
        button(_("Invite people"), "/programme/people", kind="primary"),
        over=_("Week {week} of {weeks}", week=seen.week, weeks=seen.weeks),
    )


def figures(seen: Overview) -> h.Element:
    lately = ngettext(
        "sessions held, one in the last two weeks",
        "sessions held, {count} in the last two weeks",
        seen.held_lately,
    )
    certificates = ngettext(
        "lessons finished, one certificate",
        "lessons finished, {count} certificates",
        seen.certificates,
    )
    shown = (
        (seen.active, _("relationships, of {count} started", count=seen.started)),
        (seen.held, lately),
        (seen.lessons, certificates),
        (seen.waiting, _("people waiting for a match")),
    )
    return h.ul(".co-fig", aria_label=_("Key figures"))[
        (h.li[h.b[str(number)], h.span[words]] for number, words in shown)
    ]


def no_programme() -> h.Element:
    """Before the first programme, and between two."""
    fact = _("Relationships start in a programme that is open.")
    way = button(_("Open a programme"), "/programme/settings", kind="primary")
    return empty(cover("programme"), _("No programme is open"), fact, way, level=1)


def sessions_chart(seen: Overview) -> None:
    """Held sessions by week; the present week stands out."""
    numbers = [str(seen.week - len(seen.by_week) + at + 1) for at in range(len(seen.by_week))]
    held = [week.held for week in seen.by_week]
    finding = ngettext(
        "One session in the last two weeks.",
        "{count} sessions in the last two weeks.",
        seen.held_lately,
    )
    table = [
        (number, day(week.starts_at), str(week.held))
        for number, week in zip(numbers, seen.by_week, strict=True)
    ]
    figure(
        bars(numbers, Series(_("Sessions"), held), current=len(held) - 1),
        finding,
        (_("Week"), _("From"), _("Sessions")),
        table,
        height=300,
    )


def suggested(queue: Queue) -> h.Element:
    """The first few of those who wait, with the mentor suggested for each."""
    matches = [each.best for each in queue.suggestions if each.best][:FEW]
    if not matches:
        fact = (
            _("Nobody with room fits those who wait.")
            if queue.waiting
            else _("Everyone has someone. New people appear here.")
        )
        return section(_("Suggested matches"), h.p(".pm-2c")[fact], id="suggested")
    return section(
        _("Suggested matches"),
        h.ul(".pm-rows")[(_match(match) for match in matches)],
        link=(_("All who wait"), "/programme/matching"),
        id="suggested",
    )


def _stages(stages: Sequence[StageCount]) -> h.Element:
    tiles = (
        h.a(href="/board")[
            pair_mark(stage.position, size=32, tight=True),
            h.span(".l", style="order:1")[stage.name],
            h.b[str(stage.count)],
        ]
        for stage in stages
    )
    return section(
        _("Where everyone is"),
        h.div(".co-stages")[tiles],
        link=(_("Open the board"), "/board"),
        id="stages",
    )


def _looks(seen: Overview) -> h.Element:
    note = _("Signals are counts and dates only, never what people wrote")
    if not seen.looks:
        calm = h.p(".pm-2c")[_("Nothing needs a look today.")]
        return section(_("Needs a look"), calm, note=note, id="looks")
    rest = ngettext("One more on the board.", "{count} more on the board.", seen.more_looks)
    more = h.p(".pm-small.pm-3c")[rest] if seen.more_looks else None
    listed = rows((_look(look) for look in seen.looks), "co-risk")
    return section(_("Needs a look"), listed, more, note=note, id="looks")


def _look(look: Look) -> h.Fragment:
    first = look.signals[0]
    mentor, mentee = look.mentor.first_name, look.mentee.first_name
    tags = [tag(_tag(each), "ochre", icon=ICONS[each.kind]) for each in look.signals]
    return h.fragment[
        duo(look.mentor.name, look.mentee.name),
        h.div[
            h.h3(".pm-title")[_("{mentor} and {mentee}", mentor=mentor, mentee=mentee), " ", tags],
            h.p[_why(first)],
        ],
        _next_step(look, first),
    ]


def _tag(signal: Signal) -> str:
    match signal.kind:
        case SignalKind.QUIET:
            return _("Quiet for {count} days", count=signal.count)
        case SignalKind.CANCELLED:
            return _("{count} sessions cancelled in a row", count=signal.count)
        case SignalKind.UNSIGNED:
            return _("No agreement after {count} weeks", count=signal.count // 7)
        case SignalKind.OVERDUE:
            return _("{count} days in one stage", count=signal.count)


def _why(signal: Signal) -> str:
    match signal.kind:
        case SignalKind.QUIET:
            return _(
                "Their rhythm is {usual} days, and no session is planned soon.", usual=signal.usual
            )
        case SignalKind.CANCELLED:
            return _("No session has been held since.")
        case SignalKind.UNSIGNED:
            return _("It does not have both signatures yet.")
        case SignalKind.OVERDUE:
            return _("Up to {usual} days are meant for this stage.", usual=signal.usual)


def _next_step(look: Look, signal: Signal) -> h.Element:
    if signal.kind is SignalKind.OVERDUE:
        return button(_("See what is open"), f"/with/{look.relationship_id}/path", size="s")
    words = _("Offer a call") if signal.kind is SignalKind.UNSIGNED else _("Ask both how it is")
    return button(words, _letter_to(look), size="s")


def _letter_to(look: Look) -> str:
    """A letter to both in the coordinator's own mail program; neither sees the other's address."""
    to = ",".join(quote(person.email) for person in (look.mentor, look.mentee))
    return f"mailto:?bcc={to}&subject={quote(_('How is it going?'))}"


def _match(match: Match) -> h.Element:
    mentor, mentee = match.mentor, match.mentee
    review = button(_("Review"), f"/programme/matching/{mentee.person.id}", size="s")
    free = ngettext("one free place", "{count} free places", mentor.free)
    return h.li(".co-match")[
        _who(mentor, "mentor", free),
        pair_mark(1, size=28),
        _who(mentee, "mentee", mentee.person.place),
        fit_line(match.score),
        review,
    ]


def _who(somebody: Candidate, part: str, note: str) -> h.Element:
    about = ", ".join(filter(None, (somebody.person.headline, note)))
    return h.span(".co-match__w")[
        avatar(somebody.person.name, part),
        h.span[h.b(".pm-block")[somebody.person.name], h.span(".pm-small.pm-3c")[about]],
    ]
