"""Turns what the programme's files say into rows."""

from uuid import UUID

from app.content.shapes import PromptFile, StageFile, jsonable
from app.content.sources import CourseSource, FormSource, LessonSource, TextSource
from models.courses import Course, Lesson, Resource
from models.journals import Prompt
from models.library import Form
from models.mentra import Stage

COLUMNS = {"id", "slug", "version", "lang", "title", "summary", "minutes", "licence", "topics"}


def course_row(source: CourseSource, place: int) -> Course:
    head = source.head
    body = {key: value for key, value in jsonable(head).items() if key not in COLUMNS | {"lessons"}}
    return Course(
        key=head.id,
        slug=head.slug,
        title=head.title,
        summary=head.summary,
        lang=head.lang,
        minutes=head.minutes,
        licence=head.licence,
        topics=head.topics,
        body=body,
        version=head.version,
        position=place,
    )


def lesson_row(source: LessonSource, place: int, course_id: UUID) -> Lesson:
    head = source.head
    return Lesson(
        course_id=course_id,
        number=head.id,
        position=place,
        slug=head.slug,
        title=head.title,
        question=head.question,
        minutes=head.minutes,
        summary=list(head.summary),
        outcomes=list(head.outcomes),
        text=source.text,
        figures=dict(source.figures),
    )


def stage_row(stage: StageFile) -> Stage:
    return Stage(
        position=stage.position,
        key=stage.key,
        name=stage.name,
        purpose=stage.purpose,
        body=jsonable(stage),
    )


def prompt_row(prompt: PromptFile) -> Prompt:
    return Prompt(key=prompt.id, stage=int(prompt.stage[1:]), tag=prompt.tag, text=prompt.text)


def form_row(source: FormSource, place: int) -> Form:
    form = source.form
    return Form(key=form.id, slug=form.slug, kind=form.kind, position=place, body=form.stored)


def text_row(source: TextSource, place: int, kind: str) -> Resource:
    head = source.head
    return Resource(
        kind="page" if kind == "page" else head.kind or kind,
        slug=source.slug,
        title=head.title,
        summary=head.summary or head.lead,
        lang=head.lang,
        minutes=head.minutes,
        licence=head.licence,
        topics=list(head.topics),
        audience=list(head.audience),
        checked_on=head.checked_on,
        position=place,
        text=source.text,
        figures=dict(source.figures),
    )
