"""Loads the programme's files into the database; `python -m app.content` checks them."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from sqlmodel import Session, SQLModel, select

import models
from app.content import files as content_files
from app.content.questions import merge_questions
from app.content.rows import course_row, form_row, lesson_row, prompt_row, stage_row, text_row
from app.content.sources import CourseSource, Programme, TextSource
from app.database import reading, transaction
from app.rendered import forget_all
from models.base import Json
from models.courses import Course, Lesson, Resource
from models.journals import Prompt
from models.library import Form
from models.mentra import Stage
from models.shipped import Fate, Loaded, fate, fingerprint

PROGRAMME = Path(__file__).parents[2] / "assets" / "programme"
CODE = (Path(__file__).parent, Path(models.__file__).parent)
NAME = "programme"
BESIDES = frozenset({"id", "shipped", "course_id"})

T = TypeVar("T", Course, Lesson, Stage, Prompt, Resource, Form)


@dataclass(slots=True)
class Report:
    """What loading did, by the names of things."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    same: int = 0

    def note(self, name: str, found: Fate) -> None:
        match found:
            case Fate.SAME:
                self.same += 1
            case Fate.UPDATED:
                self.updated.append(name)
            case Fate.KEPT:
                self.kept.append(name)

    @property
    def changed(self) -> bool:
        return bool(self.added or self.updated)


def bring_up(folder: Path = PROGRAMME, code: Sequence[Path] = CODE) -> Report:
    """Loads the programme where it, or what reads it, is not what was loaded last."""
    present = digest(folder, code)
    with reading() as session:
        last = session.get(Loaded, NAME)
    if last and last.digest == present:
        return Report()
    report = load(folder)
    with transaction() as session:
        session.merge(Loaded(name=NAME, digest=present))
    return report


def digest(folder: Path, code: Sequence[Path]) -> str:
    """The same for the same files, and for the same code that makes rows of them."""
    found = sha256()
    for place, pattern in ((folder, "*"), *((each, "*.py") for each in code)):
        for file in sorted(one for one in place.rglob(pattern) if one.is_file()):
            found.update(f"{file.relative_to(place)} {file.stat().st_size}\n".encode())
            found.update(file.read_bytes())
    return found.hexdigest()


def load(folder: Path = PROGRAMME) -> Report:
    """Brings the database up to the files, all or nothing; what people edited stays theirs."""
    found = content_files.read(folder)
    report = Report()
    with transaction() as session:
        courses = [course_row(course, place) for place, course in enumerate(found.courses)]
        kept = _merge(session, report, courses, "course")
        _lessons(session, report, found.courses, kept)
        _merge(session, report, [stage_row(stage) for stage in found.stages], "stage")
        _merge(session, report, [prompt_row(prompt) for prompt in found.prompts], "prompt")
        _merge(session, report, _texts(found), "text")
        _merge(
            session,
            report,
            [form_row(form, place) for place, form in enumerate(found.forms)],
            "form",
        )
        for course in found.courses:
            row = kept[course.head.id]
            report.gone += merge_questions(session, row, course.items, report, shipped=True)
    forget_all()
    return report


def _lessons(
    session: Session,
    report: Report,
    courses: Iterable[CourseSource],
    kept: Mapping[Hashable, Course],
) -> None:
    wanted = [
        lesson_row(lesson, place, kept[course.head.id].id)
        for course in courses
        for place, lesson in enumerate(course.lessons)
    ]
    _merge(session, report, wanted, "lesson")


def _texts(found: Programme) -> list[Resource]:
    def rows(sources: Sequence[TextSource], kind: str) -> list[Resource]:
        return [text_row(source, place, kind) for place, source in enumerate(sources)]

    return rows(found.resources, "guide") + rows(found.pages, "page")


def _merge(session: Session, report: Report, wanted: Sequence[T], what: str) -> dict[Hashable, T]:
    """Adds what is new, updates what nobody has touched; gives the rows by their keys."""
    if not wanted:
        return {}
    have = {_key(row): row for row in session.exec(select(type(wanted[0]))).all()}
    offered = {_key(row): row for row in wanted}
    for key, new in offered.items():
        new.shipped = fingerprint(content(new))
        name = f"{what} {_name(new)}"
        if (row := have.get(key)) is None:
            session.add(new)
            have[key] = new
            report.added.append(name)
            continue
        found = fate(fingerprint(content(row)), row.shipped, new.shipped)
        report.note(name, found)
        if found is not Fate.KEPT:
            _take_over(row, new)
    report.gone += [f"{what} {_name(row)}" for key, row in have.items() if _left(key, row, offered)]
    session.flush()
    return have


def content(row: SQLModel) -> dict[str, Json]:
    """What of a row comes from a file."""
    found: dict[str, Json] = row.model_dump(mode="json", exclude=set(BESIDES))
    return found


def _take_over(row: T, new: T) -> None:
    for name in type(row).model_fields:
        if name not in {"id", "course_id"} and getattr(row, name) != getattr(new, name):
            setattr(row, name, getattr(new, name))


def _left(key: Hashable, row: T, offered: Mapping[Hashable, T]) -> bool:
    """Whether a row once came from a file that is no longer there."""
    return bool(row.shipped) and key not in offered


def _key(row: Course | Lesson | Stage | Prompt | Resource | Form) -> Hashable:
    match row:
        case Lesson():
            return row.course_id, row.slug
        case Resource():
            return row.slug
        case _:
            return row.key


def _name(row: Course | Lesson | Stage | Prompt | Resource | Form) -> str:
    match row:
        case Lesson():
            return row.number
        case Resource():
            return row.slug
        case _:
            return row.key
