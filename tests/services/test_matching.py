"""Matching: the queue, proposing, two answers, and places that nobody gets twice."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from app import database, outbox
from app.services import matching
from models.errors import NotFound, Refusal
from models.letters import Letter
from models.notices import Notice, NoticeKind
from models.organisation import Programme
from models.people import Person, Profile
from models.proposals import Proposal, ProposalState
from models.relationships import Relationship
from tests.cast import Cast
from tests.pool import mentor, proposed, waiting


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that are sent meanwhile."""
    seen: list[str] = []

    def note(*told: object) -> None:
        seen.append(str(told[2]))

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    yield seen
    sa.event.remove(sa.Engine, "before_cursor_execute", note)


def names(cast: Cast) -> list[str]:
    return [each.mentee.name for each in matching.queue(cast.coordinator).suggestions]


def test_the_queue_starts_with_who_has_waited_longest(cast: Cast) -> None:
    waiting("Ann Short", 2)
    waiting("Bea Long", 30)
    found = matching.queue(cast.coordinator)
    assert names(cast) == ["Bea Long", "Ann Short"]
    assert (found.waiting, found.programme) == (2, cast.programme)


def test_who_has_a_mentor_or_does_not_wait_is_not_in_the_queue(cast: Cast) -> None:
    with database.transaction() as session:
        profile = session.get_one(Profile, cast.mentee.id)
        profile.waiting_since = cast.mentee.joined_at
        session.add(profile)
    assert names(cast) == []


def test_the_suggestion_says_why(cast: Cast) -> None:
    waiting()
    mentor("Marta Room")
    mentor("Zoe Other", topics=["Film"])
    (only,) = matching.queue(cast.coordinator).suggestions
    assert only.best
    assert only.best.mentor.person.name == "Marta Room"
    assert sum(reason.points for reason in only.best.reasons) == only.best.score
    compared = matching.comparison(cast.coordinator, only.mentee.id)
    assert compared.best == only.best
    assert [match.mentor.person.name for match in compared.others] == ["Zoe Other"]
    (named,) = matching.queue(cast.coordinator, names_only=True).suggestions
    assert (named.mentee, named.waiting_since) == (only.mentee, only.waiting_since)


def test_a_mentor_without_a_free_place_is_not_suggested(cast: Cast) -> None:
    busy = mentor(free=1)
    proposed(cast, mentor=busy, mentee=waiting("Ann First"))
    waiting("Bea Second")
    (only,) = matching.queue(cast.coordinator).suggestions
    assert (only.mentee.name, only.best, only.others) == ("Bea Second", None, ())


def test_a_comparison_puts_the_chosen_mentor_first(cast: Cast) -> None:
    mentee, second = waiting(), mentor("Zoe Other", topics=["Film"])
    mentor("Marta Room")
    found = matching.comparison(cast.coordinator, mentee.id, second.id)
    assert found.best
    assert found.best.mentor.person.name == "Zoe Other"


def test_nobody_is_compared_who_does_not_wait(cast: Cast) -> None:
    for somebody in (cast.mentee.id, uuid4()):
        with pytest.raises(NotFound):
            matching.comparison(cast.coordinator, somebody)


def test_a_proposal_tells_both_and_empties_the_queue(cast: Cast) -> None:
    mentee, offering = waiting(), mentor()
    made = matching.propose(cast.coordinator, mentee.id, offering.id, " Both love fairs. ")
    assert (made.score, made.note) == (98, "Both love fairs.")
    found = matching.queue(cast.coordinator)
    assert (found.waiting, len(found.sent)) == (0, 1)
    assert (found.sent[0].mentor_answered, found.sent[0].mentee_answered) == (False, False)
    with database.transaction() as session:
        notices = session.exec(select(Notice)).all()
        letters = session.exec(select(Letter)).all()
        said = [outbox.opened(session, letter) for letter in letters]
    assert {notice.person_id for notice in notices} == {mentee.id, offering.id}
    assert {notice.kind for notice in notices} == {NoticeKind.PROPOSAL}
    assert {letter.to for letter in letters} == {mentee.email, offering.email}
    assert all(f"/proposals/{made.id}" in words for words in said)
    assert not any("love fairs" in words for words in said)


def test_a_mentee_thinks_about_one_proposal_at_a_time(cast: Cast) -> None:
    mentee = waiting()
    matching.propose(cast.coordinator, mentee.id, mentor("Marta Room").id)
    with pytest.raises(NotFound):
        matching.propose(cast.coordinator, mentee.id, mentor("Zoe Other").id)


def test_without_an_open_programme_nobody_is_proposed(cast: Cast) -> None:
    close(cast.programme)
    with pytest.raises(Refusal, match="No programme is open"):
        matching.propose(cast.coordinator, waiting().id, mentor().id)


def test_a_proposal_can_be_taken_back(cast: Cast) -> None:
    mentee = waiting()
    made = matching.propose(cast.coordinator, mentee.id, mentor().id)
    matching.withdraw(cast.coordinator, made.id)
    assert names(cast) == [mentee.name]
    with database.reading() as session:
        assert session.exec(select(Notice)).all() == []
    with pytest.raises(Refusal, match="closed"):
        matching.answer(mentee, made.id, True)
    with pytest.raises(NotFound):
        matching.withdraw(cast.coordinator, uuid4())


