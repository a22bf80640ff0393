"""What the quiz service asks again and again: whose attempt it is, its questions and answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.attempts import Asked, ReadAgain, choices, lefts, shown, told
from models.base import Json
from models.certificates import Certificate, CertificateState
from models.courses import Course, Lesson
from models.errors import NotFound
from models.grading import Answer
from models.items import Item, from_json
from models.people import Person
from models.quizzes import (
    Attempt,
    AttemptState,
    Question,
    Response,
    Result,
    can_be_drawn,
    outcomes_of,
    rules_of,
    weak,
)

MOST_TRIES = 30
MOST_QUESTIONS = 2000
FOUR_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Sitting:
    """An attempt with its questions and what was answered, in order."""

    attempt: Attempt
    items: tuple[Item, ...]
    responses: tuple[Response, ...]

    @property
    def marks(self) -> tuple[Decimal | None, ...]:
        return tuple(r.points if r.checked_at else None for r in self.responses)

    @property
    def points(self) -> Mapping[str, Decimal]:
        pairs = zip(self.items, self.responses, strict=True)
        return {item.key: response.points for item, response in pairs}

    def item(self, number: int) -> Item:
        return self.items[self._place(number)]

    def response(self, number: int) -> Response:
        return self.responses[self._place(number)]

    def _place(self, number: int) -> int:
        if not 1 <= number <= len(self.items):
            raise NotFound("There is no such question.")
        return number - 1


def own(session: Session, person: Person, attempt_id: UUID, *, to_change: bool = False) -> Sitting:
    """An attempt of this person; held until the transaction ends, if it is to change."""
    query = select(Attempt).where(Attempt.id == attempt_id, Attempt.person_id == person.id)
    attempt = session.exec(query.with_for_update() if to_change else query).first()
    if attempt is None:
        raise NotFound("There is no such attempt.")
    ids = [UUID(id_) for id_ in attempt.question_ids]
    found = {q.id: q for q in session.exec(select(Question).where(col(Question.id).in_(ids)))}
    given = {r.question_id: r for r in session.exec(_responses(attempt))}
    return Sitting(
        attempt,
        tuple(from_json(found[id_].body) for id_ in ids),
        tuple(given.get(id_) or _empty(attempt, id_) for id_ in ids),
    )


def asked(session: Session, sitting: Sitting, number: int) -> Asked:
    item, response, seed = sitting.item(number), sitting.response(number), sitting.attempt.seed
    answer = _answer(response.answer)
    return Asked(
        attempt_id=sitting.attempt.id,
        number=number,
        kind=item.kind,
        stem=item.stem,
        choices=choices(item, seed),
        lefts=lefts(item, seed),
        answer=shown(item, seed, answer),
        marks=sitting.marks,
        told=told(item, seed, answer, response.points) if response.checked_at else None,
        lesson=_teaching(session, sitting, item)
        if response.checked_at and response.points < 1
        else None,
    )


def result(session: Session, sitting: Sitting, course: Course) -> Result:
    rules = rules_of(course)
    points = tuple(response.points for response in sitting.responses)
    weak_ones = weak(sitting.items, points, rules)
    lessons = session.exec(
        select(Lesson).where(Lesson.course_id == course.id).order_by(col(Lesson.position))
    )
    again = tuple(lesson for lesson in lessons if weak_ones & set(lesson.outcomes))
    person = session.get_one(Person, sitting.attempt.person_id)
    number = certificate(session, person, course) if sitting.attempt.passed else None
    missed = rules.missed(sitting.points)
    places = tuple(n for n, item in enumerate(sitting.items, 1) if item.key in missed)
    return Result(sitting.attempt, rules, points, again, number, places)


def course(session: Session, slug: str) -> Course:
    found = session.exec(select(Course).where(Course.slug == slug)).first()
    if found is None:
        raise NotFound("There is no such course.")
    return found


def under_way(session: Session, person: Person, course: Course) -> Attempt | None:
    query = select(Attempt).where(
        Attempt.person_id == person.id,
        Attempt.course_id == course.id,
        Attempt.state == AttemptState.OPEN,
    )
    return session.exec(query).first()


def tries(session: Session, person: Person, course: Course) -> list[Attempt]:
    """Finished attempts, the newest first."""
    query = select(Attempt).where(
        Attempt.person_id == person.id,
        Attempt.course_id == course.id,
        Attempt.state == AttemptState.GRADED,
    )
    newest = query.order_by(col(Attempt.graded_at).desc()).limit(MOST_TRIES)
    return list(session.exec(newest))


def pool(session: Session, course: Course) -> list[tuple[Question, Item]]:
    """What can be drawn now."""
    query = select(Question).where(
        Question.course_id == course.id, col(Question.retired_at).is_(None)
    )
    found = [(q, from_json(q.body)) for q in session.exec(query.limit(MOST_QUESTIONS))]
    return [(question, item) for question, item in found if can_be_drawn(item)]


def certificate(session: Session, person: Person, course: Course) -> str | None:
    """The number of this person's certificate for this course, if it is good."""
    query = select(Certificate.number).where(
        Certificate.person_id == person.id,
        Certificate.course_id == course.id,
        Certificate.state == CertificateState.GENUINE,
    )
    return session.exec(query.order_by(col(Certificate.issued_at).desc())).first()


def marks(session: Session, attempt: Attempt) -> tuple[Decimal | None, ...]:
    """The points of each question, nothing where it is still open."""
    checked = {r.question_id: r.points for r in session.exec(_responses(attempt)) if r.checked_at}
    return tuple(checked.get(UUID(id_)) for id_ in attempt.question_ids)


def rounded(points: Decimal) -> Decimal:
    return points.quantize(FOUR_PLACES)


def kept(answer: Answer) -> Json:
    """An answer as it is stored."""
    match answer:
        case dict():
            return dict(answer)
        case list():
            return list(answer)
        case _:
            return answer


def _teaching(session: Session, sitting: Sitting, item: Item) -> ReadAgain | None:
    """The first lesson that teaches what a question asks."""
    query = select(Lesson.slug, Lesson.title, Lesson.minutes, Lesson.outcomes).where(
        Lesson.course_id == sitting.attempt.course_id
    )
    wanted = set(outcomes_of(item))
    lessons = session.exec(query.order_by(col(Lesson.position)))
    return next((ReadAgain(*one[:3]) for one in lessons if wanted & set(one[3])), None)


def _responses(attempt: Attempt) -> SelectOfScalar[Response]:
    return select(Response).where(Response.attempt_id == attempt.id)


def _empty(attempt: Attempt, question_id: UUID) -> Response:
    return Response(attempt_id=attempt.id, question_id=question_id, saved_at=datetime.now(UTC))


def _answer(stored: Json) -> Answer:
    match stored:
        case dict():
            return {key: str(value) for key, value in stored.items()}
        case list():
            return [str(value) for value in stored]
        case str():
            return stored
        case _:
            return None
