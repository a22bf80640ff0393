"""Taking a quiz: drawn once, kept always, judged once."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from app.database import reading, transaction
from app.services import certificates, quizzes
from models.certificates import Certificate
from models.courses import Course
from models.errors import NotAllowed, NotFound, Refusal
from models.items import Kind
from models.notices import Notice, NoticeKind
from models.organisation import Organisation
from models.people import Person
from models.quizzes import Attempt, AttemptState, Question
from tests.cast import Cast
from tests.learning import SLUG, answered, begun, course, finished


def test_an_attempt_under_way_is_always_resumed(cast: Cast) -> None:
    course()
    mine = begun(cast.mentor)
    quizzes.check(cast.mentor, mine.attempt.id, 1, mine.right(1))
    again = quizzes.start_or_resume(cast.mentor, SLUG)
    assert (again.attempt_id, again.number, again.answered) == (mine.attempt.id, 2, 1)
    assert begun(cast.mentee).attempt.id != mine.attempt.id


def test_a_draw_covers_the_outcomes_and_leaves_out_what_no_computer_grades(cast: Cast) -> None:
    course()
    for person in (cast.mentor, cast.mentee, cast.stranger, cast.admin):
        items = begun(person).items
        assert len({item.key for item in items}) == 4
        assert sorted(item.tags[0] for item in items) == ["lo1.1", "lo1.1", "lo1.2", "lo1.2"]
        assert Kind.ESSAY not in {item.kind for item in items}


def test_new_questions_come_first(cast: Cast) -> None:
    course(draw=3, needed=3, per_outcome={"1.1": 1, "1.2": 1})
    first = {item.key for item in finished(cast.mentor, 0).items}
    second = {item.key for item in begun(cast.mentor).items}
    assert not first & second


def test_a_question_says_nothing_before_it_is_checked(cast: Cast) -> None:
    course()
    mine = begun(cast.mentor)
    for number in range(1, 5):
        assert quizzes.question(cast.mentor, mine.attempt.id, number).told is None
    with pytest.raises(NotFound):
        quizzes.question(cast.mentor, mine.attempt.id, 5)


def test_saving_keeps_and_does_not_judge(cast: Cast) -> None:
    course()
    mine = begun(cast.mentor)
    quizzes.save(cast.mentor, mine.attempt.id, 2, mine.wrong(2))
    asked = quizzes.question(cast.mentor, mine.attempt.id, 2)
    assert asked.answer == mine.wrong(2)
    assert asked.told is None
    assert set(asked.marks) == {None}


def test_a_question_is_judged_once(cast: Cast) -> None:
    course()
    mine = begun(cast.mentor)
    first = quizzes.check(cast.mentor, mine.attempt.id, 1, mine.wrong(1))
    second = quizzes.check(cast.mentor, mine.attempt.id, 1, mine.right(1))
    quizzes.save(cast.mentor, mine.attempt.id, 1, mine.right(1))
    third = quizzes.question(cast.mentor, mine.attempt.id, 1)
    assert first == second == third
    assert first.marks[0] == 0


def test_answers_of_another_attempt_are_refused_and_change_nothing(cast: Cast) -> None:
    course()
    mine, other = begun(cast.mentor), begun(cast.mentee)
    number = next(n for n, item in enumerate(mine.items, 1) if item.options)
    theirs = next(n for n, item in enumerate(other.items, 1) if item.options)
    with pytest.raises(Refusal):
        quizzes.check(cast.mentor, mine.attempt.id, number, other.right(theirs))
    assert quizzes.question(cast.mentor, mine.attempt.id, number).answer is None


def test_somebody_elses_attempt_is_not_there(cast: Cast) -> None:
    course()
    mine = finished(cast.mentor)
    for act in (
        lambda who: quizzes.question(who, mine.attempt.id, 1),
        lambda who: quizzes.result(who, mine.attempt.id),
        lambda who: quizzes.result(who, uuid4()),
    ):
        with pytest.raises(NotFound):
            act(cast.admin)


@pytest.mark.parametrize(("right", "passed"), [(4, True), (3, True), (2, False)])
def test_three_of_four_is_the_boundary(cast: Cast, right: int, passed: bool) -> None:
    course()
    mine = answered(cast.mentor, right)
    found = quizzes.finish(cast.mentor, mine.attempt.id)
    assert found.attempt.passed is passed
    assert found.attempt.points == Decimal(right)
    assert (found.certificate is not None) is passed
    assert bool(certificates.mine(cast.mentor)) is passed


def test_what_was_weak_leads_to_its_lessons(cast: Cast) -> None:
    course()
    mine = finished(cast.mentor, 0)
    assert [one.slug for one in quizzes.result(cast.mentor, mine.attempt.id).again] == [
        "lesson-1",
        "lesson-2",
    ]


def test_nothing_is_finished_while_questions_are_open(cast: Cast) -> None:
    course()
    mine = begun(cast.mentor)
    with pytest.raises(Refusal):
        quizzes.result(cast.mentor, mine.attempt.id)
    with pytest.raises(Refusal) as told:
        quizzes.finish(cast.mentor, mine.attempt.id)
    assert told.value.values == {"count": 4}


def test_finishing_again_gives_one_result_one_certificate_and_one_notice(cast: Cast) -> None:
    course()
    mine = finished(cast.mentor)
    first = quizzes.result(cast.mentor, mine.attempt.id)
    assert quizzes.finish(cast.mentor, mine.attempt.id) == first
    again = quizzes.finish(cast.mentor, answered(cast.mentor, 4).attempt.id)
    assert again.certificate == first.certificate
    with reading() as session:
        assert len(session.exec(select(Certificate)).all()) == 1
        kinds = session.exec(select(Notice.kind).where(Notice.person_id == cast.mentor.id)).all()
        assert kinds == [NoticeKind.CERTIFICATE]


def test_a_new_edition_of_the_course_gives_a_certificate_of_its_own(cast: Cast) -> None:
    made = course()
    finished(cast.mentor)
    with transaction() as session:
        session.get_one(Course, made.id).version = 2
    finished(cast.mentor)
    assert [one.edition for one in certificates.mine(cast.mentor)] == [2, 1]


def test_after_three_tries_there_is_a_pause(cast: Cast) -> None:
    course()
    tries = [finished(cast.mentor, 0) for _ in range(3)]
    with pytest.raises(Refusal, match="Take a break"):
        quizzes.start_or_resume(cast.mentor, SLUG)
    standing = quizzes.attempts(cast.mentor, SLUG)
    assert standing.opens_at
    assert len(standing.graded) == 3
    with transaction() as session:
        first = session.get_one(Attempt, tries[0].attempt.id)
        assert first.graded_at
        first.graded_at -= timedelta(hours=25)
    assert quizzes.attempts(cast.mentor, SLUG).opens_at is None
    assert quizzes.start_or_resume(cast.mentor, SLUG).number == 1


def test_where_somebody_stands(cast: Cast) -> None:
    course()
    assert quizzes.attempts(cast.mentor, SLUG).pool == 6
    mine = begun(cast.mentor)
    under_way = quizzes.attempts(cast.mentor, SLUG).begun
    assert under_way
    assert under_way.attempt_id == mine.attempt.id
    assert quizzes.attempts(cast.mentee, SLUG).begun is None


def test_a_retired_question_stays_in_attempts_and_out_of_draws(cast: Cast) -> None:
    course()
    mine = begun(cast.mentor)
    with transaction() as session:
        row = session.get_one(Question, UUID(mine.attempt.question_ids[0]))
        row.retired_at = mine.attempt.started_at
    assert quizzes.question(cast.mentor, mine.attempt.id, 1).number == 1
    assert quizzes.attempts(cast.mentee, SLUG).pool == 5
    assert mine.items[0].key not in {item.key for item in begun(cast.mentee).items}


def test_without_an_awarding_body_a_pass_is_a_pass_without_certificate(cast: Cast) -> None:
    course()
    with transaction() as session:
        session.get_one(Organisation, cast.organisation.id).name = ""
    mine = finished(cast.mentor)
    found = quizzes.result(cast.mentor, mine.attempt.id)
    assert found.attempt.state is AttemptState.GRADED
    assert found.attempt.passed
    assert found.certificate is None


def test_the_unknown_get_no_attempt(cast: Cast) -> None:
    course()
    with pytest.raises(NotAllowed):
        quizzes.start_or_resume(cast.nobody, SLUG)
    with pytest.raises(NotFound):
        quizzes.start_or_resume(cast.mentor, "no-such-course")


def test_the_name_is_a_snapshot_in_composed_letters(cast: Cast) -> None:
    course()
    with transaction() as session:
        session.get_one(Person, cast.mentor.id).name = "Jose\u0301 Nu\u0301n\u0303ez"
    with reading() as session:
        renamed = session.get_one(Person, cast.mentor.id)
    finished(renamed)
    assert certificates.mine(renamed)[0].holder == "José Núñez"
