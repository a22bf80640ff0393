"""Whether the lessons of each outcome lead to something to do it with."""

import re
from collections.abc import Iterator

from app.content.sources import CourseSource, Fault, LessonSource, Programme

LINK = re.compile(r"/exercises/([a-z0-9-]+)")
NAME = re.compile(r"\b(?:MG\d{2}|I-\d{2})\b")


def faults(programme: Programme) -> Iterator[Fault]:
    """Only where the blueprint asks for it: a course may well do without tools."""
    if programme.blueprint is None or not programme.blueprint.tools_for_every_outcome:
        return
    for course in programme.courses:
        for outcome in course.head.outcomes:
            if not tools_of(programme, course, outcome.id):
                message = f"No lesson of the outcome {outcome.id} leads to a tool or an instrument."
                yield Fault(course.file, 1, message)


def tools_of(programme: Programme, course: CourseSource, outcome: str) -> list[str]:
    """The ids of the forms that the lessons of an outcome lead to or name."""
    by_slug = {source.form.slug: source.form.id for source in programme.forms}
    texts = [lesson.text for lesson in teaching(course, outcome)]
    linked = {by_slug.get(slug, "") for text in texts for slug in LINK.findall(text)}
    named = {name for text in texts for name in NAME.findall(text)}
    return sorted((linked | named) & set(by_slug.values()))


def teaching(course: CourseSource, outcome: str) -> list[LessonSource]:
    return [lesson for lesson in course.lessons if outcome in lesson.head.outcomes]
