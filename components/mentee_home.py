"""A mentee's home: one thing to do now, today's page, the next session, goals, and the path."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import htpy as h

from app.i18n import _, clock, day, long_day, month, ngettext, weekday
from components.basics import bar, button, empty, link, margin_section, private_line, rule, section
from components.greeting import greeting
from components.icons import icon
from components.journal_lists import calendar
from components.journals import first
from components.lists import rows, step_row
from components.marks import avatar, pair_mark
from components.prints import cover
from models.attention import Signal, SignalKind
from models.courses import Course, Lesson
from models.goals import Goals, Standing
from models.journals import Prompt
from models.meetings import Appointment
from models.relationships import Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class MenteeDay:
    """All that a mentee's home shows; everything but the name may be missing."""

    name: str
    now: datetime
    today: date
    together: Summary | None = None
    next: Appointment | None = None
    signal: Signal | None = None
    goals: Goals | None = None
    prompt: Prompt | None = None
    written: frozenset[date] = frozenset()
    lesson: tuple[Course, Lesson] | None = None
    last_words: str = ""
    proposal: str = ""


def head(seen: MenteeDay) -> h.Element:
    """The greeting, and in one sentence what comes next."""
    return h.header(".pm-stack.pm-stack--1")[
        h.p(".pm-2c")[long_day(seen.today)],
        h.h1(".pm-h1")[greeting(seen.name, seen.now), " ", h.span(".pm-2c")[_what_comes(seen)]],
    ]


def _what_comes(seen: MenteeDay) -> str:
    if seen.next is None:
        return _("Nothing is planned just now.")
    partner, days = seen.next.partner.first_name, _days_until(seen)
    if days <= 0:
        return _("You meet {name} today at {time}.", name=partner, time=_time(seen.next))
    soon = {
        2: _("Two days until you meet {name}.", name=partner),
        3: _("Three days until you meet {name}.", name=partner),
    }
    return soon.get(days) or ngettext(
        "One day until you meet {name}.", "{count} days until you meet {name}.", days, name=partner
    )


def one_thing(seen: MenteeDay) -> h.Element | None:
    """The one thing that would help most today, with its reason; none if nothing waits."""
    thing = _thing(seen)
    if thing is None:
        return None
    title, reason, words, href = thing
    return h.section(".mh-now", aria_label=_("One thing to do now"))[
        icon("adjust"),
        h.div(".pm-grow")[h.h2(".pm-title")[title], h.p(".pm-small.pm-2c")[reason]],
        button(words, href, kind="primary"),
    ]


def _thing(seen: MenteeDay) -> tuple[str, str, str, str] | None:
    pair = seen.together
    if seen.proposal:
        reason = _("Read why you were proposed to each other. You decide alone, without reasons.")
        return _("A mentor is proposed to you"), reason, _("Read the proposal"), seen.proposal
    if pair is None:
        return None
    name, where = pair.partner.first_name, f"/with/{pair.relationship.id}"
    if seen.signal and seen.signal.kind is SignalKind.SIGN:
        reason = _("{name} has signed. It holds once you have signed too.", name=name)
        return _("Your agreement waits for you"), reason, _("Read and sign"), f"{where}/agreement"
    if seen.next and _days_until(seen) <= 5 and not seen.next.points:
        reason = _("One point is enough. {name} reads it before you meet.", name=name)
        href = f"{where}/sessions/{seen.next.meeting.number}"
        return _("Say what you want to talk about"), reason, _("Add a point"), href
    if seen.next is None:
        reason = _("The next meeting is not planned yet.")
        return _("Suggest a time to {name}", name=name), reason, _("Plan"), f"{where}/sessions"
    return None


def todays_page(seen: MenteeDay, primary: bool) -> h.Element:
    """A question to start a page with."""
    asked = seen.prompt.text if seen.prompt else _("What stayed with you today?")
    query = f"?q={seen.prompt.key}" if seen.prompt else ""
    done = seen.today in seen.written
    return h.section(".mh-prompt", aria_labelledby="todays-page")[
        h.div(".pm-stack.pm-stack--4")[
            h.h2("#todays-page.pm-small.pm-strong")[_("Today’s page")],
            h.p(".mh-prompt__q")[asked],
            h.div(".pm-line")[
                button(
                    _("Go on writing") if done else _("Write a few lines"),
                    f"/journal/{seen.today}{query}",
                    kind="primary" if primary else "",
                ),
                h.button(".pm-btn.pm-btn--quiet", type="button", data_act="question", data_id="")[
                    icon("refresh", "s"), _("Another question")
                ],
            ],
            private_line(_("Private until you decide otherwise")),
        ],
        h.div(".mh-prompt__art")[cover("journal", "bowl", 0, view="70 26 260 240", paper=False)],
    ]


