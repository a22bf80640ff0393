"""Lessons the demo's people have finished, checks they have passed, and their certificates."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlmodel import col, select

from app.demo import script
from app.demo.scene import EVENING, Scene
from models.base import Json
from models.certificates import ALPHABET, Certificate
from models.courses import Course, Lesson, LessonDone
from models.grading import grade
from models.items import Item, Kind, from_json
from models.notices import NoticeKind
from models.people import Person
from models.quizzes import Attempt, AttemptState, Question, Response

MENTORS_PASS = ("m1", "m2", "m5")
DRAWN, PASS = 8, 6
CRITERIA = "All lessons finished, and the check at the end of the module passed."
ASSESSMENT = "A check of {count} questions, graded by the application"
PARTICIPATION = "Self-paced, online"


def study(scene: Scene) -> None:
    """Each person the modules they have passed, and the beginning of the next."""
    courses = scene.session.exec(select(Course).order_by(col(Course.position))).all()
    lessons, pools = _by_course(scene), _pools(scene)
    mentors = {story.mentor for story in script.stories()}
    for somebody in script.people():
        passes = {*somebody.passed, *(MENTORS_PASS if somebody.key in mentors else ())}
        person, left = scene.people[somebody.key], somebody.lessons
        for course in courses:
            mine = lessons.get(course.id, [])
            if course.key.casefold() not in passes:
                _lessons(scene, person, mine[:left], _lately(scene, somebody))
                left -= len(mine[:left])
                continue
            day = _early(scene, somebody)
            _lessons(scene, person, mine, day)
            if pool := pools.get(course.id):
                _pass(scene, person, course, pool, day)
                if somebody.certified and course is courses[0]:
                    _certify(scene, person, course, day)


def _early(scene: Scene, somebody: script.Somebody) -> datetime:
    """Soon after they came, when the programme had begun."""
    ago = min(somebody.joined - 3, 93 - scene.chance.randint(0, 2))
    return scene.moment(scene.people[somebody.key].zone, max(2, ago), EVENING)


def _lately(scene: Scene, somebody: script.Somebody) -> datetime:
    ago = scene.chance.randint(1, max(1, min(40, somebody.joined - 6)))
    return scene.moment(scene.people[somebody.key].zone, ago, EVENING)


def _by_course(scene: Scene) -> dict[UUID, list[Lesson]]:
    found: dict[UUID, list[Lesson]] = {}
    for lesson in scene.session.exec(select(Lesson).order_by(col(Lesson.position))):
        found.setdefault(lesson.course_id, []).append(lesson)
    return found


def _pools(scene: Scene) -> dict[UUID, list[tuple[Question, Item]]]:
    """The questions of each course that can be graded, in the order of their keys."""
    query = select(Question).where(col(Question.retired_at).is_(None)).order_by(col(Question.key))
    found: dict[UUID, list[tuple[Question, Item]]] = {}
    for question in scene.session.exec(query):
        item = from_json(question.body)
        if item.kind not in (Kind.ESSAY, Kind.INFO):
            found.setdefault(question.course_id, []).append((question, item))
    return found


def _lessons(scene: Scene, person: Person, done: Sequence[Lesson], until: datetime) -> None:
    for place, lesson in enumerate(reversed(done)):
        at = until - timedelta(days=place, minutes=20 + 7 * place)
        scene.add(LessonDone(person_id=person.id, lesson_id=lesson.id, done_at=at))


def _pass(
    scene: Scene,
    person: Person,
    course: Course,
    pool: Sequence[tuple[Question, Item]],
    at: datetime,
) -> None:
    """All answers right but one, now and then."""
    drawn = scene.chance.sample(pool, min(DRAWN, len(pool)))
    missed = scene.chance.choice((None, None, 2, 5))
    attempt = Attempt(
        person_id=person.id,
        course_id=course.id,
        seed=scene.chance.randbytes(16),
        question_ids=[str(question.id) for question, _ in drawn],
        state=AttemptState.GRADED,
        started_at=at,
        graded_at=at + timedelta(minutes=scene.chance.randint(9, 24)),
    )
    for place, (question, item) in enumerate(drawn):
        answer = None if place == missed else right(item)
        saved_at = at + timedelta(minutes=place + 1)
        response = _response(attempt, question, item, answer, saved_at)
        attempt.points += response.points
        scene.add(response)
    attempt.passed = attempt.points >= Decimal(min(PASS, len(drawn)))
    scene.add(attempt)


def _response(
    attempt: Attempt, question: Question, item: Item, answer: Json, saved_at: datetime
) -> Response:
    return Response(
        attempt_id=attempt.id,
        question_id=question.id,
        answer=answer,
        points=grade(item, answer).points,
        checked_at=saved_at,
        saved_at=saved_at,
    )


def right(item: Item) -> Json:
    """An answer that is worth all there is."""
    chosen: list[Json] = [option.id for option in item.options if option.right]
    match item.kind:
        case Kind.SINGLE | Kind.TRUE_FALSE:
            return max(item.options, key=lambda option: option.fraction).id
        case Kind.MULTIPLE:
            return chosen
        case Kind.ORDERING:
            return [option.id for option in item.options]
        case Kind.MATCHING:
            return {pair.id: pair.id for pair in item.pairs if pair.left}
        case Kind.NUMERIC:
            return str(max(item.numbers, key=lambda accepted: accepted.fraction).low)
        case _:
            return max(item.answers, key=lambda accepted: accepted.fraction).text


def _certify(scene: Scene, person: Person, course: Course, passed: datetime) -> None:
    house, issued = script.house(), passed + timedelta(minutes=30)
    letters = "".join(scene.chance.choice(ALPHABET) for _ in range(10))
    outcomes = course.body.get("outcomes")
    told = outcomes if isinstance(outcomes, list) else []
    scene.add(
        Certificate(
            number=f"PM-{letters[:5]}-{letters[5:]}",
            person_id=person.id,
            course_id=course.id,
            holder=person.name,
            title=course.title,
            criteria=CRITERIA,
            outcomes=[str(each["text"]) for each in told if isinstance(each, dict)],
            minutes=course.minutes,
            assessment=ASSESSMENT.format(count=DRAWN),
            participation=PARTICIPATION,
            lang=course.lang,
            issuer=house.name,
            issuer_country=house.country,
            issuer_contact=house.contact,
            issued_at=issued,
        )
    )
    scene.notice(NoticeKind.CERTIFICATE, person, person, "/certificates", issued)
