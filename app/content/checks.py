"""What the programme's texts and quizzes must keep to, beyond being readable."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from app.content.sources import CourseSource, Fault, LessonSource, Programme, TextSource
from app.markdown import FIGURE, parts, plain
from models.items import Item, Kind, Option

LESSON_WORDS = range(600, 1101)
LONGEST_SENTENCE = 30
FORBIDDEN = re.compile(r"\baccredited\b|\bECTS\b|EQF level \d|end-to-end[- ]encrypt", re.IGNORECASE)
DENIED = re.compile(r"\b(no|not|never|nobody|isn't|aren't|cannot|can't|nor)\b", re.IGNORECASE)
TYPES = {kind.value.replace("_", "-") for kind in Kind} | {"short", "scenario"}
LEVELS = {"easy", "medium", "hard", "safety"}
PAGES = frozenset({"/learn", "/how", "/about", "/accessibility", "/privacy", "/imprint", "/verify"})
EVERY_PART = ("case", "try", "recall", "practice")
ALIKE = 0.75


def table(programme: Programme) -> str:
    """Module by module and outcome by outcome: the lessons that teach, the items that test."""
    lines = []
    for course in programme.courses:
        words = sum(len(plain(lesson.text).split()) for lesson in course.lessons)
        kinds = Counter(item.kind.value for item in course.items)
        drawn = course.head.quiz.draw if course.head.quiz else 0
        lines += [
            f"{course.head.id}  {course.head.title}",
            f"    {len(course.lessons)} lessons, {words} words, {course.head.minutes} minutes;"
            f" {len(course.items)} items, {drawn} drawn",
            "    " + ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())),
        ]
        for outcome in course.head.outcomes:
            taught = [one.head.id for one in course.lessons if outcome.id in one.head.outcomes]
            tested = sum(outcome.id in outcomes(item) for item in course.items)
            lines.append(f"    {outcome.id:<6}{' '.join(taught):<16}{tested:>3} items")
    lines.append(
        f"{len(programme.stages)} stages, {len(programme.prompts)} prompts,"
        f" {len(programme.resources)} resources, {len(programme.pages)} pages"
    )
    return "\n".join(lines)


def faults(programme: Programme) -> Iterator[Fault]:
    known = _addresses(programme)
    for course in programme.courses:
        yield from _course(course)
        yield from _items(course)
        for lesson in course.lessons:
            yield from _lesson(lesson)
            yield from _text(lesson, known)
    for source in (*programme.resources, *programme.pages):
        yield from _text(source, known)
    yield from _twice(programme)


def _course(course: CourseSource) -> Iterator[Fault]:
    if course.head.quiz is None or not course.items:
        yield Fault(course.file, 1, "This module has no quiz.")
    taught = {one for lesson in course.lessons for one in lesson.head.outcomes}
    tested = {outcome for item in course.items for outcome in outcomes(item)}
    for outcome in course.head.outcomes:
        if outcome.id not in taught:
            yield Fault(course.file, 1, f"No lesson teaches the outcome {outcome.id}.")
        if outcome.id not in tested:
            yield Fault(course.file, 1, f"No question tests the outcome {outcome.id}.")
    if course.head.quiz and course.items:
        drawn = course.head.quiz.draw
        if len(course.items) < 3 * drawn:
            yield Fault(course.file, 1, f"The pool needs at least {3 * drawn} questions.")
        if (per := sum(course.head.quiz.per_outcome.values())) > drawn:
            yield Fault(course.file, 1, f"per_outcome asks for {per} of {drawn} questions.")


def _items(course: CourseSource) -> Iterator[Fault]:
    file = course.file.replace("course.yaml", "quiz.gift")
    known = {outcome.id for outcome in course.head.outcomes}
    for item in course.items:
        for stray in set(outcomes(item)) - known:
            yield Fault(file, 1, f"{item.key}: the course has no outcome {stray}.")
        if not outcomes(item):
            yield Fault(file, 1, f"{item.key}: no tag says which outcome it tests.")
        for tag in item.tags:
            if not tag.startswith("lo") and tag not in TYPES | LEVELS:
                yield Fault(file, 1, f"{item.key}: the tag {tag} is unknown.")
        if any(not option.feedback for option in _choices(item)):
            yield Fault(file, 1, f"{item.key}: an option has no feedback.")
    yield from _balance(file, course.items)


def _balance(file: str, items: Sequence[Item]) -> Iterator[Fault]:
    """A quiz whose right answers stand out by place or length tests the eye."""
    single = [item for item in items if item.kind is Kind.SINGLE]
    if len(single) < 6:
        return
    places = Counter(_right(item) for item in single)
    place, often = places.most_common(1)[0]
    if often > 0.6 * len(single):
        yield Fault(file, 1, f"The right answer is number {place + 1} in {often} of {len(single)}.")
    longest = sum(
        len(item.options[_right(item)].text.body)
        > 1.15 * max(len(option.text.body) for option in item.options if not option.right)
        for item in single
    )
    if longest > 0.4 * len(single):
        yield Fault(file, 1, f"The right answer is far the longest in {longest} of {len(single)}.")


def _lesson(lesson: LessonSource) -> Iterator[Fault]:
    words = len(plain(lesson.text).split())
    if words not in LESSON_WORDS:
        yield Fault(lesson.file, 1, f"{words} words; a lesson has 600 to 1,100.")
    kinds = Counter(part.kind for part in parts(lesson.text))
    for kind in EVERY_PART:
        if not kinds[kind]:
            yield Fault(lesson.file, 1, f"There is no :::{kind}.")


def _text(source: LessonSource | TextSource, known: frozenset[str]) -> Iterator[Fault]:
    for number, line in enumerate(source.text.splitlines(), source.first_line):
        yield from _line(Fault(source.file, number, ""), line, known)
    for part in parts(source.text):
        if part.kind == "figure" and len(part.words) < 15:
            yield Fault(source.file, 1, f"The figure {part.name} needs a text alternative.")


def _line(at: Fault, line: str, known: frozenset[str]) -> Iterator[Fault]:
    if (
        line.startswith(":::")
        and line != ":::"
        and not re.match(r":::(case|try|reflect|recall|practice|note)\b", line)
    ):
        yield Fault(at.file, at.line, "This directive is unknown.")
    if "![" in line and not FIGURE.fullmatch(line.strip()):
        yield Fault(at.file, at.line, "A figure stands on a line of its own.")
    for sentence in sentences(line):
        if (found := FORBIDDEN.search(sentence)) and not DENIED.search(sentence):
            yield Fault(at.file, at.line, f"We cannot claim “{found[0]}”.")
        if (count := len(sentence.split())) > LONGEST_SENTENCE and not line.startswith((">", "|")):
            yield Fault(at.file, at.line, f"A sentence of {count} words: {sentence[:40]}…")
    for address in re.findall(r"\]\((/[^)#\s?]*)", line):
        if address.rstrip("/") not in known:
            yield Fault(at.file, at.line, f"There is no page {address}.")


def sentences(line: str) -> list[str]:
    if FIGURE.fullmatch(line.strip()):
        return []
    return [one for one in re.split(r"(?<=[.!?…])[\"”’)*]*\s+|\|", plain(line)) if one.strip()]


def outcomes(item: Item) -> tuple[str, ...]:
    """The outcomes an item tests: its tags lo1.2 and the like."""
    return tuple(tag.removeprefix("lo") for tag in item.tags if re.fullmatch(r"lo[\d.]+", tag))


def _twice(programme: Programme) -> Iterator[Fault]:
    """The same id twice, or two questions that ask nearly the same."""
    items = [(course.file, item) for course in programme.courses for item in course.items]
    keys = Counter(item.key for _, item in items)
    for file, item in items:
        if keys[item.key] > 1:
            yield Fault(file, 1, f"The id {item.key} is used {keys[item.key]} times.")
    asked = [(file, item.key, _words(item)) for file, item in items]
    for (file, one, words), (_, other, more) in combinations(asked, 2):
        if len(words & more) >= ALIKE * len(words | more):
            yield Fault(file, 1, f"{one} and {other} ask nearly the same.")


def _words(item: Item) -> frozenset[str]:
    """The stem, and the answers too: "Which is true?" may be asked often."""
    told = [item.stem.body, *(option.text.body for option in item.options)]
    told += [f"{pair.left} {pair.right}" for pair in item.pairs]
    return frozenset(re.findall(r"\w+", " ".join(told).lower()))


def _addresses(programme: Programme) -> frozenset[str]:
    found = set(PAGES)
    for course in programme.courses:
        address = f"/learn/courses/{course.head.slug}"
        found |= {address, *(f"{address}/{lesson.head.slug}" for lesson in course.lessons)}
    found |= {f"/learn/resources/{resource.slug}" for resource in programme.resources}
    return frozenset(found)


def _choices(item: Item) -> Sequence[Option]:
    return item.options if item.kind in {Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE} else ()


def _right(item: Item) -> int:
    return next((place for place, option in enumerate(item.options) if option.right), 0)
