"""Proposals: two yes make a pair, one no ends it, and nobody sees the other's answer."""

from uuid import uuid4

import pytest

from models.errors import Refusal
from models.proposals import (
    LONGEST_NOTE,
    Proposal,
    ProposalState,
    after_answer,
    check_note,
    check_open,
    check_place,
    seen_by,
)
from tests.cast import NOW, person

ADA, BEN = person("Ada Alder"), person("Ben Birch")


def proposal(mentor: bool | None = None, mentee: bool | None = None) -> Proposal:
    return Proposal(
        mentor_id=ADA.id,
        mentee_id=BEN.id,
        proposed_by=uuid4(),
        proposed_at=NOW,
        score=80,
        mentor_answer=mentor,
        mentee_answer=mentee,
    )


@pytest.mark.parametrize(
    ("mentor", "mentee", "state"),
    [
        (None, None, ProposalState.OPEN),
        (True, None, ProposalState.OPEN),
        (None, True, ProposalState.OPEN),
        (True, True, ProposalState.ACCEPTED),
        (False, None, ProposalState.DECLINED),
        (None, False, ProposalState.DECLINED),
        (True, False, ProposalState.DECLINED),
        (False, True, ProposalState.DECLINED),
    ],
)
def test_answers(mentor: bool | None, mentee: bool | None, state: ProposalState) -> None:
    assert after_answer(proposal(mentor, mentee)) is state


def test_each_sees_the_own_answer_only() -> None:
    both = proposal(True, False)
    mentor, mentee = seen_by(ADA, both, ADA, BEN), seen_by(BEN, both, ADA, BEN)
    assert (mentor.part, mentor.answer, mentor.other, mentor.proposal.mentee_answer) == (
        "mentor",
        True,
        BEN,
        None,
    )
    assert (mentee.part, mentee.answer, mentee.other, mentee.proposal.mentor_answer) == (
        "mentee",
        False,
        ADA,
        None,
    )
    assert mentor.proposal.id == both.id
    assert mentor.reasons == ()


def test_what_is_closed_stays_closed() -> None:
    closed = proposal()
    check_open(closed)
    closed.state = ProposalState.WITHDRAWN
    with pytest.raises(Refusal, match="closed"):
        check_open(closed)


def test_a_note_is_short() -> None:
    assert check_note("  Hello. ") == "Hello."
    with pytest.raises(Refusal, match="Shorten"):
        check_note("x" * (LONGEST_NOTE + 1))


def test_a_place_is_needed() -> None:
    check_place(ADA, 1)
    with pytest.raises(Refusal, match="no free place"):
        check_place(ADA, 0)
