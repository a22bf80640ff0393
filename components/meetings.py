"""Sessions: lists of them, and one with its agenda, its notes and its pulse."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import htpy as h

from app.i18n import _, clock, long_day, moment, ngettext, zone
from components.basics import button, margin_section, page_head, rule, section, tag
from components.marks import avatar
from components.meeting_dialogs import pulse_lines
from models.meetings import Appointment, Meeting, MeetingState, Point, Pulse, Sitting
from models.people import Person
from models.relationships import Summary

FEW = 4
Attrs = dict[str, str | bool | None]


def sessions_head(mine: Sequence[Summary]) -> h.Element:
    """The title, and a button for each person to plan with, as long as they are few."""
    plans = (
        button(
            _("Plan with {name}", name=row.partner.first_name),
            icon="event",
            attrs={**_act("plan"), "data-id": str(row.relationship.id)},
        )
        for row in mine
    )
    return page_head(_("Sessions"), None, *(plans if len(mine) <= FEW else ()))


def all_appointments(ahead: Sequence[Appointment], behind: Sequence[Appointment]) -> h.Element:
    nothing = _("Nothing planned. Suggest a time when it suits you.")
    return h.div(".pm-stack.pm-stack--7")[
        appointments(_("Coming up"), ahead, nothing),
        appointments(_("Behind you"), behind, _("No session yet.")),
    ]


def appointments(
    title: str, listed: Sequence[Appointment], nothing: str, *, with_names: bool = True
) -> h.Element:
    """A list of sessions with their time, and whom they are with."""
    body = (
        h.ul(".pm-rows")[(h.li[_appointment(one, with_names)] for one in listed)]
        if listed
        else h.p(".pm-2c")[nothing]
    )
    return section(title, body, id=f"sessions-{title.split()[0].lower()}")


def session_head(sitting: Sitting) -> h.Element:
    meeting, partner = sitting.meeting, sitting.partner
    end = meeting.starts_at + timedelta(minutes=meeting.minutes)
    theirs = _elsewhere(meeting.starts_at, partner)
    over = ", ".join(
        filter(
            None,
            (long_day(meeting.starts_at), f"{clock(meeting.starts_at)}–{clock(end)}", theirs),
        )
    )
    name = _("Session {number}", number=meeting.number)
    title = f"{name}: {sitting.focus}" if sitting.focus else name
    return page_head(title, None, *_session_acts(meeting), over=over)


def agenda(sitting: Sitting) -> h.Element:
    """What the two want to talk about, in the order in which it was said."""
    rows = [_point(sitting, one, number) for number, one in enumerate(sitting.points, 1)]
    add = sitting.meeting.state is MeetingState.PLANNED and button(
        _("Add a point"), kind="quiet", size="s", icon="add", attrs=_act("point")
    )
    nothing = h.p(".pm-2c")[_("No point yet. One question is enough to start with.")]
    return section(
        _("Agenda"),
        h.ol(".pm-rows.pm-rows--b.se-ag")[rows] if rows else nothing,
        add or None,
        id="agenda",
    )


def published_note(sitting: Sitting) -> h.Node:
    """Notes to read, or why there are none to see."""
    meeting = sitting.meeting
    if sitting.note:
        return h.div(".se-note")[h.div(".se-text.se-read")[sitting.note]]
    if meeting.state is not MeetingState.HELD:
        return h.p(".pm-2c")[_("Notes open once you have met.")]
    words = _(
        "{name} is writing the notes. You see them once published.", name=sitting.partner.first_name
    )
    return h.p(".pm-2c")[words]


def session_margin(sitting: Sitting) -> h.Element:
    """What the session needs next, and the four answers."""
    meeting = sitting.meeting
    if meeting.state is MeetingState.PLANNED:
        return h.div(".pm-stack.pm-stack--5")[
            margin_section(
                _("Five moves"),
                h.ol(".bd-missing")[(h.li[move] for move in five_moves(meeting.minutes))],
            ),
            rule(),
            margin_section(
                _("When you have met"),
                h.p(".pm-2c")[_("Then notes can be written and each of you says how it was.")],
                button(_("We have met"), kind="tint", attrs=_act("hold")),
            ),
        ]
    return h.div(".pm-stack.pm-stack--5")[
        margin_section(
            _("How was it for you?"),
            h.p(".pm-2c")[_("Four quick answers. Only you can see yours.")],
            pulse_words(sitting.pulse),
            button(
                _("Change your answers") if sitting.pulse else _("Answer"),
                kind="tint",
                attrs=_act("pulse"),
            ),
        )
    ]


def five_moves(minutes: int) -> tuple[str, ...]:
    """The shares of a session, for its length."""
    arrive, focus, explore, decide, close = (
        round(minutes * share / 60) for share in (5, 10, 25, 15, 5)
    )
    return (
        _("Arrive, {n} min", n=arrive),
        _("Focus, {n} min", n=focus),
        _("Explore, {n} min", n=explore),
        _("Decide, {n} min", n=decide),
        _("Close, {n} min", n=close),
    )


def pulse_words(pulse: Pulse | None) -> h.Node:
    if pulse is None:
        return None
    values = pulse.model_dump()
    return h.ul(".pm-rows")[
        (
            h.li(".pm-line.pm-between.pm-small")[words, h.b[f"{values[key]} / 5"]]
            for key, words in pulse_lines().items()
        )
    ]


def _appointment(one: Appointment, with_names: bool) -> h.Element:
    meeting = one.meeting
    other = "mentee" if one.part == "mentor" else "mentor"
    name = _("Session {number}", number=meeting.number)
    title = f"{name}: {one.focus}" if one.focus else name
    note = ", ".join(
        filter(None, (one.partner.name if with_names else "", moment(meeting.starts_at)))
    )
    return h.div(".pm-row")[
        avatar(one.partner.name, other),
        h.div(".pm-grow")[
            h.a(
                ".pm-title.pm-row__link",
                href=f"/with/{meeting.relationship_id}/sessions/{meeting.number}",
            )[title],
            h.p(".pm-small.pm-3c")[note],
        ],
        _state(one),
    ]


def _state(one: Appointment) -> h.Element | None:
    match one.meeting.state:
        case MeetingState.HELD:
            return tag(_("Held"), "moss", icon="check")
        case MeetingState.CANCELLED:
            return tag(_("Called off"), "line")
        case _ if one.points:
            return tag(ngettext("One point", "{count} points", one.points), "iris")
        case _:
            return None


def _session_acts(meeting: Meeting) -> list[h.Element]:
    if meeting.state is not MeetingState.PLANNED:
        return []
    acts = [
        button(_("Call off"), kind="quiet", attrs=_act("cancel")),
        button(_("Move"), attrs=_act("shift")),
    ]
    if meeting.link:
        outside: Attrs = {"rel": "noopener noreferrer", "target": "_blank"}
        acts.append(
            button(_("Join call"), meeting.link, kind="primary", icon="videocam", attrs=outside)
        )
    return acts


def _elsewhere(when: datetime, partner: Person) -> str:
    """The other person's time, where it is not the reader's."""
    theirs = when.astimezone(ZoneInfo(partner.zone))
    if theirs.utcoffset() == when.astimezone(zone()).utcoffset():
        return ""
    return _("{time} for {name}", time=f"{theirs:%H:%M}", name=partner.first_name)


def _act(name: str) -> Attrs:
    return {"type": "button", "data-act": name}


def _point(sitting: Sitting, one: Point, number: int) -> h.Element:
    return h.li[
        h.span(".gr", aria_hidden="true"),
        h.span(".no")[str(number)],
        h.span(".se-read")[one.words],
        h.span(".pm-line.pm-line--2")[_author(sitting, one.point.author_id)],
    ]


def _author(sitting: Sitting, author_id: UUID) -> h.Element:
    if author_id == sitting.mentor.id:
        return avatar(sitting.mentor.name, "mentor", "xs", label=True)
    return avatar(sitting.mentee.name, "mentee", "xs", label=True)
