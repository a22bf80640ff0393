"""The demo: made whole at any hour, kept for a day, renewed on the next, never over other data."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import SQLModel, col, select

from app import content, outbox, passwords
from app.database import reading, transaction
from app.demo import crowd, script, stage
from app.services import agreements, journals, meetings, talk
from app.settings import Settings
from app.steps import facts, pool
from models.agreements import Agreement
from models.attention import Answers, is_low
from models.certificates import Certificate, spelled
from models.courses import Course, Lesson, LessonDone
from models.errors import Refusal
from models.forms.answers import missing, problem
from models.goals import Goal, GoalReading, Step
from models.journals import Entry, Mood
from models.letters import Letter
from models.meetings import Meeting, MeetingState, Pulse
from models.mentra import gate
from models.organisation import Organisation, Programme
from models.passwords import DEMO
from models.people import Person, Profile, Role
from models.programme import place_in_time
from models.proposals import Proposal
from models.quizzes import Attempt, Question, Response, rules_of
from models.relationships import Confirmation, Relationship, StageMove, quiet_days
from models.talk import Message
from tests.cast import Cast
from tests.snapshots import Snapshot

NOW = datetime(2027, 5, 12, 9, 30, tzinfo=UTC)
NEXT_DAY = NOW + timedelta(days=1)
ANY_HOUR = (
    datetime(2027, 1, 1, 0, 2, tzinfo=UTC),
    datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
    datetime(2027, 6, 30, 23, 58, tzinfo=UTC),
    datetime(2028, 2, 29, 12, 0, tzinfo=UTC),
)
SETTINGS = Settings(data_dir=Path("demo-data"))

T = TypeVar("T", bound=SQLModel)


@pytest.fixture(scope="module")
def kept() -> dict[str, Snapshot]:
    return {}


@pytest.fixture
def ready(fresh: str, kept: dict[str, Snapshot], tmp_path_factory: pytest.TempPathFactory) -> None:
    """A database as the command line prepares it: empty, with the programme's own texts."""
    assert fresh
    once(kept, "ready", content.load, tmp_path_factory)


@pytest.fixture
def demo(fresh: str, kept: dict[str, Snapshot], tmp_path_factory: pytest.TempPathFactory) -> None:
    def make() -> None:
        content.load()
        stage.fill(SETTINGS, NOW)

    assert fresh
    once(kept, "demo", make, tmp_path_factory)


def once(
    kept: dict[str, Snapshot],
    name: str,
    make: Callable[[], object],
    places: pytest.TempPathFactory,
) -> None:
    """Makes what the test begins with, or puts back what an earlier test began with."""
    if name in kept:
        kept[name].put_back()
        return
    make()
    kept[name] = Snapshot(places.mktemp(name))


in_demo = pytest.mark.usefixtures("demo")


def every(model: type[T]) -> Sequence[T]:
    with reading() as session:
        return session.exec(select(model)).all()


def person(name: str) -> Person:
    with reading() as session:
        return session.exec(select(Person).where(col(Person.name).startswith(name))).one()


def pair_of(mentee: str) -> Relationship:
    with reading() as session:
        query = select(Relationship).where(Relationship.mentee_id == person(mentee).id)
        return session.exec(query).one()


def told() -> list[str]:
    """Everything of a demo that somebody can read, and under which addresses."""
    by_id = {somebody.id: somebody for somebody in every(Person)}
    lines: list[object] = [(one.id, one.name, one.email, one.joined_at) for one in by_id.values()]
    for pair in every(Relationship):
        mentor = by_id[pair.mentor_id]
        lines.append((pair.id, pair.stage, pair.started_on, pair.last_contact_at))
        lines += [said.words for said in talk.thread(mentor, pair.id).messages]
        for appointment in meetings.of_pair(mentor, pair.id):
            one = meetings.one(mentor, pair.id, appointment.meeting.number)
            lines += [one.focus, one.note, *(point.words for point in one.points)]
    for somebody in by_id.values():
        lines += [page.words for page in journals.mine(somebody)]
    lines += sorted(certificate.number for certificate in every(Certificate))
    return sorted(map(str, lines))


def test_other_peoples_data_is_refused_and_left_alone(cast: Cast) -> None:
    with pytest.raises(Refusal, match="do not belong to the demo"):
        stage.fill(SETTINGS, NOW)
    assert person("Ada Alder").id == cast.mentor.id
    assert len(every(Relationship)) == 2


@pytest.mark.usefixtures("ready")
def test_a_house_without_people_is_somebodys_too() -> None:
    with transaction() as session:
        session.add(Organisation(name="Guild of Tests"))
    with pytest.raises(Refusal):
        stage.fill(SETTINGS, NOW)
    assert not every(Person)


@in_demo
def test_a_demo_of_the_same_day_stays_as_it_is() -> None:
    marta, pair = person("Marta"), pair_of("Ilinca")
    talk.send(marta, pair.id, "Tomorrow, then")
    stage.fill(SETTINGS, NOW + timedelta(hours=3))
    words = [said.words for said in talk.thread(marta, pair.id).messages]
    assert "Tomorrow, then" in words


