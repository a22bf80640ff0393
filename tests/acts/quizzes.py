"""Who may take a quiz: everybody with an account, each their own attempt."""

from app.services import quizzes
from models.people import Person
from tests.acts import EVERYBODY, Act
from tests.cast import Cast
from tests.learning import SLUG, answered, begun, course, finished

MENTOR = frozenset({"mentor"})


def attempts(_cast: Cast, person: Person) -> object:
    course()
    return quizzes.attempts(person, SLUG)


def start_or_resume(_cast: Cast, person: Person) -> object:
    course()
    return quizzes.start_or_resume(person, SLUG)


def question(cast: Cast, person: Person) -> object:
    course()
    return quizzes.question(person, begun(cast.mentor).attempt.id, 1)


def save(cast: Cast, person: Person) -> object:
    course()
    mine = begun(cast.mentor)
    return quizzes.save(person, mine.attempt.id, 1, mine.right(1))


def check(cast: Cast, person: Person) -> object:
    course()
    mine = begun(cast.mentor)
    return quizzes.check(person, mine.attempt.id, 1, mine.right(1))


def finish(cast: Cast, person: Person) -> object:
    course()
    return quizzes.finish(person, answered(cast.mentor, 4).attempt.id)


def result(cast: Cast, person: Person) -> object:
    course()
    return quizzes.result(person, finished(cast.mentor).attempt.id)


ACTS = {
    quizzes.attempts: Act(attempts, EVERYBODY | {"nobody"}),
    quizzes.start_or_resume: Act(start_or_resume, EVERYBODY),
    quizzes.question: Act(question, MENTOR),
    quizzes.save: Act(save, MENTOR),
    quizzes.check: Act(check, MENTOR),
    quizzes.finish: Act(finish, MENTOR),
    quizzes.result: Act(result, MENTOR),
}
