"""Brings questions into a course's pool: from the programme's files, or from an import."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from sqlmodel import Session, col, select

from app.database import transaction
from models import gift, moodle_xml
from models.courses import Course
from models.errors import NotFound
from models.items import Item, to_json
from models.quizzes import Question
from models.shipped import Fate, fate, fingerprint

LOOSE = Course(
    key="imported",
    slug="imported-questions",
    title="Imported questions",
    summary="Questions that belong to no course yet.",
    minutes=0,
    position=1000,
)


class Notes(Protocol):
    """Where it is written down what became of each question."""

    added: list[str]

    def note(self, name: str, found: Fate) -> None: ...


@dataclass(slots=True)
class Imported:
    """What an import brought, or would bring."""

    course: str
    read: int = 0
    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    same: int = 0

    def note(self, name: str, found: Fate) -> None:
        if found is Fate.SAME:
            self.same += 1
        else:
            self.updated.append(name)


def import_gift(text: str, course_key: str | None = None, *, dry_run: bool = False) -> Imported:
    """Questions from a GIFT file; nothing at all if a single one is broken."""
    return _import(gift.parse(text), course_key, dry_run)


def import_moodle_xml(
    data: bytes, course_key: str | None = None, *, dry_run: bool = False
) -> Imported:
    """Questions from a Moodle XML file; nothing at all if a single one is broken."""
    return _import(moodle_xml.parse(data), course_key, dry_run)


def _import(items: Sequence[Item], course_key: str | None, dry_run: bool) -> Imported:
    with transaction() as session:
        inner = session.begin_nested()
        course = _course(session, course_key)
        report = Imported(course.title, len(items))
        merge_questions(session, course, items, report, shipped=False)
        if dry_run:
            inner.rollback()
    return report


def _course(session: Session, key: str | None) -> Course:
    """The course to import into; without a key, one without lessons, which no shelf shows."""
    wanted = key or LOOSE.key
    found = session.exec(select(Course).where(Course.key == wanted)).first()
    if found is None and key:
        raise NotFound("There is no course “{key}”.", key=key)
    if found is None:
        found = Course.model_validate(LOOSE.model_dump(exclude={"id"}))
        session.add(found)
        session.flush()
    return found


def merge_questions(
    session: Session, course: Course, items: Sequence[Item], report: Notes, *, shipped: bool
) -> list[str]:
    """A changed question becomes a new version: what somebody has answered never changes.

    Gives the names of shipped questions that are in the pool and no longer in the file.
    """
    query = select(Question).where(Question.course_id == course.id).order_by(col(Question.version))
    have = {question.key: question for question in session.exec(query)}
    for item in items:
        name = f"question {item.key}"
        new = Question(course_id=course.id, key=item.key, body=to_json(item))
        mark = fingerprint(new.body)
        new.shipped = mark if shipped else ""
        if (old := have.get(item.key)) is None:
            session.add(new)
            report.added.append(name)
            continue
        found = _fate(old, mark, shipped)
        report.note(name, found)
        if found is Fate.UPDATED:
            _replace(session, old, new)
    offered = {item.key for item in items}
    return [f"question {key}" for key, old in have.items() if old.shipped and key not in offered]


def _fate(old: Question, mark: str, shipped: bool) -> Fate:
    """What a person imports wins; what we ship gives way to an edit or a retirement."""
    if shipped and old.retired_at:
        return Fate.KEPT
    current = fingerprint(old.body)
    return fate(current, old.shipped if shipped else current, mark)


def _replace(session: Session, old: Question, new: Question) -> None:
    old.retired_at = old.retired_at or datetime.now(UTC)
    new.version = old.version + 1
    session.add(new)
