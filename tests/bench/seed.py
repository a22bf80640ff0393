"""Fills a folder with the demo, as often as told, and prints who is in it and where to look."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, col, func, or_, select

from app import browsers, cli, database
from app.demo import crowd, stage
from app.services import quizzes
from app.settings import load
from models.certificates import Certificate
from models.courses import Course, Lesson
from models.people import Person
from models.quizzes import Question
from models.relationships import Relationship

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
ENOUGH = 150


def fill(folder: Path, factor: int) -> dict[str, object]:
    settings = load({}, data_dir=folder)
    folder.mkdir(parents=True, exist_ok=True)
    cli.prepare(settings)
    stage.fill(settings)
    if factor > 1:
        crowd.grow(factor)
    with database.transaction() as session:
        told = look_around(session)
    told["question"] = question()
    database.fold(database.engine())
    return told


def look_around(session: Session) -> dict[str, object]:
    """Cookies of the people whose pages are measured, and the addresses of these pages."""
    mentor, pair = session.exec(
        select(Relationship.mentor_id, func.min(Relationship.id))
        .join(Person, col(Relationship.mentor_id) == Person.id)
        .where(col(Relationship.ended_at).is_(None))
        .group_by(col(Relationship.mentor_id))
        .order_by(func.abs(func.count() - 5), col(Person.joined_at))
    ).first() or (None, None)
    assert mentor
    mentee = session.get_one(Relationship, UUID(str(pair))).mentee_id
    coordinator = session.exec(select(Person.id).where(Person.is_coordinator)).first()
    assert coordinator
    in_pairs = select(Person.id).where(or_(col(Person.is_mentor), col(Person.is_mentee)))
    crowd = list(session.exec(in_pairs.order_by(col(Person.id)).limit(ENOUGH)))
    lesson = session.exec(
        select(Course.slug, Lesson.slug)
        .where(Lesson.course_id == Course.id)
        .order_by(col(Course.position), col(Lesson.position))
    ).first()
    assert lesson
    return {
        "mentor": cookie(session, mentor),
        "mentee": cookie(session, mentee),
        "coordinator": cookie(session, coordinator),
        "crowd": [cookie(session, person) for person in crowd],
        "pair": str(pair),
        "course": f"/learn/courses/{lesson[0]}",
        "lesson": f"/learn/courses/{lesson[0]}/{lesson[1]}",
        "certificate": session.exec(select(Certificate.number)).first(),
        "people": session.exec(select(func.count(col(Person.id)))).one(),
        "cards": session.exec(
            select(func.count(col(Relationship.id))).where(col(Relationship.ended_at).is_(None))
        ).one(),
        "questions": session.exec(select(func.count(col(Question.id)))).one(),
    }


def question() -> str:
    """The address of a question in a quiz that the coordinator has begun."""
    with database.reading() as session:
        person = session.exec(select(Person).where(Person.is_coordinator)).first()
        pool = select(Question.course_id).where(col(Question.retired_at).is_(None))
        courses = select(Course.slug).where(col(Course.id).in_(pool))
        slug = session.exec(courses.order_by(col(Course.position))).first()
    assert person
    assert slug
    begun = quizzes.start_or_resume(person, slug)
    return f"/learn/courses/{slug}/check/{begun.attempt_id}/{begun.number}"


def cookie(session: Session, person_id: UUID) -> str:
    person = session.get_one(Person, person_id)
    return browsers.begin(session, person, BROWSER, "password", datetime.now(UTC))[0]


if __name__ == "__main__":
    print(json.dumps(fill(Path(sys.argv[1]), int(sys.argv[2]))))
