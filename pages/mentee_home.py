"""A mentee's home."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

import htpy as h

from app import events
from app.asking import ask
from app.i18n import _, zone
from app.services import courses, goals, journals, matching, meetings, relationships, talk
from components import mentee_home as views
from components.controls import box, island, refill
from components.journals import mood_section
from components.mentee_home import MenteeDay
from models.journals import Glance, Prompt
from models.people import Person

LONGEST_QUOTE = 160


async def mentee_home(viewer: Person) -> None:
    """Builds the page inside the frame and keeps it alive."""
    seen, today = await _look(viewer)
    questions = today.prompts
    seen = replace(seen, prompt=_of_the_day(questions, seen.today))

    async def other_question(_act: str, _id: str) -> None:
        nonlocal seen
        seen = replace(seen, prompt=_after(questions, seen.prompt))
        refill(main, _main(seen))

    async def feel(_act: str, chosen: str) -> None:
        await ask(journals.feel, viewer, seen.today, int(chosen))
        refill(mood, mood_section(int(chosen)))

    async def again() -> None:
        nonlocal seen
        now, _today = await _look(viewer)
        seen = replace(now, prompt=seen.prompt)
        refill(main, _main(seen))
        refill(margin, views.margin(seen, _month(seen.today)))

    with box("pm-cols"):
        with box("pm-stack pm-stack--work"):
            main = island(_main(seen), on_act=other_question)
        with box("pm-margin pm-stack pm-stack--6", tag="aside", label=_("About you")):
            mood = island(mood_section(today.mood), on_act=feel)
            margin = island(views.margin(seen, _month(seen.today)))
    events.people.follow(viewer.id, again)


async def _look(viewer: Person) -> tuple[MenteeDay, Glance]:
    """All that the page shows, read at once and with the viewer's own rights."""
    now = datetime.now(zone())
    return await ask(_read, viewer, now)


def _read(viewer: Person, now: datetime) -> tuple[MenteeDay, Glance]:
    day = now.date()
    today = journals.glance(viewer, day)
    summaries = relationships.mine(viewer)
    together = next((each for each in summaries if each.part == "mentee"), None)
    seen = MenteeDay(
        name=viewer.first_name,
        now=now,
        today=day,
        together=together,
        next=meetings.following(viewer),
        signal=next(iter(relationships.attention(viewer)), None),
        written=today.written,
        lesson=courses.go_on(viewer),
        proposal=_proposal(viewer),
    )
    if together is None:
        return seen, today
    pair = together.relationship.id
    goals_ = goals.of_pair(viewer, pair)
    return replace(seen, goals=goals_, last_words=_last_words(viewer, pair)), today


def _last_words(viewer: Person, pair: UUID) -> str:
    """The newest thing the mentor said, if it is short enough to stand in a margin."""
    words = talk.last_heard(viewer, pair)
    return words if len(words) <= LONGEST_QUOTE else ""


def _proposal(viewer: Person) -> str:
    waiting = matching.my_proposals(viewer)
    return f"/proposals/{waiting[0]}" if waiting else ""


def _main(seen: MenteeDay) -> h.Node:
    urgent = views.one_thing(seen)
    return h.div(".pm-stack.pm-stack--work")[
        views.head(seen),
        urgent,
        views.todays_page(seen, primary=urgent is None),
        views.ready(seen),
        h.div(".mh-two")[views.learning(seen), views.goals(seen)],
    ]


def _of_the_day(questions: Sequence[Prompt], day: date) -> Prompt | None:
    return questions[day.toordinal() % len(questions)] if questions else None


def _after(questions: Sequence[Prompt], shown: Prompt | None) -> Prompt | None:
    keys = [question.key for question in questions]
    if shown is None or shown.key not in keys:
        return shown
    return questions[(keys.index(shown.key) + 1) % len(questions)]


def _month(day: date) -> Sequence[date | None]:
    """The days of a month in rows of seven, from Monday, with gaps before the first."""
    days = Calendar().itermonthdates(day.year, day.month)
    listed = [each if each.month == day.month else None for each in days]
    while listed and listed[-1] is None:
        listed.pop()
    return listed
