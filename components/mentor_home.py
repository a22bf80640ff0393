"""A mentor's home: what would help today, the next session, the mentees, and the week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import htpy as h

from app.i18n import _, ago, clock, day, long_day, ngettext, weekday
from components.basics import bar, button, margin_section, rule, section, tag
from components.greeting import greeting
from components.icons import icon
from components.lists import rows, signal
from components.marks import avatar, pair_mark
from models.attention import Room, Signal, SignalKind
from models.meetings import Appointment
from models.relationships import Summary, quiet_days


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorDay:
    """All that a mentor's home shows."""

    name: str
    now: datetime
    mentees: Sequence[Summary]
    signals: Sequence[Signal]
    ahead: Sequence[Appointment]
    room: Room
    shared: h.Node = None
    proposals: h.Node = None
    learning: h.Node = None


def main_view(seen: MentorDay) -> h.Element:
    return h.div(".pm-stack.pm-stack--work")[
        head(seen), next_up(seen), attention(seen), mentees(seen)
    ]


def head(seen: MentorDay) -> h.Element:
    number = len(seen.signals)
    helps = {
        0: _("Nothing is waiting for you."),
        1: _("One thing would help today."),
        2: _("Two things would help today."),
        3: _("Three things would help today."),
    }.get(number) or ngettext(
        "{count} thing would help today.", "{count} things would help today.", number
    )
    return h.header(".pm-stack.pm-stack--1")[
        h.p(".pm-2c")[long_day(seen.now)],
        h.h1(".pm-h1")[greeting(seen.name, seen.now), " ", h.span(".pm-2c")[helps]],
    ]


def next_up(seen: MentorDay) -> h.Element | None:
    """The next session, as a card that can be opened."""
    if not seen.ahead:
        return None
    one = seen.ahead[0]
    meeting = one.meeting
    title = _("Session {number} with {name}", number=meeting.number, name=one.partner.first_name)
    points = ngettext("Agenda has one point", "Agenda has {count} points", one.points)
    return h.section(".md-next", aria_labelledby="next")[
        h.div(".md-date")[
            h.span(".pm-small")[weekday(meeting.starts_at, "EEE, MMM")],
            h.b[weekday(meeting.starts_at, "d")],
            h.span(".pm-small")[clock(meeting.starts_at)],
        ],
        h.div(".pm-stack.pm-stack--2")[
            h.h2("#next.pm-h2")[title],
            one.focus and h.p(".pm-2c")[one.focus],
            h.div(".pm-line.pm-line--2")[
                tag(points, "moss", icon="check") if one.points else tag(_("No agenda yet")),
                tag(ngettext("{count} minute", "{count} minutes", meeting.minutes)),
            ],
        ],
        h.div(".pm-line.pm-line--2")[
            button(
                _("Open agenda"),
                f"/with/{meeting.relationship_id}/sessions/{meeting.number}",
                kind="primary",
            )
        ],
    ]


def attention(seen: MentorDay) -> h.Element:
    """What needs a look, why, and one next step."""
    body = (
        rows((_signal(one) for one in seen.signals), "md-att")
        if seen.signals
        else h.p(".pm-2c")[_("All is in its rhythm. Nobody waits for you.")]
    )
    number = str(len(seen.signals)) if seen.signals else None
    return section(_("Needs your attention"), body, note=number, id="attention")


def mentees(seen: MentorDay) -> h.Element:
    """Everybody this mentor works with: stage, goal, last contact."""
    if not seen.mentees:
        nobody = _("No one yet. A coordinator proposes people here, and you decide.")
        return section(_("Your mentees"), h.p(".pm-2c")[nobody], id="mentees")
    names = (_("Person"), _("Stage"), _("Working on"), _("Last contact"), "")
    return section(
        _("Your mentees"),
        h.div(".md-h", aria_hidden="true")[(h.span[name] for name in names)],
        h.div(".pm-rows")[(_mentee(one, seen.now) for one in seen.mentees)],
        link=(_("Open the board"), "/board"),
        id="mentees",
    )


def margin_view(seen: MentorDay) -> h.Element:
    return h.div(".pm-stack.pm-stack--6")[
        margin_section(_("This week"), _week(seen), _agenda(seen)),
        rule(),
        margin_section(_("From your mentees"), seen.shared or _nothing_shared()),
        rule(),
        seen.learning and [seen.learning, rule()],
        margin_section(_("Your room for mentees"), h.p(".pm-2c")[_room(seen.room)], seen.proposals),
    ]


