"""The dialogs of sessions: plan one, move it, add a point, say how it was."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypedDict

from app.i18n import _, ngettext, today, zone
from components.dialogs import Line, ask_for
from models.meetings import Meeting, Pulse, read_time
from models.people import Person


class Plan(TypedDict):
    """What else a session has beside its time."""

    minutes: int
    channel: str
    link: str
    focus: str


def plan_dialog(partner: Person, send: Callable[[datetime, Plan], Awaitable[object]]) -> None:
    """Asks for time and place; times are the reader's own."""

    async def take(lines: dict[str, str]) -> None:
        starts_at = read_time(lines["day"], lines["clock"], zone())
        await send(
            starts_at,
            Plan(
                minutes=int(lines["minutes"]),
                channel=lines["channel"],
                link=lines["link"],
                focus=lines["focus"],
            ),
        )

    tomorrow = str(today() + timedelta(days=1))
    ask_for(
        _("When do you meet {name}?", name=partner.first_name),
        [
            Line("day", _("Day"), "date", tomorrow),
            Line("clock", _("At what time"), "time", "15:00", help=_("In your time zone")),
            Line("minutes", _("Length"), "choice", "60", options=_lengths()),
            Line("channel", _("How"), "choice", "video", options=channels()),
            Line("link", _("Link to the call, if there is one"), "url", longest=400),
            Line("focus", _("What it is about, if you know already"), longest=120),
        ],
        _("Plan session"),
        take,
    )


def shift_dialog(meeting: Meeting, send: Callable[[datetime], Awaitable[object]]) -> None:
    """Asks for another time."""

    async def take(lines: dict[str, str]) -> None:
        await send(read_time(lines["day"], lines["clock"], zone()))

    local = meeting.starts_at.astimezone(zone())
    ask_for(
        _("Move session {number} to which time?", number=meeting.number),
        [
            Line("day", _("Day"), "date", str(local.date())),
            Line("clock", _("At what time"), "time", f"{local:%H:%M}", help=_("In your time zone")),
        ],
        _("Move session"),
        take,
    )


def point_dialog(send: Callable[[str], Awaitable[object]]) -> None:
    async def take(lines: dict[str, str]) -> None:
        await send(lines["words"])

    line = Line("words", _("One question or topic"), "area", longest=400)
    ask_for(_("What do you want to talk about?"), [line], _("Add point"), take)


def pulse_dialog(pulse: Pulse | None, send: Callable[[dict[str, int]], Awaitable[object]]) -> None:
    """Four lines from 1 to 5."""

    async def take(lines: dict[str, str]) -> None:
        await send({key: int(value) for key, value in lines.items()})

    scale = {
        "1": _("1, not at all"),
        "2": "2",
        "3": "3",
        "4": "4",
        "5": _("5, completely"),
    }
    known = pulse.model_dump() if pulse else {}
    ask_for(
        _("How was the session for you?"),
        [
            Line(key, words, "choice", str(known.get(key, 3)), options=scale)
            for key, words in pulse_lines().items()
        ],
        _("Keep answers"),
        take,
    )


def pulse_lines() -> dict[str, str]:
    return {
        "mattered": _("We worked on what matters."),
        "heard": _("I felt heard."),
        "next_step": _("The next step is clear."),
        "pace": _("Pace and form suited me."),
    }


def channels() -> dict[str, str]:
    return {"video": _("Video"), "phone": _("Phone"), "place": _("In one place")}


def _lengths() -> dict[str, str]:
    return {str(n): ngettext("{count} minute", "{count} minutes", n) for n in (30, 45, 60, 75, 90)}
