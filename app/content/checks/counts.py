"""Counts what there is against what the blueprint has set out."""

from collections import Counter
from collections.abc import Iterator, Mapping

from app.content.checks.items import SAFETY, outcomes, type_of
from app.content.checks.links import headings
from app.content.plans import Blueprint, ModulePlan
from app.content.sources import CourseSource, Fault, Programme

FILE = "blueprint.yaml"
GLOSSARY = "glossary"


def faults(programme: Programme) -> Iterator[Fault]:
    plan = programme.blueprint
    if plan is None:
        return
    for what, wanted, found in _totals(plan, programme):
        if wanted is not None and wanted != found:
            yield Fault(FILE, 1, f"There are {found} {what}, and {wanted} are planned.")
    courses = {course.head.id: course for course in programme.courses}
    for id_ in plan.modules.keys() - courses.keys():
        yield Fault(FILE, 1, f"The module {id_} is planned and is not there.")
    for id_, course in courses.items():
        if module := plan.modules.get(id_):
            for message in (*_minutes(module, course), *_quiz(module, course)):
                yield Fault(course.file, 1, message)


def _totals(plan: Blueprint, programme: Programme) -> Iterator[tuple[str, int | None, int]]:
    kinds = Counter(source.form.kind.value for source in programme.forms)
    terms = sum(
        level == "h3"
        for resource in programme.resources
        if resource.slug == GLOSSARY
        for level, _ in headings(resource.text)
    )
    yield "stages", plan.stages, len(programme.stages)
    yield "prompts", plan.prompts, len(programme.prompts)
    yield "instruments", plan.instruments, kinds["instrument"]
    yield "tools", plan.tools, kinds["tool"]
    yield "terms in the glossary", plan.glossary, terms


def _minutes(plan: ModulePlan, course: CourseSource) -> Iterator[str]:
    head = course.head
    lessons = {lesson.head.id: lesson.head.minutes for lesson in course.lessons}
    yield from _different("lessons and minutes", plan.lessons, lessons)
    practice = head.practice.minutes if head.practice else 0
    reflection = head.reflection.minutes if head.reflection else 0
    for what, wanted, found in (
        ("the practice", plan.practice, practice),
        ("the reflection", plan.reflection, reflection),
        ("the module", plan.minutes, head.minutes),
        ("all its parts", head.minutes, sum(lessons.values()) + practice + plan.quiz + reflection),
    ):
        if wanted != found:
            yield f"{found} minutes for {what}, and {wanted} are planned."


def _quiz(plan: ModulePlan, course: CourseSource) -> Iterator[str]:
    quiz = course.head.quiz
    if quiz is None or not course.items:
        return
    if len(course.items) != plan.pool:
        yield f"The pool has {len(course.items)} questions, and {plan.pool} are planned."
    if (quiz.draw, quiz.pass_) != (plan.draw, plan.pass_):
        yield f"{quiz.draw} drawn, {quiz.pass_:g} to pass; planned: {plan.draw}, {plan.pass_:g}."
    if plan.types:
        yield from _different("types of questions", plan.types, Counter(map(type_of, course.items)))
    if plan.safety is None:
        return
    safe = [item for item in course.items if SAFETY in item.tags]
    if len(safe) != plan.safety.pool:
        yield f"There are {len(safe)} safety questions, and {plan.safety.pool} are planned."
    only = {one for item in safe for one in outcomes(item)}
    only -= {one for item in course.items if item not in safe for one in outcomes(item)}
    drawn = sum(least for id_, least in quiz.per_outcome.items() if id_ in only)
    if drawn != plan.safety.draw or sum(quiz.per_outcome.values()) != quiz.draw:
        yield f"Not every quiz draws exactly {plan.safety.draw} safety questions."


def _different(what: str, wanted: Mapping[str, int], found: Mapping[str, int]) -> Iterator[str]:
    told = [
        f"{key} {found.get(key, 0)} for {wanted.get(key, 0)}"
        for key in (*wanted, *(found.keys() - wanted.keys()))
        if wanted.get(key, 0) != found.get(key, 0)
    ]
    if told:
        yield f"Other {what} than planned: {', '.join(told)}."
