"""The page of a course: what it teaches, whom, in which lessons, and how it may be used."""

from collections.abc import Mapping, Sequence

import htpy as h

from app.i18n import _
from app.markdown import html
from components.basics import bar, button, columns, link, margin_section, section
from components.icons import icon
from components.learning import (
    address,
    lasting,
    lesson_count,
    meta,
    own_name,
    print_of,
    quiz_of,
)
from components.onward import belonging
from models.base import Json
from models.courses import Course, CourseView, Lesson
from models.tracks import Place


def course_view(
    view: CourseView, cite: h.Node, places: Sequence[Place], signed_in: bool
) -> h.Element:
    """Everything a visitor wants to know before the first lesson."""
    return h.div(".pm-wrap.pm-page")[
        _head(view),
        columns(
            [
                _outcomes(view.course),
                _lessons(view, signed_in),
                _practice(view.course),
                _further(view.course),
            ],
            _margin(view.course, cite, places),
            _("About this course"),
        ),
    ]


def _head(view: CourseView) -> h.Element:
    course = view.course
    cover = course.body.get("cover")
    facts = (
        lesson_count(len(view.lessons)),
        lasting(course.minutes),
        own_name(course.lang),
        course.licence,
    )
    return h.header(".co-head")[
        h.div(".pm-stack.pm-stack--4")[
            h.nav(".pm-crumb", aria_label=_("Breadcrumb"))[
                link(_("Learning Center"), "/learn", quiet=True),
                icon("chevron_right", "s"),
                _("Course"),
            ],
            h.h1(".pm-h1")[course.title],
            h.p(".pm-lead")[course.summary],
            meta(*facts),
            h.div(".pm-line")[_start(view)],
        ],
        h.div(".pm-printbox.co-print")[
            print_of(course.slug, cover if isinstance(cover, Mapping) else {})
        ],
    ]


def _start(view: CourseView) -> h.Element:
    """The one thing to do next."""
    following = view.next
    if following is None:
        if quiz_of(view.course):
            return button(
                _("Check yourself"), address(view.course.slug, "check"), kind="primary", size="l"
            )
        following = view.lessons[0]
    words = (
        _("Go on with lesson {number}", number=following.number)
        if view.done
        else _("Start with lesson {number}", number=following.number)
    )
    return button(words, address(view.course.slug, following.slug), kind="primary", size="l")


def _outcomes(course: Course) -> h.Element:
    return section(
        _("After this course you can"),
        h.ul(".co-out")[(h.li[str(one.get("text", ""))] for one in _entries(course, "outcomes"))],
    )


def _lessons(view: CourseView, signed_in: bool) -> h.Element:
    done, count = len(view.done), len(view.lessons)
    drawn = quiz_of(view.course)
    note = _("{done} of {count} done", done=done, count=count) if signed_in else None
    return section(
        _("Lessons"),
        signed_in and bar(100 * done / count, _("Course progress")),
        h.ol(".pm-rows.pm-rows--b")[
            (h.li[_lesson(view.course, one, one.id in view.done)] for one in view.lessons),
            drawn
            and h.li[
                h.a(".co-l", href=address(view.course.slug, "check"))[
                    icon("quiz"),
                    h.span[
                        h.b(".pm-title")[_("Check yourself")],
                        h.span(".pm-small.pm-3c")[
                            _("{count} questions, no time limit", count=drawn)
                        ],
                    ],
                    icon("chevron_right"),
                ]
            ],
        ],
        note=note,
    )


def _lesson(course: Course, lesson: Lesson, done: bool) -> h.Element:
    return h.a(".co-l", href=address(course.slug, lesson.slug))[
        h.span(".co-n")[icon("check_circle", class_="co-done") if done else lesson.number],
        h.span[
            h.b(".pm-title")[lesson.title, done and h.span(".pm-sr")[", ", _("done")]],
            h.span(".pm-small.pm-3c")[lesson.question],
        ],
        h.span(".pm-small.pm-3c.pm-nowrap")[lasting(lesson.minutes)],
    ]


def _practice(course: Course) -> h.Element | None:
    task = course.body.get("practice")
    if not isinstance(task, dict):
        return None
    minutes = task.get("minutes")
    return section(
        _("Practice: {title}", title=str(task.get("title", ""))),
        h.div(".cp-body.co-task")[html(str(task.get("body", "")))],
        note=lasting(minutes) if isinstance(minutes, int) else None,
        id="practice",
    )


def _further(course: Course) -> h.Element | None:
    entries = _entries(course, "resources")
    if not entries:
        return None
    return section(
        _("Read further"), h.ul(".pm-rows")[(h.li(".co-more")[_elsewhere(one)] for one in entries)]
    )


def _elsewhere(one: Mapping[str, Json]) -> list[h.Node]:
    url, title = str(one.get("url") or ""), str(one.get("title", ""))
    href = url if url.startswith("https://") else f"https://{url}"
    return [
        h.a(".pm-a.pm-title", href=href, rel="noopener")[title] if url else h.b(".pm-title")[title],
        h.p(".pm-small.pm-3c")[str(one.get("by") or "")],
        h.p(".pm-small.pm-2c")[str(one.get("note") or "")],
    ]


def _margin(course: Course, cite: h.Node, places: Sequence[Place]) -> list[h.Node]:
    level = course.body.get("eqf")
    return [
        margin_section(_("Who it is for"), h.p(".pm-2c")[str(course.body.get("audience") or "")]),
        margin_section(
            _("Time"),
            h.p(".pm-2c")[_("{time} in all, in your own pace", time=lasting(course.minutes))],
        ),
        belonging(places),
        isinstance(level, int)
        and margin_section(
            _("Level"),
            h.p(".pm-2c")[
                _("Level {level} on the scale of the EQF: our own, indicative view.", level=level)
            ],
        ),
        margin_section(
            _("Use it again"),
            h.p(".pm-2c")[_("Licence: {licence}", licence=course.licence)],
            cite,
        ),
    ]


def _entries(course: Course, name: str) -> list[dict[str, Json]]:
    found = course.body.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
