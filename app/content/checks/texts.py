"""Lessons and other texts: their length, their parts, and figures that can also be heard."""

import re
from collections import Counter
from collections.abc import Iterator

from app.content.sources import Fault, LessonSource, Programme, TextSource
from app.markdown import DIRECTIVES, FIGURE, parts, plain

LESSON_WORDS = range(600, 1101)
EVERY_PART = ("case", "try", "recall", "practice")
FEWEST_SIGNS = 30
KNOWN = re.compile(rf":::({'|'.join(DIRECTIVES)})\b")


def faults(programme: Programme) -> Iterator[Fault]:
    for course in programme.courses:
        for lesson in course.lessons:
            yield from _lesson(lesson)
            yield from _text(lesson)
    for source in (*programme.resources, *programme.pages):
        yield from _text(source)


def _lesson(lesson: LessonSource) -> Iterator[Fault]:
    words = len(plain(lesson.text).split())
    if words not in LESSON_WORDS:
        yield Fault(lesson.file, 1, f"{words} words; a lesson has 600 to 1,100.")
    kinds = Counter(part.kind for part in parts(lesson.text))
    for kind in EVERY_PART:
        if not kinds[kind]:
            yield Fault(lesson.file, 1, f"There is no :::{kind}.")


def _text(source: LessonSource | TextSource) -> Iterator[Fault]:
    for number, line in enumerate(source.text.splitlines(), source.first_line):
        if line.startswith(":::") and line != ":::" and not KNOWN.match(line):
            yield Fault(source.file, number, "This directive is unknown.")
        if "![" not in line:
            continue
        figure = FIGURE.fullmatch(line.strip())
        if figure is None:
            yield Fault(source.file, number, "A figure stands on a line of its own.")
        elif len(figure[1]) < FEWEST_SIGNS:
            message = f"The figure {figure[2]} needs a text alternative."
            yield Fault(source.file, number, message)
