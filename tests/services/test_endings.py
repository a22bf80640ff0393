"""What an ending does, and what it leaves as it was."""

import pytest

from app.database import transaction
from app.services import endings, matching, meetings, members, people, relationships, talk
from models.errors import Refusal
from models.meetings import MeetingState
from models.notices import NoticeKind
from models.people import Person, Profile, Role
from tests.cast import Cast
from tests.mentoring import planned


def told(person: Person) -> list[NoticeKind]:
    return [each.notice.kind for each in people.notices(person)]


def test_it_ends_for_both_and_calls_off_what_is_ahead(cast: Cast) -> None:
    meeting = planned(cast)
    assert endings.ending(cast.mentee, cast.relationship.id).ahead == 1
    endings.end(cast.mentee, cast.relationship.id, 1)
    assert relationships.mine(cast.mentor) == []
    seen = meetings.one(cast.mentor, cast.relationship.id, meeting.number)
    assert seen.meeting.state is MeetingState.CANCELLED
    assert NoticeKind.ENDED in told(cast.mentor)
    assert NoticeKind.ENDED not in told(cast.mentee)


def test_words_stay_to_be_read_and_nobody_adds_to_them(cast: Cast) -> None:
    talk.send(cast.mentor, cast.relationship.id, "See you on Friday")
    endings.end(cast.mentor, cast.relationship.id, 1)
    assert talk.thread(cast.mentee, cast.relationship.id).messages
    with pytest.raises(Refusal, match="has ended"):
        talk.send(cast.mentee, cast.relationship.id, "One more thing")


def test_it_ends_once_and_only_as_it_was_seen(cast: Cast) -> None:
    with pytest.raises(Refusal, match="in the meantime"):
        endings.end(cast.mentee, cast.relationship.id, 7)
    endings.end(cast.mentee, cast.relationship.id, 1)
    for somebody in (cast.mentor, cast.coordinator):
        with pytest.raises(Refusal, match="has ended"):
            endings.end(somebody, cast.relationship.id, 2)


def test_a_talk_is_asked_for_and_a_new_match(cast: Cast) -> None:
    endings.end(cast.mentee, cast.relationship.id, 1, wants_talk=True, wants_new=True)
    assert told(cast.coordinator) == [NoticeKind.WANTS_TALK]
    waiting = [suggestion.mentee.id for suggestion in matching.queue(cast.coordinator).suggestions]
    assert waiting == [cast.mentee.id]


def test_only_coordinators_with_an_open_account_hear_of_it(cast: Cast) -> None:
    members.set_roles(cast.admin, cast.stranger.id, (Role.MENTOR, Role.COORDINATOR))
    members.disable(cast.admin, cast.stranger.id)
    endings.end(cast.mentee, cast.relationship.id, 1, wants_talk=True)
    assert told(cast.coordinator) == [NoticeKind.WANTS_TALK]
    assert told(cast.stranger) == []


def test_nothing_is_asked_for_unless_somebody_says_so(cast: Cast) -> None:
    endings.end(cast.mentee, cast.relationship.id, 1)
    assert told(cast.coordinator) == []
    with transaction() as session:
        profile = session.get(Profile, cast.mentee.id)
        assert profile
        assert profile.waiting_since is None


def test_a_mentor_is_not_put_among_those_who_wait(cast: Cast) -> None:
    endings.end(cast.mentor, cast.relationship.id, 1, wants_new=True)
    assert matching.queue(cast.coordinator).waiting == 0


def test_a_coordinator_ends_it_for_both(cast: Cast) -> None:
    endings.end(cast.coordinator, cast.relationship.id, 1, wants_talk=True)
    for one, other in ((cast.mentor, cast.mentee), (cast.mentee, cast.mentor)):
        notice = people.notices(one)[0]
        assert (notice.notice.kind, notice.name) == (NoticeKind.ENDED, other.name)
    assert NoticeKind.WANTS_TALK not in told(cast.coordinator)
