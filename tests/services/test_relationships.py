"""One's own relationships at a glance, and what deserves a look."""

from datetime import timedelta

from app import database
from app.services import agreements, goals, meetings, relationships, talk
from models.attention import SignalKind
from models.relationships import Relationship
from tests.cast import NOW, Cast
from tests.mentoring import held, set_stages, written


def test_a_row_tells_partner_stage_goal_and_what_is_unread(cast: Cast) -> None:
    set_stages()
    rel = cast.relationship.id
    goal = goals.set_goal(cast.mentee, rel, "Show the work", start=2, target=6)
    goals.read_value(cast.mentor, goal.id, 4)
    talk.send(cast.mentee, rel, "Hello")
    talk.send(cast.mentee, rel, "Are you there?")
    row = relationships.mine(cast.mentor)[0]
    assert (row.partner, row.part, row.stage) == (cast.mentee, "mentor", "Ready")
    assert (row.goal, row.distance, row.unread) == (goal, 50, 2)
    assert row.relationship.last_contact_at is not None
    assert relationships.mine(cast.mentee)[0].unread == 0


def test_without_readings_a_goal_stands_where_it_starts(cast: Cast) -> None:
    goals.set_goal(cast.mentee, cast.relationship.id, "Show the work", start=2, target=6)
    assert relationships.mine(cast.mentor)[0].distance == 0


def test_one_knows_both_people_and_the_signatures(cast: Cast) -> None:
    set_stages()
    version = written(cast)
    opened = relationships.one(cast.mentee, cast.relationship.id)
    assert (opened.partner, opened.part, opened.signed_at) == (cast.mentor, "mentee", None)
    for person in (cast.mentor, cast.mentee):
        agreements.sign(person, cast.relationship.id, version)
    assert relationships.one(cast.mentor, cast.relationship.id).signed_at is not None


def test_attention_names_quiet_signature_draft_and_pulse(cast: Cast) -> None:
    rel = cast.relationship.id
    agreements.sign(cast.mentee, rel, written(cast))
    meeting = held(cast)
    meetings.write_note(cast.mentor, meeting.id, "First thoughts", 1)
    meetings.give_pulse(cast.mentor, meeting.id, 4, 1, 4, 4)
    with database.transaction() as session:
        pair = session.get_one(Relationship, rel)
        pair.last_contact_at = NOW - timedelta(days=40)
    found = [signal.kind for signal in relationships.attention(cast.mentor)]
    assert found == [SignalKind.QUIET, SignalKind.SIGN, SignalKind.DRAFT, SignalKind.PULSE]


def test_nobody_hears_of_the_pulse_of_the_other(cast: Cast) -> None:
    meetings.give_pulse(cast.mentee, held(cast).id, 1, 1, 1, 1)
    assert relationships.attention(cast.mentor) == ()


def test_room_counts_what_goes_on(cast: Cast) -> None:
    room = relationships.room(cast.mentor)
    assert (room.taken, room.capacity) == (1, 2)