def test_people_who_are_kept_apart_are_not_proposed_until_they_may_meet(cast: Cast) -> None:
    mentee, offering = waiting(), mentor()
    for _ in range(2):
        matching.keep_apart(cast.coordinator, mentee.id, offering.id)
    found = matching.comparison(cast.coordinator, mentee.id)
    assert (found.best, found.others, found.apart) == (None, (), (offering,))
    with pytest.raises(Refusal, match="not proposed to each other"):
        matching.propose(cast.coordinator, mentee.id, offering.id)
    matching.let_meet(cast.coordinator, mentee.id, offering.id)
    assert matching.comparison(cast.coordinator, mentee.id).best


def test_only_people_can_be_kept_apart(cast: Cast) -> None:
    with pytest.raises(NotFound):
        matching.keep_apart(cast.coordinator, uuid4(), mentor().id)


def test_two_yes_start_a_relationship(cast: Cast) -> None:
    mentee, offering = waiting(), mentor()
    made = matching.propose(cast.coordinator, mentee.id, offering.id)
    assert matching.answer(offering, made.id, True) is None
    started = matching.answer(mentee, made.id, True)
    assert started
    assert (started.mentor_id, started.mentee_id, started.stage) == (offering.id, mentee.id, 0)
    assert started.programme_id == cast.programme.id
    with database.reading() as session:
        assert session.get_one(Profile, mentee.id).waiting_since is None
        paired = session.exec(select(Notice).where(Notice.kind == NoticeKind.PAIRED)).all()
    assert {notice.person_id for notice in paired} == {mentee.id, offering.id}
    assert matching.queue(cast.coordinator).waiting == 0


def test_one_no_ends_it_and_the_two_are_not_proposed_again(cast: Cast) -> None:
    mentee, offering = waiting(), mentor()
    made = matching.propose(cast.coordinator, mentee.id, offering.id)
    matching.answer(offering, made.id, False)
    (back,) = matching.queue(cast.coordinator).suggestions
    assert (back.mentee, back.best, back.others) == (mentee, None, ())
    assert matching.proposal(mentee, made.id).proposal.state is ProposalState.DECLINED
    assert matching.my_proposals(mentee) == []
    with pytest.raises(Refusal, match="closed"):
        matching.answer(mentee, made.id, True)


def test_until_the_other_has_answered_one_may_think_again(cast: Cast) -> None:
    mentee, offering = waiting(), mentor()
    made = matching.propose(cast.coordinator, mentee.id, offering.id)
    matching.answer(mentee, made.id, True)
    matching.answer(mentee, made.id, False)
    assert matching.proposal(mentee, made.id).proposal.state is ProposalState.DECLINED


def test_answers_stay_with_who_gave_them(cast: Cast) -> None:
    mentee, offering = waiting(), mentor()
    made = matching.propose(cast.coordinator, mentee.id, offering.id)
    matching.answer(offering, made.id, True)
    assert matching.my_proposals(mentee) == [made.id]
    open_ = matching.proposal(mentee, made.id)
    assert (open_.answer, open_.proposal.mentor_answer) == (None, None)
    assert matching.my_proposals(offering) == []
    assert matching.proposal(offering, made.id).answer is True
    (sent,) = matching.queue(cast.coordinator).sent
    assert (sent.mentor_answered, sent.mentee_answered) == (True, False)


def test_a_smaller_capacity_keeps_the_answer_back(cast: Cast) -> None:
    mentee, offering = waiting(), mentor()
    made = matching.propose(cast.coordinator, mentee.id, offering.id)
    matching.answer(mentee, made.id, True)
    with database.transaction() as session:
        session.exec(
            sa.update(Profile).where(col(Profile.person_id) == offering.id).values(capacity=0)
        )
    with pytest.raises(Refusal, match="no free place"):
        matching.answer(offering, made.id, True)
    assert matching.proposal(offering, made.id).answer is None


def test_a_pair_needs_a_programme_to_start_in(cast: Cast) -> None:
    made = proposed(cast)
    matching.answer(cast.mentor, made.id, True)
    close(cast.programme)
    with pytest.raises(Refusal, match="No programme is open"):
        matching.answer(cast.mentee, made.id, True)


def test_the_last_place_is_given_once(cast: Cast) -> None:
    offering = mentor(free=1)
    mentees = [waiting(f"Mentee {n}", n + 1) for n in range(4)]

    def try_it(mentee: Person) -> bool:
        try:
            matching.propose(cast.coordinator, mentee.id, offering.id)
        except Refusal:
            return False
        return True

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(try_it, mentees)) == 1


def test_two_yes_at_once_start_one_relationship(cast: Cast) -> None:
    mentee, offering = waiting(), mentor()
    made = matching.propose(cast.coordinator, mentee.id, offering.id)
    with ThreadPoolExecutor(2) as threads:
        pair = list(
            threads.map(lambda who: matching.answer(who, made.id, True), (mentee, offering))
        )
    assert sum(started is not None for started in pair) == 1
    with database.reading() as session:
        own = select(Relationship).where(Relationship.mentee_id == mentee.id)
        assert len(session.exec(own).all()) == 1
        assert session.get_one(Proposal, made.id).state is ProposalState.ACCEPTED


def test_as_many_questions_for_ten_as_for_two_hundred(cast: Cast) -> None:
    counts = []
    for first, last in ((0, 10), (10, 200)):
        for n in range(first, last):
            waiting(f"Mentee{n} M", n + 1)
            mentor(f"Mentor{n} M")
        with counted() as seen:
            matching.queue(cast.coordinator)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 8
    assert len(matching.queue(cast.coordinator).suggestions) == matching.SHOWN


def close(programme: Programme) -> None:
    with database.transaction() as session:
        row = session.get_one(Programme, programme.id)
        row.is_open = False
        session.add(row)