@in_demo
def test_a_demo_of_another_day_is_made_again() -> None:
    lessons = {lesson.id for lesson in every(Lesson)}
    assert lessons
    marta, pair = person("Marta"), pair_of("Ilinca")
    talk.send(marta, pair.id, "Tomorrow, then")
    people, words = len(every(Person)), len(every(Message))
    stage.fill(SETTINGS, NEXT_DAY)
    assert (len(every(Person)), len(every(Message))) == (people, words - 1)
    assert {lesson.id for lesson in every(Lesson)} == lessons
    assert every(Programme)[0].starts_on == (NEXT_DAY - stage.BEGAN).date()


@in_demo
def test_the_same_hour_gives_the_same_demo() -> None:
    first = told()
    stage.fill(SETTINGS, NEXT_DAY)
    assert told() != first
    stage.fill(SETTINGS, NOW)
    assert told() == first


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("now", ANY_HOUR, ids=str)
def test_it_is_alive_at_any_hour(now: datetime) -> None:
    stage.fill(SETTINGS, now)
    ahead = [one for one in every(Meeting) if one.state is MeetingState.PLANNED]
    gone = [one.starts_at for one in every(Meeting) if one.state is not MeetingState.PLANNED]
    assert all(one.starts_at > now for one in ahead)
    assert all(at < now for at in gone)
    assert all(one.sent_at < now for one in every(Message))
    assert all(one.given_at <= now for one in every(Pulse))
    assert all(one.changed_at < now for one in every(Entry))
    assert all(one.stage_since < now for one in every(Relationship))
    assert place_in_time(every(Programme)[0], now.date()) == (14, 24)
    cluj = ZoneInfo("Europe/Bucharest")
    nexts = [one for one in ahead if one.relationship_id == pair_of("Ilinca").id]
    soonest = min(nexts, key=lambda one: one.starts_at).starts_at.astimezone(cluj)
    assert (soonest.hour, soonest.minute) == (17, 0)
    assert (soonest.date() - now.astimezone(cluj).date()).days == 2


@in_demo
def test_who_is_there() -> None:
    people = every(Person)
    roles = [role for somebody in people for role in somebody.roles]
    assert roles.count(Role.MENTOR) == 14
    assert roles.count(Role.MENTEE) >= 21
    assert roles.count(Role.ADMIN) == 1
    assert len({somebody.country for somebody in people}) >= 15
    assert all(somebody.headline and somebody.place and somebody.zone for somebody in people)
    assert all(ZoneInfo(somebody.zone) for somebody in people)
    with reading() as session:
        assert pool.waiting(session) == 6
    waits = [profile.waiting_since for profile in every(Profile) if profile.waiting_since]
    assert len(set(waits)) == len(waits)


@in_demo
@pytest.mark.parametrize("role", Role)
def test_one_can_step_in_as_each_role(role: Role) -> None:
    with reading() as session:
        query = select(Person).where(Person.email == f"{role}@demo.example")
        somebody = session.exec(query).one()
    assert role in somebody.roles
    assert passwords.check(DEMO, somebody.password)[0]


@in_demo
def test_every_stage_is_used_and_every_gate_behind_is_met() -> None:
    found = list(every(Relationship))
    assert len(found) == 12
    assert {pair.stage for pair in found} == set(range(7))
    with reading() as session:
        known, stages = facts.gather(session, found, NOW), facts.stages(session)
    for pair in found:
        for behind in stages[: pair.stage]:
            assert not gate(behind, known[pair.id]).missing, (pair.stage, behind.name)
    waiting = [pair for pair in found if gate(stages[pair.stage], known[pair.id]).missing]
    assert len(waiting) >= 9


@in_demo
def test_moves_and_words_lie_in_their_order() -> None:
    for pair in every(Relationship):
        moves = [move for move in every(StageMove) if move.relationship_id == pair.id]
        moves.sort(key=lambda move: move.to_stage)
        assert [move.to_stage for move in moves] == list(range(1, pair.stage + 1))
        assert [move.moved_at for move in moves] == sorted(move.moved_at for move in moves)
        held = [one for one in every(Meeting) if one.relationship_id == pair.id]
        held.sort(key=lambda one: one.number)
        assert [one.starts_at for one in held] == sorted(one.starts_at for one in held)
    for story in script.stories():
        days = [(-line.ago, line.at) for line in story.talk]
        assert days == sorted(days), story.mentee
    joined = {somebody.id: somebody.joined_at for somebody in every(Person)}
    starts = {pair.mentee_id: pair.started_on for pair in every(Relationship)}
    assert all(joined[mentee].date() < start for mentee, start in starts.items())
    assert all(word.confirmed_at <= NOW for word in every(Confirmation))


