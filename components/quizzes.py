"""The check at the end of a course: its door, a question, what it came to."""

import htpy as h

from app.i18n import _, full_date, moment, ngettext
from components.basics import button, link, notice, section
from components.fields import hidden
from components.learning import CHECK, address
from components.onward import next_in_track
from components.prints import cover
from components.questions import checked, dots, inputs, number_words, place
from components.scripts import tag
from models.attempts import Asked
from models.courses import Course
from models.quizzes import Attempt, Result, Rules, Standing
from models.tracks import TrackView

BOTH = 2


def door_for_visitors(course: Course) -> h.Element:
    """Without an account there is nothing to keep an attempt with."""
    way = f"/login?next={address(course.slug, CHECK)}"
    return _room(
        h.h1(".pm-h1")[_("Check yourself")],
        h.p(".pm-lead")[
            _("To take this quiz, log in first: then your answers are kept, and so is your result.")
        ],
        h.p(".pm-2c")[
            _("The lessons are open to everybody, with questions of their own to try yourself on.")
        ],
        h.div(".pm-line")[
            button(_("Log in"), way, kind="primary", size="l"),
            button(_("Back to the course"), address(course.slug), kind="quiet", icon="arrow_back"),
        ],
    )


def door(course: Course, standing: Standing, csrf: str, refusal: str = "") -> h.Element:
    """What awaits, and the way in."""
    return _room(
        h.h1(".pm-h1")[_("Check yourself")],
        h.p(".pm-lead")[_what(standing)],
        standing.safety != 0 and notice("iris", _safety(standing.safety)),
        refusal and notice("ochre", refusal),
        _way_in(course, standing, csrf),
        standing.certificate and _certified(standing.certificate),
        standing.graded and _tries(course, standing),
    )


def question_page(course: Course, asked: Asked, csrf: str, refusal: str = "") -> h.Element:
    """A question to answer, or, once it is checked, what there is to say about it."""
    count = len(asked.marks)
    label = _("Check yourself, question {number} of {count}", number=asked.number, count=count)
    good = sum(mark == 1 for mark in asked.marks)
    so_far = ngettext("{count} good answer so far", "{count} good answers so far", good)
    top = h.div(".pm-stack.pm-stack--3")[
        h.div(".pm-line.pm-between.pm-small.pm-2c")[
            h.span[label],
            h.span[so_far if asked.told else _("No time limit. You can stop and go on later.")],
        ],
        dots(asked),
    ]
    if asked.told:
        return _room(top, checked(course, asked, asked.told), _onward(course, asked, csrf))
    return _room(top, _form(course, asked, csrf, refusal), tag("quiz"))


def result_page(course: Course, result: Result, own: TrackView | None = None) -> h.Element:
    """What it came to, which lessons to read again, and what is next."""
    attempt, rules = result.attempt, result.rules
    points, of = number_words(attempt.points), rules.draw
    title = (
        _("Passed, {points} of {count}", points=points, count=of)
        if attempt.passed
        else _("Not yet, {points} of {count}", points=points, count=of)
    )
    needed = _("You needed {needed} points.", needed=number_words(rules.needed))
    ways = (
        [
            button(_("Your certificate"), f"/verify/{result.certificate}", kind="primary")
            if result.certificate
            else None,
            button(_("Back to the course"), address(course.slug)),
        ]
        if attempt.passed
        else [
            button(_("To the quiz"), address(course.slug, CHECK), kind="primary"),
            button(_("Back to the course"), address(course.slug)),
        ]
    )
    return _room(
        h.section(".pm-panel.qz-result")[
            h.div(".pm-line.pm-between.pm-line--top")[
                h.div(".pm-stack.pm-stack--1")[
                    h.h1(".pm-h2")[title],
                    h.p(".pm-2c")[needed],
                    bool(result.missed) and h.p(".pm-2c")[_missed(course, result)],
                ],
                h.span(".qz-print")[cover(str(attempt.id), "bowl", 2)],
            ],
            h.div(".pm-line")[ways],
        ],
        _again(course, result),
        next_in_track(own),
    )


def _room(*content: h.Node) -> h.Element:
    return h.div(".qz.pm-stack.pm-stack--5")[content]


def _what(standing: Standing) -> str:
    rules = standing.rules
    return _(
        "{count} questions, drawn from {pool}. There is no time limit, and each answer is explained"
        " as soon as you check it. You pass with {needed} points.",
        count=rules.draw,
        pool=standing.pool,
        needed=number_words(rules.needed),
    )


