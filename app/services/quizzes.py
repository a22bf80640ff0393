"""Quizzes: begin or go on, answer, check, finish, and see what it came to."""

from datetime import UTC, datetime
from secrets import token_bytes
from uuid import UUID

from sqlmodel import Session, col, select

from app import events
from app.database import reading, transaction
from app.steps import sittings
from app.steps.issuing import issue
from models.attempts import Asked, graded, understood
from models.courses import Course
from models.drawing import draw
from models.errors import NotAllowed, Refusal
from models.people import Person
from models.quizzes import (
    Attempt,
    AttemptState,
    Begun,
    Question,
    Result,
    Standing,
    check_new_attempt,
    opens_at,
    rules_of,
    safety_drawn,
)


def attempts(person: Person, course_slug: str) -> Standing:
    """Where somebody stands: what is under way, earlier tries, and whether there is a pause."""
    now = datetime.now(UTC)
    with reading() as session:
        course = sittings.course(session, course_slug)
        rules, tries = rules_of(course), sittings.tries(session, person, course)
        under_way = sittings.under_way(session, person, course)
        items = [item for _, item in sittings.pool(session, course)]
        return Standing(
            rules=rules,
            pool=len(items),
            safety=safety_drawn(items, rules),
            begun=_begun(session, under_way) if under_way else None,
            graded=tuple(tries),
            opens_at=opens_at(tries, rules.tries, rules.pause, now),
            certificate=sittings.certificate(session, person, course),
        )


def start_or_resume(person: Person, course_slug: str) -> Begun:
    """The attempt under way, whatever the number of tries; else a new one."""
    now = datetime.now(UTC)
    with transaction() as session:
        held = select(Person.id).where(Person.id == person.id).with_for_update()
        if session.exec(held).first() is None:
            raise NotAllowed("To take a quiz, log in first. It is kept with your account.")
        course = sittings.course(session, course_slug)
        attempt = sittings.under_way(session, person, course)
        if attempt is None:
            attempt = _drawn(session, person, course, now)
            session.add(attempt)
            session.flush()
        return _begun(session, attempt)


def question(person: Person, attempt_id: UUID, number: int) -> Asked:
    """A question as it may be shown; once it is checked, with what is to be said about it."""
    with reading() as session:
        return sittings.asked(session, sittings.own(session, person, attempt_id), number)


def save(person: Person, attempt_id: UUID, number: int, answer: object) -> None:
    """Keeps an answer without judging it; one that was checked stays as it is."""
    now = datetime.now(UTC)
    with transaction() as session:
        sitting = sittings.own(session, person, attempt_id, to_change=True)
        response = sitting.response(number)
        if response.checked_at is None:
            item = sitting.item(number)
            response.answer = sittings.kept(understood(item, sitting.attempt.seed, answer))
            response.saved_at = now
            session.add(response)


def check(person: Person, attempt_id: UUID, number: int, answer: object) -> Asked:
    """Judges an answer, once: whatever is sent afterwards changes nothing."""
    now = datetime.now(UTC)
    with transaction() as session:
        sitting = sittings.own(session, person, attempt_id, to_change=True)
        response = sitting.response(number)
        if response.checked_at is None:
            item = sitting.item(number)
            given = understood(item, sitting.attempt.seed, answer)
            response.points = sittings.rounded(graded(item, given).points)
            response.answer = sittings.kept(given)
            response.saved_at = response.checked_at = now
            session.add(response)
        return sittings.asked(session, sitting, number)


def finish(person: Person, attempt_id: UUID) -> Result:
    """Adds the points up; who passes gets the certificate in the same moment."""
    now = datetime.now(UTC)
    with transaction() as session:
        sitting = sittings.own(session, person, attempt_id, to_change=True)
        attempt = sitting.attempt
        course = session.get_one(Course, attempt.course_id)
        if attempt.state is AttemptState.OPEN:
            if open_ones := sum(mark is None for mark in sitting.marks):
                raise Refusal("{count} questions still wait for an answer.", count=open_ones)
            rules = rules_of(course)
            attempt.points = sum((r.points for r in sitting.responses), start=attempt.points)
            attempt.passed = rules.passes(sitting.points)
            attempt.state, attempt.graded_at = AttemptState.GRADED, now
            session.add(attempt)
            if attempt.passed:
                items = [item for _, item in sittings.pool(session, course)]
                issue(session, person, course, rules, items, now)
            session.flush()
        found = sittings.result(session, sitting, course)
    events.people.announce(person.id)
    return found


def result(person: Person, attempt_id: UUID) -> Result:
    """What a finished attempt came to."""
    with reading() as session:
        sitting = sittings.own(session, person, attempt_id)
        if sitting.attempt.state is AttemptState.OPEN:
            raise Refusal("This quiz is not finished yet.")
        course = session.get_one(Course, sitting.attempt.course_id)
        return sittings.result(session, sitting, course)


def _drawn(session: Session, person: Person, course: Course, now: datetime) -> Attempt:
    rules, tries = rules_of(course), sittings.tries(session, person, course)
    check_new_attempt(tries, rules.tries, rules.pause, now)
    pool = sittings.pool(session, course)
    seed = token_bytes(32)
    seen = _seen(session, tries)
    drawn = draw((item for _, item in pool), seed, rules.draw, rules.per_outcome, seen)
    ids = {item.key: question.id for question, item in pool}
    return Attempt(
        person_id=person.id,
        course_id=course.id,
        seed=seed,
        question_ids=[str(ids[item.key]) for item in drawn],
        started_at=now,
    )


def _seen(session: Session, tries: list[Attempt]) -> frozenset[str]:
    """The keys of questions that earlier attempts have asked."""
    ids = {UUID(id_) for attempt in tries for id_ in attempt.question_ids}
    return frozenset(session.exec(select(Question.key).where(col(Question.id).in_(ids))))


def _begun(session: Session, attempt: Attempt) -> Begun:
    marks = sittings.marks(session, attempt)
    answered = sum(mark is not None for mark in marks)
    number = marks.index(None) + 1 if None in marks else len(marks)
    return Begun(attempt.id, number, answered)