@in_demo
def test_all_words_are_there_and_services_open_them() -> None:
    by_id = {somebody.id: somebody for somebody in every(Person)}
    for pair in every(Relationship):
        mentor = by_id[pair.mentor_id]
        messages = talk.thread(mentor, pair.id).messages
        assert 4 <= len(messages) <= 14
        assert all(len(said.words) > 5 for said in messages)
        for one in meetings.of_pair(mentor, pair.id):
            sitting = meetings.one(mentor, pair.id, one.meeting.number)
            assert sitting.focus
            assert all(point.words for point in sitting.points)
            assert bool(sitting.note) is (one.meeting.note is not None)
    ilinca = person("Ilinca")
    pages = journals.mine(ilinca)
    assert len(pages) >= 15
    assert all(page.words and page.mood for page in pages)
    assert len(journals.shared_with(person("Marta"))) == 1
    assert len(every(Mood)) > len(every(Entry))
    assert all(goal.title and goal.area and goal.evidence and goal.due_on for goal in every(Goal))
    assert all(step.action and len(step.when_then) <= 200 for step in every(Step))
    assert len(every(GoalReading)) > 40


@in_demo
def test_every_agreement_is_a_whole_sheet_in_the_words_of_its_pair() -> None:
    purposes = set()
    for pair in every(Relationship):
        mentee = next(one for one in every(Person) if one.id == pair.mentee_id)
        for version in (one.version for one in every(Agreement) if one.relationship_id == pair.id):
            paper = agreements.current(mentee, pair.id, version)
            assert paper.words
            form, answers = paper.words.form, paper.words.answers
            assert not missing(form.fields, answers)
            assert not [one.id for one in form.fields if problem(one, answers.get(one.id))]
            assert not set(answers) - {one.id for one in form.fields}
            assert answers["a02_mentee"] == mentee.name
            assert paper.draft
            assert not paper.draft.is_ahead
            assert paper.changed or version == 1
            purposes.add(answers["a11_purpose"])
    assert len(purposes) >= 9


@in_demo
def test_what_waits_for_marta() -> None:
    marta = person("Marta")
    assert quiet_days(pair_of("Jakub"), NOW) in (19, 20)
    paper = max(
        (one for one in every(Agreement) if one.relationship_id == pair_of("Zeynep").id),
        key=lambda one: one.version,
    )
    assert paper.mentee_signed_at
    assert not paper.mentor_signed_at
    drafts = [one for one in every(Meeting) if one.note and not one.published_at]
    assert [one.relationship_id for one in drafts] == [pair_of("Théo").id]
    assert drafts[0].note_by == marta.id
    assert [offer.mentor_id for offer in every(Proposal)] == [marta.id]
    assert every(Proposal)[0].score >= 80
    assert not [p for p in every(Agreement) if p.relationship_id == pair_of("Luka").id]
    own = [one for one in every(Pulse) if one.person_id == marta.id][:2]
    assert not is_low([Answers(one.mattered, one.heard, one.next_step, one.pace) for one in own])


@in_demo
def test_what_was_learned_can_be_checked() -> None:
    attempts, answers = every(Attempt), every(Response)
    rules = {course.id: rules_of(course) for course in every(Course)}
    keys = {str(question.id): question.key for question in every(Question)}
    assert attempts
    assert all(attempt.passed and attempt.graded_at for attempt in attempts)
    for attempt in attempts:
        mine = [answer for answer in answers if answer.attempt_id == attempt.id]
        assert {str(answer.question_id) for answer in mine} == set(attempt.question_ids)
        assert sum(answer.points for answer in mine) == attempt.points
        by_id = {str(answer.question_id): answer.points for answer in mine}
        assert rules[attempt.course_id].passes({keys[id_]: points for id_, points in by_id.items()})
    found = every(Certificate)
    assert 4 <= len(found) <= 6
    assert all(spelled(one.number) == one.number and one.outcomes for one in found)
    assert len(every(LessonDone)) > 60


@in_demo
def test_a_letter_is_sent_and_an_invitation_waits_with_its_link() -> None:
    letters = every(Letter)
    with reading() as session:
        words = {letter.sent_at is None: outbox.opened(session, letter) for letter in letters}
    assert len(letters) == 2
    assert "/proposals/" in words[False]
    assert "/invite/" in words[True]


@in_demo
def test_a_crowd_is_as_many_times_as_large_and_can_read_its_words() -> None:
    before = {model: len(every(model)) for model in (Person, Relationship, Entry, Message, Pulse)}
    crowd.grow(3)
    assert {model: len(every(model)) for model in before} == {
        model: count * 3 for model, count in before.items()
    }
    with reading() as session:
        query = select(Person).where(col(Person.email).endswith(".mentee@demo.example"))
        other = session.exec(query).first()
        assert other
        pair = session.exec(select(Relationship).where(Relationship.mentee_id == other.id)).one()
    ilinca = person("Ilinca Dumitrescu")
    assert [page.words for page in journals.mine(other)] == [
        page.words for page in journals.mine(ilinca)
    ]
    mine = talk.thread(ilinca, pair_of("Ilinca Dumitrescu").id).messages
    assert [said.words for said in talk.thread(other, pair.id).messages] == [
        said.words for said in mine
    ]
    paper = agreements.current(other, pair.id)
    assert paper.words
    assert paper.words.answers["a11_purpose"].startswith("Ilinca wants to live")
    sitting = meetings.one(other, pair.id, 7)
    assert sitting.focus == "The answer from the publisher"
    assert sitting.points[0].words.startswith("They wrote back")
