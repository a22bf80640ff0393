"""Lessons the demo's people have finished, quizzes they have passed, and their certificates."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select, update

from app.demo import script
from app.demo.scene import EVENING, Scene
from app.steps import sittings
from app.steps.issuing import issue
from models.certificates import ALPHABET
from models.courses import Course, Lesson, LessonDone
from models.drawing import draw
from models.grading import Answer, grade
from models.items import Item, Kind
from models.notices import Notice, NoticeKind
from models.people import Person
from models.quizzes import Attempt, AttemptState, Question, Response, Rules, rules_of

MENTORS_PASS = ("m1", "m2", "m5")
MAYBE_MISSED = (None, None, 2, 5)


class Quiz(NamedTuple):
    """A course's quiz: how it goes, and what it can ask."""

    course: Course
    rules: Rules
    pool: Sequence[tuple[Question, Item]]


def study(scene: Scene) -> None:
    """Each person the modules they have passed, and the beginning of the next."""
    lessons, quizzes = _lessons(scene.session), list(_quizzes(scene.session))
    mentors = {story.mentor for story in script.stories()}
    for somebody in script.people():
        passes = {*somebody.passed, *(MENTORS_PASS if somebody.key in mentors else ())}
        left = somebody.lessons
        for quiz in quizzes:
            mine = lessons.get(quiz.course.id, [])
            if quiz.course.key.casefold() in passes:
                _finish(scene, somebody, mine, day := _early(scene, somebody))
                _pass(scene, scene.people[somebody.key], quiz, day)
            else:
                _finish(scene, somebody, mine[:left], _lately(scene, somebody))
                left -= len(mine[:left])


def certify(scene: Scene) -> None:
    """Certificates as quizzes give them, once the people and their house are there."""
    for quiz in list(_quizzes(scene.session))[:1]:
        for somebody in script.people():
            if somebody.certified:
                at = _early(scene, somebody)
                person, items = scene.people[somebody.key], [item for _, item in quiz.pool]
                if made := issue(scene.session, person, quiz.course, quiz.rules, items, at):
                    letters = "".join(scene.chance.choice(ALPHABET) for _ in range(10))
                    made.number = f"PM-{letters[:5]}-{letters[5:]}"
    told = update(Notice).where(col(Notice.kind) == NoticeKind.CERTIFICATE)
    scene.session.exec(told.values(read_at=scene.now))


def right(item: Item) -> Answer:
    """An answer that is worth all there is."""
    match item.kind:
        case Kind.SINGLE | Kind.TRUE_FALSE:
            return max(item.options, key=lambda option: option.fraction).id
        case Kind.MULTIPLE:
            return [option.id for option in item.options if option.right]
        case Kind.ORDERING:
            return [option.id for option in item.options]
        case Kind.MATCHING:
            return {pair.id: pair.id for pair in item.pairs if pair.left}
        case Kind.NUMERIC:
            return str(max(item.numbers, key=lambda accepted: accepted.fraction).low)
        case _:
            return max(item.answers, key=lambda accepted: accepted.fraction).text


def _lessons(session: Session) -> dict[UUID, list[Lesson]]:
    found: dict[UUID, list[Lesson]] = {}
    for lesson in session.exec(select(Lesson).order_by(col(Lesson.position))):
        found.setdefault(lesson.course_id, []).append(lesson)
    return found


def _quizzes(session: Session) -> Iterator[Quiz]:
    for course in session.exec(select(Course).order_by(col(Course.position))).all():
        yield Quiz(course, rules_of(course), sittings.pool(session, course))


def _early(scene: Scene, somebody: script.Somebody) -> datetime:
    """Soon after they came, when the programme had begun; not all on the same day."""
    ago = min(somebody.joined - 3, 93 - somebody.joined % 3)
    return scene.moment(scene.people[somebody.key].zone, max(2, ago), EVENING)


def _lately(scene: Scene, somebody: script.Somebody) -> datetime:
    ago = scene.chance.randint(1, max(1, min(40, somebody.joined - 6)))
    return scene.moment(scene.people[somebody.key].zone, ago, EVENING)


def _finish(
    scene: Scene, somebody: script.Somebody, done: Sequence[Lesson], until: datetime
) -> None:
    for place, lesson in enumerate(reversed(done)):
        at = until - timedelta(hours=6 * place, minutes=25)
        person_id = scene.people[somebody.key].id
        scene.add(LessonDone(person_id=person_id, lesson_id=lesson.id, done_at=at))


def _pass(scene: Scene, person: Person, quiz: Quiz, until: datetime) -> None:
    """All answers right, or all but one that may be missed."""
    seed, missed = scene.chance.randbytes(32), scene.chance.choice(MAYBE_MISSED)
    questions = {item.key: question for question, item in quiz.pool}
    items = (item for _, item in quiz.pool)
    drawn = draw(items, seed, quiz.rules.draw, quiz.rules.per_outcome)
    attempt = Attempt(
        person_id=person.id,
        course_id=quiz.course.id,
        seed=seed,
        question_ids=[str(questions[item.key].id) for item in drawn],
        state=AttemptState.GRADED,
        started_at=until - timedelta(minutes=18),
        graded_at=until,
        passed=True,
    )
    for place, item in enumerate(drawn):
        forgot = place == missed and item.key not in quiz.rules.must
        saved_at = until - timedelta(minutes=17 - place)
        response = _response(
            attempt, questions[item.key], item, None if forgot else right(item), saved_at
        )
        attempt.points += response.points
        scene.add(response)
    scene.add(attempt)


def _response(
    attempt: Attempt, question: Question, item: Item, answer: Answer, saved_at: datetime
) -> Response:
    return Response(
        attempt_id=attempt.id,
        question_id=question.id,
        answer=sittings.kept(answer),
        points=sittings.rounded(grade(item, answer).points),
        checked_at=saved_at,
        saved_at=saved_at,
    )
