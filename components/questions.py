"""How one question looks: the ways to answer it, and what is said once it is checked."""

import re
from decimal import Decimal

import htpy as h
import nh3
from markupsafe import Markup, escape

from app.i18n import _
from app.markdown import html
from components.basics import link, notice
from components.fields import hidden
from components.icons import icon
from components.learning import CHECK, address, lasting
from models.attempts import Asked, Choice, ReadAgain, Told
from models.courses import Course
from models.grading import State
from models.items import Kind, Text, TextFormat, letters

INLINE = {"b", "br", "code", "em", "i", "s", "strong", "sub", "sup"}
BLOCKS = INLINE | {"li", "ol", "p", "pre", "ul"}
LONG = 110
LAST_QUESTION = re.compile(r"(?<=[.!?:\"”’)]) ([A-Z][^.!?:]+\?)$")
ALL_THAT_FIT = "Choose all that fit."  # the hint says it, in the reader's language
ANSWER = "answer"
SEVERAL = {Kind.MULTIPLE, Kind.ORDERING}


def said(text: Text, *, block: bool = False) -> Markup:
    """A question's words, harmless whoever wrote them."""
    if text.format is TextFormat.PLAIN:
        return escape(text.body)
    written = str(html(text.body)) if text.format is TextFormat.MARKDOWN else text.body
    clean = nh3.clean(written, tags=BLOCKS if block else INLINE, attributes={})
    return Markup(clean.strip())  # noqa: S704  # cleaned in the line above


def bare(text: Text) -> str:
    """The words alone, for places that take no markup."""
    return said(text).striptags()


def inputs(asked: Asked) -> h.Node:
    """The question and the ways to answer it, all of them by keyboard."""
    case, question = _asked(asked)
    hint = _hint(asked.kind)
    return h.fragment[
        case,
        h.fieldset(".pm-stack.pm-stack--5.qz-q")[
            h.legend[h.h1(".pm-h2")[question]],
            hint and h.p(".pm-small.pm-3c")[hint],
            asked.kind in SEVERAL and hidden("several", "yes"),
            _ways(asked),
        ],
    ]


def checked(course: Course, asked: Asked, told: Told) -> h.Element:
    """The same question, answered: what was good, what to look at again, what would be right."""
    case, question = _asked(asked)
    return h.div(".pm-stack.pm-stack--5")[
        case,
        h.h1(".pm-h2")[question],
        _judged(asked, told),
        _verdict(told, _read_again(course, asked.lesson) if asked.lesson else None),
    ]


def dots(asked: Asked) -> h.Element:
    """One bar for each question: good, not quite, here, still to come."""
    return h.ol(
        ".qz-dots",
        aria_label=_("Question {number} of {count}", number=asked.number, count=len(asked.marks)),
    )[
        (
            h.li(class_=_mark(mark), aria_current="step" if place == asked.number else None)
            for place, mark in enumerate(asked.marks, 1)
        )
    ]


def place(slug: str, asked: Asked, number: int | str) -> str:
    return f"{address(slug, CHECK)}/{asked.attempt_id}/{number}"


def _asked(asked: Asked) -> tuple[list[h.Element], Markup]:
    """The situation that a question describes, set apart from what it asks in the end."""
    body = asked.stem.body.replace(f" {ALL_THAT_FIT}", "")
    *case, stem = body.split("\n\n")
    if not case and len(stem) > LONG and "<" not in stem and (cut := LAST_QUESTION.search(stem)):
        case, stem = [stem[: cut.start()]], cut[1]
    parts = [h.p(".qz-case")[said(Text(words, asked.stem.format))] for words in case if words]
    return parts, said(Text(stem, asked.stem.format))


def _ways(asked: Asked) -> h.Node:
    match asked.kind:
        case Kind.SINGLE | Kind.TRUE_FALSE | Kind.MULTIPLE:
            return h.div(".qz-opts")[
                (_option(asked, place, one) for place, one in enumerate(asked.choices))
            ]
        case Kind.MATCHING:
            given = asked.answer if isinstance(asked.answer, dict) else {}
            return h.div(".qz-pairs")[
                (
                    _select(f"{ANSWER}-{left.id}", said(left.text), asked, given.get(left.id, ""))
                    for left in asked.lefts
                )
            ]
        case Kind.ORDERING:
            order = asked.answer if isinstance(asked.answer, list) else [""] * len(asked.choices)
            return h.div(".qz-pairs")[
                (
                    _select(ANSWER, _("Place {number}", number=n), asked, chosen)
                    for n, chosen in enumerate(order, 1)
                )
            ]
        case _:
            return _line(asked)


def _option(asked: Asked, place: int, one: Choice) -> h.Element:
    answer = asked.answer
    chosen = one.id in answer if isinstance(answer, list) else one.id == answer
    kind = "checkbox" if asked.kind is Kind.MULTIPLE else "radio"
    return h.label(".qz-o")[
        h.input(type=kind, name=ANSWER, value=one.id, checked=chosen),
        h.span(".qz-k", aria_hidden="true")[letters(place).upper()],
        h.span[_words(asked, one)],
    ]