def _safety(count: int | None) -> str:
    """What must be right, whatever the points."""
    if count is None:
        return _("A question about safety must be right, whatever your points.")
    if count == BOTH:
        return _("Two questions are about safety. Both must be right, whatever your points.")
    return ngettext(
        "One question is about safety. It must be right, whatever your points.",
        "{count} questions are about safety. All of them must be right, whatever your points.",
        count,
    )


def _missed(course: Course, result: Result) -> h.Fragment:
    """Why points alone were not enough, and which questions it was."""
    reason = (
        _("You have enough points, but a question about safety was not fully right.")
        if result.only_safety
        else _("A question about safety was not fully right. It must be, whatever your points.")
    )
    where = f"{address(course.slug, CHECK)}/{result.attempt.id}"
    ways = [
        link(_("Question {number}", number=number), f"{where}/{number}") for number in result.missed
    ]
    return h.fragment[reason, [[" ", way] for way in ways]]


def _way_in(course: Course, standing: Standing, csrf: str) -> h.Node:
    if standing.opens_at and not standing.begun:
        return notice(
            "iris",
            h.b(".pm-strong")[_("Take a break and look at the lessons again.")],
            h.p(".pm-2c")[_("The quiz opens on {moment}.", moment=moment(standing.opens_at))],
        )
    begun, fresh = standing.begun, _("Start the quiz")
    words = _("Go on with question {number}", number=begun.number) if begun else fresh
    return h.form(method="post", action=address(course.slug, CHECK))[
        hidden("csrf", csrf),
        h.div(".pm-line")[
            button(words, kind="primary", size="l", after="arrow_forward"),
            h.span(".pm-small.pm-3c")[_tries_words(standing.rules)],
        ],
    ]


def _tries_words(rules: Rules) -> str:
    hours = round(rules.pause.total_seconds() / 3600)
    return _(
        "You have {tries} tries, then a pause of {hours} hours.", tries=rules.tries, hours=hours
    )


def _certified(number: str) -> h.Element:
    return notice(
        "moss",
        h.b(".pm-strong")[_("You have passed this quiz.")],
        " ",
        link(_("See your certificate"), f"/verify/{number}"),
        icon="workspace_premium",
    )


def _tries(course: Course, standing: Standing) -> h.Element:
    return section(
        _("Earlier tries"),
        h.ul(".pm-rows")[(h.li[_try(course, one, standing.rules)] for one in standing.graded)],
    )


def _try(course: Course, attempt: Attempt, rules: Rules) -> h.Element:
    outcome = _("Passed") if attempt.passed else _("Not yet")
    score = _("{points} of {count} points", points=number_words(attempt.points), count=rules.draw)
    when = full_date(attempt.graded_at) if attempt.graded_at else ""
    return h.div(".pm-line.pm-between.qz-try")[
        link(f"{outcome}, {score}", f"{address(course.slug, CHECK)}/{attempt.id}/result"),
        h.span(".pm-small.pm-3c")[when],
    ]


def _form(course: Course, asked: Asked, csrf: str, refusal: str) -> h.Element:
    hint = h.span(".pm-cap.pm-3c.pm-hide-s", data_keys=True, hidden=True)[
        _("Press the letter, then Enter")
    ]
    return h.form(
        ".pm-stack.pm-stack--5",
        method="post",
        action=place(course.slug, asked, asked.number),
        data_quiz=True,
    )[
        hidden("csrf", csrf),
        inputs(asked),
        refusal and notice("ochre", refusal, alert=True),
        h.div(".pm-line.pm-between")[
            button(_("Stop for now"), address(course.slug, CHECK), kind="quiet", icon="arrow_back"),
            h.div(".pm-line")[hint, button(_("Check answer"), kind="primary", size="l")],
        ],
    ]


def _onward(course: Course, asked: Asked, csrf: str) -> h.Element:
    if not asked.is_last:
        href = place(course.slug, asked, asked.next)
        way: h.Node = button(
            _("Next question"), href, kind="primary", size="l", after="arrow_forward"
        )
    else:
        way = h.form(method="post", action=place(course.slug, asked, "finish"))[
            hidden("csrf", csrf),
            button(_("See the result"), kind="primary", size="l", after="arrow_forward"),
        ]
    return h.div(".pm-line.qz-on")[way]


def _again(course: Course, result: Result) -> h.Element | None:
    if not result.again:
        return None
    return section(
        _("Worth reading again"),
        h.ul(".pm-rows")[
            (
                h.li(".qz-try")[link(lesson.title, address(course.slug, lesson.slug))]
                for lesson in result.again
            )
        ],
    )
