"""Questions: tags, feedback, right answers that do not stand out, and safety."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from app.content.said import ids_in, lines_of_items
from app.content.sources import CourseSource, Fault, Programme
from models.items import Item, Kind, Option

TYPES = {kind.value.replace("_", "-") for kind in Kind} | {"scenario"}
LEVELS = {"easy", "medium", "hard"}
SAFETY = "safety"
FEW = 6


def faults(programme: Programme) -> Iterator[Fault]:
    for course in programme.courses:
        lines = lines_of_items(programme, course)
        for item in course.items:
            for message in _item(course, item):
                line = lines.get(item.key, 1)
                yield Fault(course.quiz_file, line, f"{item.key}: {message}")
        for message in _balance(course.items):
            yield Fault(course.quiz_file, 1, message)
        yield from _must(course)
    yield from _same_ids(programme)


def outcomes(item: Item) -> tuple[str, ...]:
    """The outcomes an item tests: its tags lo1.2 and the like."""
    return tuple(tag.removeprefix("lo") for tag in item.tags if re.fullmatch(r"lo[\d.]+", tag))


def type_of(item: Item) -> str:
    """How the blueprint counts an item: a scenario is a type of its own."""
    return "scenario" if "scenario" in item.tags else item.kind.value.replace("_", "-")


def _item(course: CourseSource, item: Item) -> Iterator[str]:
    known = {outcome.id for outcome in course.head.outcomes}
    for stray in sorted(set(outcomes(item)) - known):
        yield f"the course has no outcome {stray}."
    if not outcomes(item):
        yield "no tag says which outcome it tests."
    for tag in item.tags:
        if not re.fullmatch(r"lo[\d.]+", tag) and tag not in {*TYPES, *LEVELS, SAFETY}:
            yield f"the tag {tag} is unknown."
    kinds = {tag for tag in item.tags if tag in TYPES} - {"scenario"}
    if kinds - {item.kind.value.replace("_", "-")}:
        yield f"it is tagged {', '.join(sorted(kinds))} and is {item.kind.value}."
    if any(not option.feedback for option in _choices(item)):
        yield "an option has no feedback."


def _balance(items: Sequence[Item]) -> Iterator[str]:
    """A quiz whose right answers stand out by place or length tests the eye."""
    single = [item for item in items if item.kind is Kind.SINGLE]
    if len(single) < FEW:
        return
    place, often = Counter(map(_right, single)).most_common(1)[0]
    if often > 0.6 * len(single):
        yield f"The right answer is number {place + 1} in {often} of {len(single)}."
    for word, is_far in (("longest", _is_longest), ("shortest", _is_shortest)):
        if (far := sum(map(is_far, single))) > 0.4 * len(single):
            yield f"The right answer is far the {word} in {far} of {len(single)}."


def _is_longest(item: Item) -> bool:
    right, wrong = _lengths(item)
    return right > 1.15 * max(wrong, default=right)


def _is_shortest(item: Item) -> bool:
    right, wrong = _lengths(item)
    return 1.15 * right < min(wrong, default=right)


def _lengths(item: Item) -> tuple[int, list[int]]:
    right = len(item.options[_right(item)].text.body)
    return right, [len(option.text.body) for option in item.options if not option.right]


def _must(course: CourseSource) -> Iterator[Fault]:
    """The questions that must be right are exactly those about safety."""
    must = set(course.head.quiz.must) if course.head.quiz else set()
    safety = {item.key for item in course.items if SAFETY in item.tags}
    for key in sorted(must - {item.key for item in course.items}):
        yield Fault(course.file, 1, f"There is no question {key} that must be right.")
    for key in sorted((must - safety) & {item.key for item in course.items}):
        yield Fault(course.file, 1, f"{key} must be right and has no tag safety.")
    for key in sorted(safety - must):
        yield Fault(course.file, 1, f"{key} is about safety, so quiz.must names it too.")


def _same_ids(programme: Programme) -> Iterator[Fault]:
    given = [
        (key, course.quiz_file, line)
        for course in programme.courses
        for key, line in ids_in(programme, course)
    ]
    times = Counter(key for key, _, _ in given)
    for key, file, line in given:
        if times[key] > 1:
            yield Fault(file, line, f"The id {key} is used {times[key]} times.")


def _choices(item: Item) -> Sequence[Option]:
    return item.options if item.kind in {Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE} else ()


def _right(item: Item) -> int:
    return next((place for place, option in enumerate(item.options) if option.right), 0)
