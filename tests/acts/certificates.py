"""Who may see certificates: anybody who has the number; a list, each their own."""

from app.services import certificates, quizzes
from models.people import Person
from tests.acts import EVERYBODY, Act
from tests.cast import Cast
from tests.learning import answered, course

ANYBODY = EVERYBODY | {"nobody"}


def number(cast: Cast) -> str:
    course()
    found = quizzes.finish(cast.mentor, answered(cast.mentor, 4).attempt.id)
    return found.certificate or ""


def pdf(cast: Cast, person: Person) -> object:
    return certificates.pdf(person, number(cast), "https://mentoring.test", "")


ACTS = {
    certificates.mine: Act(lambda _, person: certificates.mine(person), ANYBODY),
    certificates.find: Act(lambda c, person: certificates.find(person, number(c)), ANYBODY),
    certificates.pdf: Act(pdf, ANYBODY),
}