def _signal(one: Signal) -> h.Node:
    name = one.partner.first_name
    base = f"/with/{one.relationship_id}"
    match one.kind:
        case SignalKind.QUIET:
            title, reason = _quiet(one, name)
            act = button(_("Write to {name}", name=name), base, size="s")
        case SignalKind.SIGN:
            title = _("Agreement waits for your signature")
            on = day(one.since) if one.since else ""
            reason = _("{name} signed on {day}.", name=name, day=on)
            act = button(_("Read and sign"), f"{base}/agreement", size="s")
        case SignalKind.DRAFT:
            title = _("Notes from session {number} are still a draft", number=one.number)
            reason = _("{name} sees them once you publish.", name=name)
            act = button(_("Finish notes"), f"{base}/sessions/{one.number}", size="s")
        case SignalKind.PULSE:
            title = _("Your last answers about {name} were low", name=name)
            reason = _("Only you know. You could raise it, or talk to the safe contact.")
            act = button(_("Look at the agreement"), f"{base}/agreement", size="s")
    return signal(one.partner.name, "mentee", title, reason, act)


def _quiet(one: Signal, name: str) -> tuple[str, str]:
    title = ngettext(
        "{name} has been quiet for {count} day",
        "{name} has been quiet for {count} days",
        one.number,
        name=name,
    )
    reason = ngettext(
        "You agreed to be in touch every {count} day.",
        "You agreed to be in touch every {count} days.",
        one.rhythm,
    )
    return title, reason


def _mentee(one: Summary, now: datetime) -> h.Element:
    pair, partner = one.relationship, one.partner
    about = ", ".join(filter(None, (partner.headline, partner.place)))
    last = ago(pair.last_contact_at, now) if pair.last_contact_at else _("Not yet")
    quiet = quiet_days(pair, now)
    return h.a(".md-p", href=f"/with/{pair.id}")[
        h.span(".md-p__who")[
            avatar(partner.name, "mentee"),
            h.span(".pm-grow")[
                h.span(".pm-title.pm-block")[partner.name], h.span(".pm-small.pm-3c")[about]
            ],
        ],
        h.span(".md-p__st")[pair_mark(pair.stage, size=25), one.stage],
        h.span(".md-p__g")[h.span[one.goal.title], bar(one.distance, _("Goal progress"))]
        if one.goal
        else h.span(".md-p__g")[_("No goal yet")],
        h.span(class_=["pm-small", "flag" if quiet else "pm-2c"])[
            tag(last, "ochre") if quiet else last
        ],
        h.span(".pm-3c")[icon("chevron_right")],
    ]


def _week(seen: MentorDay) -> h.Element:
    today = seen.now.date()
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=number) for number in range(7)]
    busy = {_local(one, seen) for one in seen.ahead}
    return h.ol(".md-week")[
        (
            h.li(
                class_="has" if on in busy else None, aria_current="date" if on == today else None
            )[weekday(on, "EEEEEE"), h.b[str(on.day)], h.span(".d")]
            for on in days
        )
    ]


def _agenda(seen: MentorDay) -> h.Element:
    today = seen.now.date()
    sunday = today + timedelta(days=6 - today.weekday())
    this_week = [one for one in seen.ahead if _local(one, seen) <= sunday]
    if not this_week:
        return h.p(".pm-2c")[_("Nothing planned this week.")]
    return h.ul(".pm-rows.md-agenda")[
        (
            h.li[
                h.span(".pm-3c")[
                    f"{weekday(one.meeting.starts_at, 'EEE')} {clock(one.meeting.starts_at)}"
                ],
                h.span[
                    h.b(".pm-strong")[one.partner.first_name],
                    ", ",
                    _("session {number}", number=one.meeting.number),
                ],
            ]
            for one in this_week
        )
    ]


def _local(one: Appointment, seen: MentorDay) -> date:
    return one.meeting.starts_at.astimezone(seen.now.tzinfo).date()


def _nothing_shared() -> h.Element:
    return h.p(".pm-2c")[_("Nothing shared with you yet. Their journals stay theirs.")]


def _room(room: Room) -> str:
    return ngettext(
        "{taken} of {count} place taken.",
        "{taken} of {count} places taken.",
        room.capacity,
        taken=room.taken,
    )
