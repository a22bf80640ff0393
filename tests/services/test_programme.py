"""The programme at a glance: its counts are right, and words never get there."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import col

from app import database
from app.services import matching, programme
from components.matching import pair_view, sent_view, waiting_list
from components.programme import overview_view
from models.agreements import Agreement
from models.base import Row
from models.certificates import Certificate
from models.courses import Course, Lesson, LessonDone
from models.journals import Entry
from models.meetings import AgendaPoint, Meeting, MeetingState
from models.mentra import Stage
from models.organisation import Programme
from models.relationships import Relationship
from models.signals import SignalKind
from models.talk import Message
from tests.cast import NOW, Cast, person, relationship
from tests.pool import mentor, waiting
from tests.services.test_matching import counted

CANARY = "canary-in-the-mine"


def keep(*rows: Row) -> None:
    with database.transaction() as session:
        session.add_all(rows)


def meeting(pair: Relationship, at: datetime, state: MeetingState) -> Meeting:
    return Meeting(relationship_id=pair.id, number=1, starts_at=at, state=state)


def test_without_a_programme_there_is_nothing_to_see(cast: Cast) -> None:
    with database.transaction() as session:
        session.exec(sa.update(Programme).values(is_open=False))
    assert programme.overview(cast.coordinator) is None


def test_relationships_sessions_and_weeks_are_counted(cast: Cast) -> None:
    ended = relationship(cast.programme, cast.stranger, cast.mentee)
    ended.ended_at = NOW
    held = [
        meeting(cast.relationship, NOW - timedelta(days=days), MeetingState.HELD)
        for days in (1, 2, 30)
    ]
    other = meeting(cast.other, NOW - timedelta(days=3), MeetingState.CANCELLED)
    keep(ended, *held, other)
    seen = programme.overview(cast.coordinator)
    assert seen
    assert (seen.active, seen.started, seen.held, seen.held_lately) == (2, 3, 3, 2)
    assert (seen.week, seen.weeks) == (9, 26)
    assert sum(week.held for week in seen.by_week) == 3
    assert len(seen.by_week) == seen.week


def test_stages_are_counted_in_order(cast: Cast) -> None:
    with database.transaction() as session:
        for position, name in enumerate(("Ready", "Meet")):
            session.add(Stage(position=position, key=name.lower(), name=name, purpose="Why."))
        session.exec(
            sa.update(Relationship).where(col(Relationship.id) == cast.other.id).values(stage=1)
        )
    seen = programme.overview(cast.coordinator)
    assert seen
    assert [(stage.name, stage.count) for stage in seen.stages] == [("Ready", 1), ("Meet", 1)]


def test_lessons_and_certificates_of_those_who_take_part(cast: Cast) -> None:
    course = Course(key="m1", slug="m1", title="One", summary="One.", minutes=10)
    lesson = Lesson(
        course_id=course.id, number="1", position=1, slug="a", title="A", minutes=5, text="A."
    )
    keep(course)
    keep(lesson)
    keep(
        LessonDone(person_id=cast.mentee.id, lesson_id=lesson.id, done_at=NOW),
        LessonDone(person_id=cast.admin.id, lesson_id=lesson.id, done_at=NOW),
        certificate(cast, course),
    )
    seen = programme.overview(cast.coordinator)
    assert seen
    assert (seen.lessons, seen.certificates) == (1, 1)


def test_two_cancellations_since_the_last_session_need_a_look(cast: Cast) -> None:
    days = ((40, "held"), (20, "cancelled"), (10, "cancelled"))
    keep(*(meeting(cast.relationship, NOW - timedelta(days=n), MeetingState(s)) for n, s in days))
    assert SignalKind.CANCELLED in kinds(cast)[cast.relationship.id]
    keep(meeting(cast.relationship, NOW - timedelta(days=5), MeetingState.HELD))
    assert SignalKind.CANCELLED not in kinds(cast)[cast.relationship.id]


def test_a_silence_needs_a_look_unless_a_session_is_near(cast: Cast) -> None:
    with database.transaction() as session:
        session.exec(sa.update(Relationship).values(last_contact_at=NOW - timedelta(days=29)))
    assert kinds(cast) == {
        cast.relationship.id: [SignalKind.QUIET],
        cast.other.id: [SignalKind.QUIET],
    }
    keep(meeting(cast.relationship, NOW + timedelta(days=3), MeetingState.PLANNED))
    assert list(kinds(cast)) == [cast.other.id]


def test_an_agreement_counts_once_both_have_signed(cast: Cast) -> None:
    paper = Agreement(
        relationship_id=cast.relationship.id,
        version=1,
        written_by=cast.mentee.id,
        written_at=NOW,
        mentor_signed_at=NOW,
    )
    keep(paper)
    with database.transaction() as session:
        session.exec(sa.update(Relationship).values(started_on=NOW.date() - timedelta(days=50)))
        session.exec(sa.update(Relationship).values(last_contact_at=NOW))
    assert list(kinds(cast)[cast.relationship.id]) == [SignalKind.UNSIGNED]
    with database.transaction() as session:
        session.exec(sa.update(Agreement).values(mentee_signed_at=NOW))
    assert list(kinds(cast)) == [cast.other.id]


def test_no_private_word_reaches_the_coordinator(cast: Cast) -> None:
    """Even unsealed, as it never is in the database, no private word comes along."""
    words = CANARY.encode()
    met = meeting(cast.relationship, NOW - timedelta(days=1), MeetingState.HELD)
    met.focus = met.note = words
    met.link = f"https://{CANARY}.example"
    keep(met)
    keep(
        AgendaPoint(meeting_id=met.id, author_id=cast.mentee.id, words=words, added_at=NOW),
        Message(
            relationship_id=cast.relationship.id,
            author_id=cast.mentee.id,
            words=words,
            sent_at=NOW,
        ),
        Entry(
            author_id=cast.mentee.id,
            written_on=NOW.date(),
            words=words,
            started_at=NOW,
            changed_at=NOW,
            shared_with=cast.relationship.id,
        ),
        Agreement(
            relationship_id=cast.relationship.id,
            version=1,
            words=words,
            written_by=cast.mentee.id,
            written_at=NOW,
        ),
    )
    mentee = waiting()
    mentor()
    with counted() as asked:
        seen = programme.overview(cast.coordinator)
        queue = matching.queue(cast.coordinator)
        shown = matching.comparison(cast.coordinator, mentee.id)
    assert seen
    assert seen.held == 1
    assert shown.best
    assert CANARY not in repr((seen, queue, shown))
    views = (
        overview_view(seen, queue),
        waiting_list(queue, mentee),
        pair_view(shown.best, suggested=True),
        sent_view(queue.sent),
    )
    assert not any(CANARY in str(view) for view in views)
    private = ("message.", "entry.", "agendapoint.", "meeting.note", "meeting.focus", "terms")
    assert not [query for query in asked for field in private if field in query.lower()]


def test_as_many_questions_for_ten_pairs_as_for_two_hundred(cast: Cast) -> None:
    counts = []
    for first, last in ((0, 10), (10, 200)):
        people = [person(f"M{n} M", is_mentor=True) for n in range(first, last)]
        keep(*people)
        keep(*(relationship(cast.programme, somebody, cast.mentee) for somebody in people))
        with counted() as seen:
            programme.overview(cast.coordinator)
        counts.append(len(seen))
    assert counts[1] <= counts[0] <= 12


def test_the_list_of_those_who_need_a_look_ends_somewhere(cast: Cast) -> None:
    people = [person(f"M{n} M", is_mentor=True) for n in range(30)]
    keep(*people)
    keep(*(relationship(cast.programme, somebody, cast.mentee) for somebody in people))
    with database.transaction() as session:
        session.exec(sa.update(Relationship).values(last_contact_at=NOW - timedelta(days=50)))
    seen = programme.overview(cast.coordinator)
    assert seen
    assert (len(seen.looks), seen.more_looks) == (programme.MOST_LOOKS, 12)


def kinds(cast: Cast) -> dict[object, list[SignalKind]]:
    seen = programme.overview(cast.coordinator)
    assert seen
    return {look.relationship_id: [s.kind for s in look.signals] for look in seen.looks}


def certificate(cast: Cast, course: Course) -> Certificate:
    return Certificate(
        number="PM-AAAAA-AAAAA",
        person_id=cast.mentor.id,
        course_id=course.id,
        holder=cast.mentor.name,
        title="One",
        criteria="All.",
        minutes=10,
        issuer="Guild",
        issued_at=NOW,
    )