def ready(seen: MenteeDay) -> h.Element:
    """What to do before the next session, and when it is."""
    if seen.next is None or seen.together is None:
        return section(_("Your next session"), _nothing_planned(seen))
    meeting, name = seen.next.meeting, seen.next.partner.name
    agenda = f"/with/{seen.together.relationship.id}/sessions/{meeting.number}"
    return section(
        _("Get ready for {day}", day=weekday(meeting.starts_at)),
        h.div(".mh-prep")[
            rows(_preparation(seen, agenda), "mh-steps"),
            h.div(".pm-panel.pm-stack.pm-stack--2.mh-next")[
                h.span(".pm-line.pm-line--2")[
                    avatar(name, "mentor", "s"),
                    h.b(".pm-strong")[_("Session {number}", number=meeting.number)],
                ],
                h.p(".mh-when")[f"{day(meeting.starts_at)}, {clock(meeting.starts_at)}"],
                h.p(".pm-small.pm-2c")[
                    ngettext("{count} minute", "{count} minutes", meeting.minutes),
                    ". ",
                    _("Your local time."),
                ],
                link(_("Need to move it?"), agenda, quiet=True, class_="pm-small"),
            ],
        ],
        link=(_("Open agenda"), agenda),
    )


def _preparation(seen: MenteeDay, agenda: str) -> list[h.Fragment]:
    points = seen.next.points if seen.next else 0
    said = ngettext("One added", "{count} added", points) if points else ""
    steps = [
        step_row(
            bool(points),
            _("Add a point to the agenda"),
            h.span(".pm-small.pm-3c")[said] if said else button(_("Add"), agenda, size="s"),
        )
    ]
    pair = seen.together
    goals = f"/with/{pair.relationship.id}/goals" if pair else "/home"
    open_steps = [s for s in (seen.goals.steps if seen.goals else ()) if s.done_at is None]
    look = button(_("Open"), goals, size="s") if open_steps else None
    steps.append(step_row(not open_steps, _("Look at what you promised last time"), look))
    return steps


def _nothing_planned(seen: MenteeDay) -> h.Element:
    if seen.together is None:
        fact = _("Your coordinator proposes people here, and you decide.")
        return empty(_drawing("gate"), _("No one yet."), fact)
    name = seen.together.partner.first_name
    plan = button(_("Suggest a time"), f"/with/{seen.together.relationship.id}/sessions")
    return empty(
        _drawing("gate"), _("Nothing planned."), _("Suggest a time to {name}.", name=name), plan
    )


def goals(seen: MenteeDay) -> h.Element:
    """Each goal with its bar and the next step."""
    where = f"/with/{seen.together.relationship.id}/goals" if seen.together else ""
    standings = seen.goals.standings if seen.goals else ()
    if not standings:
        fact = _("Goals come out of the first talks. Add one when it is ready.")
        return section(_("Goals"), h.p(".pm-2c")[fact])
    listed = h.ul(".pm-rows")[(_goal(standing) for standing in standings)]
    return section(_("Goals"), listed, link=(_("All"), where))


def _goal(standing: Standing) -> h.Element:
    coming = next((step for step in standing.steps if step.done_at is None), None)
    return h.li(".ws-goal")[
        h.span(".t")[standing.goal.title],
        bar(standing.distance, standing.goal.title),
        h.span(".pm-small.pm-3c")[
            _("Next: {step}", step=coming.action) if coming else _("No open step")
        ],
    ]


def learning(seen: MenteeDay) -> h.Element:
    """Where to go on in the Training Programme."""
    if seen.lesson is None:
        fact = _("You have finished every lesson that is there.")
        return section(_("Continue learning"), h.p(".pm-2c")[fact])
    course, lesson = seen.lesson
    return section(
        _("Continue learning"),
        h.div(".pm-rows")[
            h.a(".mh-ex", href=f"/learn/courses/{course.slug}/{lesson.slug}")[
                h.span(".pm-thumb")[cover(course.key)],
                h.span[
                    h.span(".pm-title.mh-line")[lesson.title],
                    h.span(".pm-small.pm-3c")[
                        _(
                            "{course}, {minutes} min",
                            course=course.key.upper(),
                            minutes=lesson.minutes,
                        )
                    ],
                ],
                icon("chevron_right"),
            ]
        ],
        link=(_("All courses"), "/learn"),
    )


def margin(seen: MenteeDay, month_days: Sequence[date | None]) -> h.Node:
    """Pages of the month, the last words of the mentor, the stage."""
    title = _("Pages in {month}", month=month(seen.today))
    parts: list[h.Node] = [
        rule(),
        margin_section(title, calendar(month_days, seen.written, seen.today)),
    ]
    if pair := seen.together:
        where = f"/with/{pair.relationship.id}"
        if seen.last_words:
            words = h.p(".pm-ital.mh-said")[f"“{seen.last_words}”"]
            answer = link(_("Answer"), where)
            name = first(pair.partner.name)
            parts += [rule(), margin_section(_("From {name}", name=name), words, answer)]
        parts += [rule(), margin_section(_("Our path"), _stage(pair, where))]
    return h.div(".pm-stack.pm-stack--6")[parts]


def _stage(pair: Summary, where: str) -> h.Element:
    number = pair.relationship.stage
    return h.a(".pm-line.mh-path", href=f"{where}/path")[
        pair_mark(number, size=34, tight=True),
        h.span[
            _("{stage}, stage {number} of 7", stage=pair.stage, number=number + 1),
            h.br,
            h.span(".pm-3c")[_("See what comes next")],
        ],
    ]


def _days_until(seen: MenteeDay) -> int:
    if seen.next is None:
        return 0
    local = seen.next.meeting.starts_at.astimezone(seen.now.tzinfo).date()
    return (local - seen.today).days


def _time(appointment: Appointment) -> str:
    return clock(appointment.meeting.starts_at)


def _drawing(composition: str) -> h.Element:
    return h.div(".pm-printbox")[cover(composition, composition, 0)]
