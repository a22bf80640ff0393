"""Figures of the programme: the last twelve months, right, and of groups only."""

from datetime import timedelta

import sqlalchemy as sa

from app.database import transaction
from app.services import indicators
from models.indicators import Figure
from models.people import Person
from models.quizzes import Attempt
from models.relationships import StageMove
from tests.cast import NOW, Cast, person
from tests.mentoring import many_pairs
from tests.pages.test_queries import counted
from tests.tracks import finished, modules, passed

LONG_AGO = NOW - timedelta(days=400)


def somebody(count: int) -> list[Person]:
    found = [person(f"learner{number} One", is_mentee=True) for number in range(count)]
    with transaction() as session:
        session.add_all(found)
    return found


def found(cast: Cast) -> dict[str, Figure]:
    return indicators.counted(cast.coordinator)[1]


def test_an_empty_house_tells_no_figure(cast: Cast) -> None:
    told, figures = indicators.counted(cast.admin)
    assert len(told.indicators) == 22
    assert {figure.value for figure in figures.values()} == {None}


def test_learners_and_modules(cast: Cast) -> None:
    course, other = modules("m1", "m2").values()
    people = somebody(6)
    for one in people:
        finished(one, course, 1, 2)
    passed(people[0], course, other)
    passed(people[1], course)
    assert found(cast)["O1"] == Figure(6, 6)
    assert found(cast)["O2"] == Figure(43, 6, 3, 7)


def test_a_quiz_without_lessons_is_a_beginning_and_two_passes_are_one_badge(cast: Cast) -> None:
    (course,) = modules("m1").values()
    people = somebody(5)
    for one in people:
        passed(one, course)
    passed(people[0], course)
    assert found(cast)["O1"] == Figure(None, 0)
    assert found(cast)["O2"] == Figure(100, 5, 5, 5)


def test_what_was_longer_ago_does_not_count(cast: Cast) -> None:
    (course,) = modules("m1").values()
    people = somebody(5)
    for one in people:
        passed(one, course)
    with transaction() as session:
        session.exec(sa.update(Attempt).values(started_at=LONG_AGO, graded_at=LONG_AGO))
    assert found(cast)["O2"] == Figure(None, 0)


def move(cast: Cast, pair: object, start: int, end: int, at: object = NOW) -> StageMove:
    return StageMove(
        relationship_id=pair,
        from_stage=start,
        to_stage=end,
        moved_by=cast.mentor.id,
        moved_at=at,
    )


def test_pairs_that_passed_the_gate_count_once(cast: Cast) -> None:
    pairs = many_pairs(cast, 7)
    with transaction() as session:
        session.add_all(move(cast, pair.id, 2, 3) for pair in pairs[:5])
        session.add(move(cast, pairs[0].id, 3, 2))
        session.add(move(cast, pairs[0].id, 2, 3))
        session.add(move(cast, pairs[5].id, 1, 2))
        session.add(move(cast, pairs[6].id, 2, 3, LONG_AGO))
    assert found(cast)["O4"] == Figure(5, 5)


def test_it_is_one_question_to_the_database(cast: Cast) -> None:
    with counted() as queries:
        found(cast)
    assert len(queries) == 1
