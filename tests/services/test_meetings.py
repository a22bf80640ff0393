"""Sessions: planned ahead, opened by two, noted by one until published, felt in private."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app import database
from app.services import meetings, relationships
from models.errors import Refusal
from models.meetings import Meeting, MeetingState
from models.notices import Notice, NoticeKind
from tests.cast import NOW, Cast
from tests.mentoring import held, planned


def test_planning_counts_up_and_tells_the_other(cast: Cast) -> None:
    rel = cast.relationship.id
    assert planned(cast).number == 1
    second = meetings.plan(cast.mentor, rel, NOW + timedelta(days=9), focus="Saying a price")
    assert second.number == 2
    ahead = meetings.upcoming(cast.mentee)
    assert [(one.meeting.number, one.partner, one.focus) for one in ahead] == [
        (1, cast.mentor, ""),
        (2, cast.mentor, "Saying a price"),
    ]
    with database.reading() as session:
        told = select(Notice.person_id).where(Notice.kind == NoticeKind.MEETING_PLANNED)
        assert set(session.exec(told)) == {cast.mentee.id}


@pytest.mark.parametrize("link", ["http://call.example", "javascript:alert(1)"])
def test_a_link_to_a_call_is_https(cast: Cast, link: str) -> None:
    with pytest.raises(Refusal):
        meetings.plan(cast.mentor, cast.relationship.id, NOW + timedelta(days=1), link=link)


def test_the_past_is_not_planned(cast: Cast) -> None:
    with pytest.raises(Refusal):
        meetings.plan(cast.mentor, cast.relationship.id, NOW - timedelta(hours=1))


def test_both_read_the_agenda_and_no_words_lie_open(cast: Cast) -> None:
    meeting = planned(cast)
    point = meetings.add_point(cast.mentee, meeting.id, "How do I say no?")
    assert b"say no" not in point.words
    opened = meetings.one(cast.mentor, cast.relationship.id, 1)
    assert [one.words for one in opened.points] == ["How do I say no?"]
    assert meetings.upcoming(cast.mentor)[0].points == 1


def test_notes_are_the_writers_alone_until_published(cast: Cast) -> None:
    meeting, rel = held(cast), cast.relationship.id
    meetings.write_note(cast.mentor, meeting.id, "We spoke of money.", 1)
    assert meetings.one(cast.mentor, rel, 1).note == "We spoke of money."
    assert meetings.one(cast.mentee, rel, 1).note == ""
    with pytest.raises(Refusal):
        meetings.write_note(cast.mentee, meeting.id, "Mine", 2)
    meetings.publish(cast.mentor, meeting.id, "We spoke of money and fear.", 2)
    assert meetings.one(cast.mentee, rel, 1).note == "We spoke of money and fear."
    meetings.write_note(cast.mentee, meeting.id, "And of joy.", 3)
    assert meetings.one(cast.mentor, rel, 1).note == "And of joy."


def test_two_windows_do_not_overwrite_each_other(cast: Cast) -> None:
    meeting = held(cast)
    meetings.write_note(cast.mentor, meeting.id, "From one window", 1)
    with pytest.raises(Refusal):
        meetings.write_note(cast.mentor, meeting.id, "From another", 1)


def test_holding_is_contact(cast: Cast) -> None:
    assert held(cast).state is MeetingState.HELD
    assert relationships.mine(cast.mentor)[0].relationship.last_contact_at is not None


def test_what_was_held_is_neither_moved_nor_cancelled(cast: Cast) -> None:
    meeting = held(cast)
    for late in (
        lambda: meetings.cancel(cast.mentor, meeting.id),
        lambda: meetings.shift(cast.mentor, meeting.id, NOW + timedelta(days=9)),
        lambda: meetings.hold(cast.mentor, meeting.id),
    ):
        with pytest.raises(Refusal):
            late()


def test_a_cancelled_session_is_not_ahead(cast: Cast) -> None:
    meetings.cancel(cast.mentee, planned(cast).id)
    assert meetings.upcoming(cast.mentor) == []
    assert len(meetings.of_pair(cast.mentor, cast.relationship.id)) == 1


def test_a_session_whose_time_has_gone_by_is_past(cast: Cast) -> None:
    meeting = planned(cast)
    with database.transaction() as session:
        session.get_one(Meeting, meeting.id).starts_at = NOW - timedelta(days=1)
    assert [one.meeting.id for one in meetings.past(cast.mentor)] == [meeting.id]


def test_a_pulse_is_read_by_its_giver_only_and_may_change(cast: Cast) -> None:
    meeting, rel = held(cast), cast.relationship.id
    meetings.give_pulse(cast.mentee, meeting.id, 2, 3, 4, 5)
    meetings.give_pulse(cast.mentee, meeting.id, 3, 3, 4, 5)
    own = meetings.one(cast.mentee, rel, 1).pulse
    assert own is not None
    assert own.mattered == 3
    assert meetings.one(cast.mentor, rel, 1).pulse is None


def test_a_pulse_needs_answers_and_a_session_that_was_held(cast: Cast) -> None:
    with pytest.raises(Refusal):
        meetings.give_pulse(cast.mentor, planned(cast).id, 4, 4, 4, 4)
    with pytest.raises(Refusal):
        meetings.give_pulse(cast.mentor, held(cast).id, 4, 4, 6, 4)