def _select(name: str, label: h.Node, asked: Asked, chosen: str) -> h.Element:
    return h.label(".qz-pair")[
        h.span[label],
        h.select(".pm-input", name=name)[
            h.option(value="")[_("Choose one")],
            (
                h.option(value=one.id, selected=one.id == chosen)[bare(one.text)]
                for one in asked.choices
            ),
        ],
    ]


def _line(asked: Asked) -> h.Element:
    value = asked.answer if isinstance(asked.answer, str) else ""
    return h.label(".pm-field")[
        h.span(".pm-label")[_("Your answer")],
        h.input(
            type="text",
            name=ANSWER,
            value=value,
            autocomplete="off",
            inputmode="decimal" if asked.kind is Kind.NUMERIC else None,
        ),
    ]


def _hint(kind: Kind) -> str:
    return {
        Kind.MULTIPLE: _("Choose all that fit."),
        Kind.MATCHING: _("Choose a partner for every line."),
        Kind.ORDERING: _("Give every line its place."),
        Kind.NUMERIC: _("Write a number."),
    }.get(kind, "")


def _judged(asked: Asked, told: Told) -> h.Node:
    answer = asked.answer
    match asked.kind:
        case Kind.MATCHING:
            given = answer if isinstance(answer, dict) else {}
            names = {one.id: bare(one.text) for one in asked.choices}
            return h.div(".qz-opts")[
                (
                    _pair(said(left.text), names.get(given.get(left.id, ""), ""), right)
                    for left in asked.lefts
                    for right in [told.right_links[left.id]]
                )
            ]
        case Kind.ORDERING:
            names = {one.id: bare(one.text) for one in asked.choices}
            order = answer if isinstance(answer, list) else []
            return h.div(".qz-opts")[
                (
                    _pair(_("Place {number}", number=n), names.get(mine, ""), names[right])
                    for n, (mine, right) in enumerate(zip(order, told.right, strict=False), 1)
                )
            ]
        case Kind.SHORT_TEXT | Kind.NUMERIC:
            return h.div(".qz-opts")[
                _pair(
                    _("Your answer"), str(answer or ""), told.right_words, told.state is State.RIGHT
                ),
                _why(told.typed),
            ]
        case _:
            return h.div(".qz-opts")[
                (_verdict_on(asked, told, n, one) for n, one in enumerate(asked.choices))
            ]


def _verdict_on(asked: Asked, told: Told, place: int, one: Choice) -> h.Element:
    """An option after checking; those that were not chosen keep their reasons to themselves."""
    answer = asked.answer
    mine = one.id in answer if isinstance(answer, list) else one.id == answer
    right = one.id in told.right
    look = "ok" if right else "no" if mine else "off"
    status = _status(mine, right)
    mark = icon("check" if right else "replay", "s") if mine or right else letters(place).upper()
    why = told.feedback.get(one.id)
    return h.div(class_=["qz-o", f"is-{look}"])[
        h.span(".qz-k", aria_hidden="true")[mark],
        h.span(".qz-t")[_words(asked, one)],
        status and h.span(".st")[status],
        _why(why) if why else None,
    ]


def _pair(label: h.Node, mine: str, right: str, is_right: bool | None = None) -> h.Element:
    """A line with what was answered, and what would have been right if that is something else."""
    good = mine == right if is_right is None else is_right
    return h.div(class_=["qz-o", "is-ok" if good else "is-no"])[
        h.span(".qz-k", aria_hidden="true")[icon("check" if good else "replay", "s")],
        h.span(".qz-t")[label, ": ", h.b[mine or "–"]],
        h.span(".st")[_status(True, good)],
        None if good or not right else h.p(".why")[_("Better: {answer}", answer=right)],
    ]


def _verdict(told: Told, again: h.Node = None) -> h.Element:
    kind, drawing, words = {
        State.RIGHT: ("moss", "check_circle", _("That is right.")),
        State.PARTLY: ("ochre", "lightbulb", _("Partly right.")),
        State.WRONG: ("ochre", "lightbulb", _("Worth another look.")),
    }[told.state]
    points = _("{points} of 1 point", points=number_words(told.points))
    return h.div(role="status")[
        notice(
            kind,
            h.b(".pm-strong")[words],
            h.div(".pm-2c")[said(told.general, block=True)] if told.general else None,
            again,
            h.p(".pm-small.pm-2c")[points],
            icon=drawing,
        )
    ]


def _read_again(course: Course, lesson: ReadAgain) -> h.Element:
    """The lesson to go back to, and how long it takes."""
    words = _("Read “{lesson}”", lesson=lesson.title)
    return h.p[link(words, address(course.slug, lesson.slug)), ", ", lasting(lesson.minutes)]


def _status(mine: bool, right: bool) -> str:
    if mine:
        return _("Your answer, good") if right else _("Your answer, not quite")
    return _("Better") if right else ""


def _why(text: Text) -> h.Element | None:
    return h.p(".why")[said(text)] if text else None


def _words(asked: Asked, one: Choice) -> h.Node:
    return _(one.text.body) if asked.kind is Kind.TRUE_FALSE else said(one.text)


def _mark(mark: Decimal | None) -> str:
    return "" if mark is None else "ok" if mark == 1 else "no"


def number_words(points: Decimal) -> str:
    return f"{points:.2f}".rstrip("0").rstrip(".")
