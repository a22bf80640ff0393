"""A proposal as one of its two people sees it."""

from dataclasses import replace
from uuid import uuid4

import pytest

from components.proposals import proposal_card, proposal_view
from models.proposals import Offer, Proposal, ProposalState
from models.reasons import explain, kept
from tests.cast import NOW
from tests.pool import candidate

MENTEE, MENTOR = candidate("Ann A"), candidate("Bob B")


def offer(part: str, state: ProposalState, answer: bool | None) -> Offer:
    proposal = Proposal(
        mentor_id=MENTOR.person.id,
        mentee_id=MENTEE.person.id,
        proposed_by=uuid4(),
        proposed_at=NOW,
        score=98,
        reasons=kept(explain(MENTEE, MENTOR).reasons),
        note="You both <i>like</i> fairs.",
        mentee_answer=answer,
        state=state,
    )
    return Offer(proposal, part, MENTOR.person, MENTEE.person)


OPEN = offer("mentee", ProposalState.OPEN, None)


def test_the_card_leads_to_the_proposal() -> None:
    shown = str(proposal_card(OPEN))
    assert "Bob could become your mentor" in shown
    assert f"/proposals/{OPEN.proposal.id}" in shown
    assert "Ann could become your mentee" in str(proposal_card(replace(OPEN, part="mentor")))


def test_the_proposal_says_why_without_any_points() -> None:
    shown = str(proposal_view(OPEN))
    assert "Ann asks about Money and First fair, and Bob offers it." in shown
    assert "You both &lt;i&gt;like&lt;/i&gt; fairs." in shown
    assert "98" not in shown.split("Why you two")[1]


@pytest.mark.parametrize(
    ("state", "answer", "words", "acts"),
    [
        (ProposalState.OPEN, None, "Yes, I would like to work with Bob", ["yes", "no"]),
        (ProposalState.OPEN, True, "The other answer is still to come.", ["no"]),
        (ProposalState.ACCEPTED, True, "Both said yes.", []),
        (ProposalState.DECLINED, True, "This proposal is closed.", []),
        (ProposalState.WITHDRAWN, None, "This proposal is closed.", []),
    ],
)
def test_what_can_be_answered(
    state: ProposalState, answer: bool | None, words: str, acts: list[str]
) -> None:
    shown = str(proposal_view(offer("mentee", state, answer)))
    assert words in shown
    assert [act for act in ("yes", "no") if f'data-act="{act}"' in shown] == acts
