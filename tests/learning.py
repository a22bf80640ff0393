"""A course with a quiz for the tests: every kind of question, and the way through them."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import select

from app.database import reading, transaction
from app.services import quizzes
from models.attempts import LEFT
from models.courses import Course, Lesson
from models.drawing import opaque
from models.gift import parse
from models.grading import Answer
from models.items import Item, Kind, from_json, to_json
from models.people import Person
from models.quizzes import Attempt, Question

SLUG = "finding-a-mentor"
POOL = """
// [id:Q1] [tag:lo1.1]
::Q1:: Who decides? {~The mentor #secretone =The mentee #secrettwo ~Nobody #secretthree}

// [id:Q2] [tag:lo1.1]
::Q2:: Which help? {~%50%Trust #secretfour ~%50%Time #secretfive ~%-50%Fame #secretsix}

// [id:Q3] [tag:lo1.1]
::Q3:: An end is good. {TRUE#secretseven#secreteight}

// [id:Q4] [tag:lo1.2]
::Q4:: One word {=permission #secretnine =consent #secretten ####secreteleven}

// [id:Q5] [tag:lo1.2]
::Q5:: Match. {=Opens doors -> Career =Listens -> Comfort ####secrettwelve}

// [id:Q6] [tag:lo1.2]
::Q6:: How many moves? {#5:0 #secretthirteen}

// [id:Q7] [tag:lo1.2]
::Q7:: Say something {}
"""
SECRETS = ("secret", "permission", "consent", "fraction", "50%")
ANSWERS: dict[str, Answer] = {"Q4": "Permission", "Q6": "5"}
SAFE = ["Q1", "Q2", "Q3"]  # all of outcome 1.1, of which each try has two
OUTCOMES = ["Describe mentoring.", "Tell two kinds of support apart."]


def course(draw: int = 4, needed: float = 3, **more: object) -> Course:
    """The course and its pool, in the database."""
    body = {
        "eqf": 4,
        "outcomes": [{"id": f"1.{n}", "text": text} for n, text in enumerate(OUTCOMES, 1)],
        "quiz": {"draw": draw, "pass": needed, "per_outcome": {"1.1": 2, "1.2": 2}, **more},
    }
    made = Course(key="t1", slug=SLUG, title="Finding a mentor", summary="", minutes=150, body=body)
    with transaction() as session:
        session.add(made)
        session.flush()
        for n in (1, 2):
            session.add(
                Lesson(
                    course_id=made.id,
                    number=f"1.{n}",
                    position=n,
                    slug=f"lesson-{n}",
                    title=f"Lesson {n}",
                    minutes=20,
                    outcomes=[f"1.{n}"],
                    text="Words.",
                )
            )
        for item in parse(POOL):
            session.add(Question(course_id=made.id, key=item.key, body=to_json(item)))
    return made


@dataclass(frozen=True, slots=True)
class Sat:
    """An attempt with its secrets: what only a test may see."""

    attempt: Attempt
    items: tuple[Item, ...]

    def right(self, number: int) -> Answer:
        """The right answer in the ids of this attempt."""
        item, seed = self.items[number - 1], self.attempt.seed
        match item.kind:
            case Kind.MATCHING:
                return {
                    opaque(seed, item.key + LEFT, pair.id): opaque(seed, item.key, pair.id)
                    for pair in item.pairs
                }
            case Kind.MULTIPLE:
                return [opaque(seed, item.key, o.id) for o in item.options if o.right]
            case Kind.SINGLE | Kind.TRUE_FALSE:
                return next(opaque(seed, item.key, o.id) for o in item.options if o.right)
            case _:
                return ANSWERS[item.key]

    def wrong(self, number: int) -> Answer:
        item, seed = self.items[number - 1], self.attempt.seed
        match item.kind:
            case Kind.MATCHING:
                turned = zip(item.pairs, reversed(item.pairs), strict=True)
                return {
                    opaque(seed, item.key + LEFT, a.id): opaque(seed, item.key, b.id)
                    for a, b in turned
                }
            case Kind.MULTIPLE:
                return [opaque(seed, item.key, o.id) for o in item.options if not o.right]
            case Kind.SINGLE | Kind.TRUE_FALSE:
                return next(opaque(seed, item.key, o.id) for o in item.options if not o.right)
            case _:
                return "0"


def sat(attempt_id: UUID) -> Sat:
    with reading() as session:
        attempt = session.get_one(Attempt, attempt_id)
        rows = {row.id: row for row in session.exec(select(Question))}
    items = tuple(from_json(rows[UUID(id_)].body) for id_ in attempt.question_ids)
    return Sat(attempt, items)


def begun(person: Person) -> Sat:
    return sat(quizzes.start_or_resume(person, SLUG).attempt_id)


def answered(person: Person, right: int) -> Sat:
    """An attempt with so many right answers, all checked, not finished."""
    attempt = begun(person)
    for number in range(1, len(attempt.items) + 1):
        answer = attempt.right(number) if number <= right else attempt.wrong(number)
        quizzes.check(person, attempt.attempt.id, number, answer)
    return attempt


def finished(person: Person, right: int = 4) -> Sat:
    attempt = answered(person, right)
    quizzes.finish(person, attempt.attempt.id)
    return attempt
