"""The lesson player: outline at the left, the lesson, its margin."""

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h

from app.i18n import _
from app.markdown import Part
from components.basics import bar, button, icon_button, link
from components.fields import hidden
from components.icons import icon
from components.learning import CHECK, address, following, lasting, quiz_of
from components.prose import contents, prose
from models.courses import Course, CourseView, Lesson, LessonView


@dataclass(frozen=True, slots=True)
class Reader:
    """What the page knows of who reads: nothing, or their form's token and their journal."""

    csrf: str = ""
    journal: str = ""


def player(
    view: CourseView | LessonView, current: str, body: h.Node, signed_in: bool
) -> h.Fragment:
    """A course's frame around one page of it: a lesson's slug, or the check."""
    return h.fragment[
        h.a(".pm-skip", href="#main")[_("Skip to main content")],
        h.header(".cp-top")[
            icon_button("arrow_back", _("Back to the course"), address(view.course.slug)),
            h.span(".cp-top__t")[view.course.title],
            _progress(view, current, signed_in),
        ],
        h.div(".cp")[
            outline(view.course, view.lessons, view.done, current),
            h.main("#main", tabindex="-1")[body],
        ],
    ]


def outline(
    course: Course, lessons: Sequence[Lesson], done: frozenset[object], current: str
) -> h.Element:
    drawn = quiz_of(course)
    return h.nav("#outline.cp-out", aria_label=_("Course outline"))[
        h.h2[_("Course outline")],
        h.ul(".cp-mod")[
            (_entry(course, lesson, lesson.id in done, current) for lesson in lessons),
            drawn and _check_entry(course, drawn, current),
        ],
        drawn
        and h.p(".cp-mod.cp-cert")[
            icon("workspace_premium"),
            h.span[_("A certificate when you pass the quiz")],
        ],
    ]


def lesson_view(view: LessonView, parts: Sequence[Part], reader: Reader, cite: h.Node) -> h.Element:
    """The lesson and its margin."""
    lesson, here = view.lesson, view.lessons.index(view.lesson) + 1
    place = _("Lesson {number} of {count}", number=here, count=len(view.lessons))
    return h.div(".cp-page")[
        h.article(".cp-body")[
            h.header[
                h.p(".pm-small.pm-3c.cp-place")[place, h.span(".pm-dot"), lasting(lesson.minutes)],
                h.h1(".pm-h1")[lesson.title],
            ],
            lesson.question and h.p(".pm-lead.cp-lead")[lesson.question],
            prose(parts, lesson.figures, reader.journal),
            lesson.summary and _summary(lesson),
            _foot(view, reader),
        ],
        _margin(view, parts, cite),
    ]


def _entry(course: Course, lesson: Lesson, done: bool, current: str) -> h.Element:
    is_here = lesson.slug == current
    drawing = "check_circle" if done else "adjust" if is_here else "radio_button_unchecked"
    return h.li[
        h.a(
            ".cp-l",
            href=address(course.slug, lesson.slug),
            aria_current="page" if is_here else None,
        )[
            icon(drawing, class_="done" if done else ""),
            h.span[lesson.title, done and h.span(".pm-sr")[", ", _("done")]],
            h.span(".t")[lasting(lesson.minutes)],
        ]
    ]


def _check_entry(course: Course, drawn: int, current: str) -> h.Element:
    is_here = current == CHECK
    return h.li[
        h.a(
            ".cp-l",
            href=address(course.slug, CHECK),
            aria_current="page" if is_here else None,
        )[
            icon("quiz"),
            h.span[_("Check yourself")],
            h.span(".t")[_("{count} questions", count=drawn)],
        ]
    ]


def _progress(view: CourseView | LessonView, current: str, signed_in: bool) -> h.Element:
    count, done = len(view.lessons), len(view.done)
    slugs = [lesson.slug for lesson in view.lessons]
    if signed_in:
        words = _("{done} of {count} lessons done", done=done, count=count)
    elif current in slugs:
        words = _("Lesson {number} of {count}", number=slugs.index(current) + 1, count=count)
    else:
        words = ""
    return h.div(".cp-prog")[
        h.span[words],
        signed_in and bar(100 * done / count, _("Course progress")),
        h.a(".pm-btn.pm-btn--s.cp-outbtn", href="#outline")[
            icon("format_list_bulleted", "s"), _("Outline")
        ],
    ]


def _summary(lesson: Lesson) -> h.Element:
    return h.section(".cp-keep")[
        h.h2("#keep")[_("What to keep")], h.ul[(h.li[line] for line in lesson.summary)]
    ]


def _foot(view: LessonView, reader: Reader) -> h.Fragment:
    slug, before = view.course.slug, view.before
    back = (
        button(_("Previous"), address(slug, before.slug), icon="arrow_back")
        if before
        else button(_("To the course"), address(slug), icon="arrow_back")
    )
    hint = (
        not reader.csrf
        and h.p(".pm-small.pm-3c.cp-hint")[
            _("You can read everything without an account. Only keeping your progress needs one."),
            " ",
            link(_("Log in"), f"/login?next={address(slug, view.lesson.slug)}", quiet=True),
        ]
    )
    return h.fragment[h.footer(".cp-foot")[back, _forward(view, reader)], hint]


def _forward(view: LessonView, reader: Reader) -> h.Element:
    slug, after = view.course.slug, view.after
    if reader.csrf:
        words = _("Go on") if view.lesson.id in view.done else _("Mark as done and go on")
        return h.form(method="post", action=f"{address(slug, view.lesson.slug)}/done")[
            hidden("csrf", reader.csrf),
            button(words, kind="primary", size="l", after="arrow_forward"),
        ]
    href = address(slug, following(view))
    words = _("Next lesson") if after else _("Check yourself")
    if not after and not quiz_of(view.course):
        words = _("To the course")
    return button(words, href, kind="primary", size="l", after="arrow_forward")


def _margin(view: LessonView, parts: Sequence[Part], cite: h.Node) -> h.Element:
    entries = contents(parts)
    if view.lesson.summary:
        entries.append(("keep", _("What to keep")))
    further = view.course.body.get("resources")
    titles = [one for one in further if isinstance(one, dict)] if isinstance(further, list) else []
    return h.aside(".cp-side.pm-stack.pm-stack--6", aria_label=_("In this lesson"))[
        h.section[
            h.h2(".pm-mhead.cp-toc__h")[_("In this lesson")],
            h.nav(".cp-toc", aria_label=_("Sections"))[
                (h.a(href=f"#{name}")[words] for name, words in entries)
            ],
        ],
        titles
        and h.section(".pm-stack.pm-stack--2")[
            h.h2(".pm-mhead")[_("Read further")],
            (
                h.p(".pm-2c")[str(one.get("title", "")), _by(str(one.get("by", "")))]
                for one in titles
            ),
        ],
        h.section(".pm-stack.pm-stack--1.pm-3c")[
            h.p[_("Text and figures {licence}", licence=view.course.licence)], cite
        ],
    ]


def _by(author: str) -> h.Node:
    return h.span(".pm-3c.cp-by")[author] if author else None
