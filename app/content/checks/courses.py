"""Courses: every outcome taught and tested, and a pool that is large and even enough."""

from collections import Counter
from collections.abc import Iterator

from app.content.checks.items import outcomes
from app.content.sources import CourseSource, Fault, Programme

TIMES_DRAWN = 3
UNEVEN = 1


def faults(programme: Programme) -> Iterator[Fault]:
    for course in programme.courses:
        for message in (*_outcomes(course), *_quiz(course)):
            yield Fault(course.file, 1, message)


def _outcomes(course: CourseSource) -> Iterator[str]:
    if course.head.quiz is None or not course.items:
        yield "This module has no quiz."
    taught = {one for lesson in course.lessons for one in lesson.head.outcomes}
    tested = {one for item in course.items for one in outcomes(item)}
    for outcome in course.head.outcomes:
        if outcome.id not in taught:
            yield f"No lesson teaches the outcome {outcome.id}."
        if outcome.id not in tested:
            yield f"No question tests the outcome {outcome.id}."


def _quiz(course: CourseSource) -> Iterator[str]:
    quiz = course.head.quiz
    if quiz is None or not course.items:
        return
    if len(course.items) < TIMES_DRAWN * quiz.draw:
        yield f"The pool needs at least {TIMES_DRAWN * quiz.draw} questions."
    if quiz.pass_ > quiz.draw:
        yield f"Nobody can reach {quiz.pass_:g} points with {quiz.draw} questions."
    if (least := sum(quiz.per_outcome.values())) > quiz.draw:
        yield f"per_outcome asks for {least} of {quiz.draw} questions."
    about = Counter(one for item in course.items for one in outcomes(item))
    known = [outcome.id for outcome in course.head.outcomes]
    for stray in sorted(set(quiz.per_outcome) - set(known)):
        yield f"per_outcome names {stray}, which is no outcome of this course."
    if quiz.draw >= len(known) and (left := [id_ for id_ in known if id_ not in quiz.per_outcome]):
        yield f"per_outcome leaves it to chance whether {', '.join(left)} is asked."
    for id_, least in quiz.per_outcome.items():
        if least > about[id_]:
            yield f"per_outcome asks for {least} of {about[id_]} questions about {id_}."
    counts = {id_: about[id_] for id_ in known}
    if max(counts.values()) - min(counts.values()) > UNEVEN:
        told = ", ".join(f"{id_} has {count}" for id_, count in counts.items())
        yield f"The pool is uneven: {told}."
