"""Reasons: they add up to the points, and each says why in one sentence."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from models.matching import FORBIDDEN, LISTS, Candidate, score
from models.reasons import explain, hints, kept, told
from tests.pool import candidate

CHOICES = st.lists(st.sampled_from("abcdef"), unique=True, max_size=4)


@st.composite
def somebody(draw: st.DrawFn) -> Candidate:
    chosen = {kind: draw(CHOICES) for kind in LISTS}
    return candidate("Some Body", hours=draw(st.sampled_from([-5.0, 0.0, 1.0, 5.5])), **chosen)


@given(somebody(), somebody())
def test_reasons_add_up_to_the_points_of_the_matrix(mentee: Candidate, mentor: Candidate) -> None:
    match = explain(mentee, mentor)
    assert sum(reason.points for reason in match.reasons) == match.score
    assert sum(reason.of for reason in match.reasons) == 100
    points = score([mentee], [mentor])[0, 0]
    assert points in (match.score, FORBIDDEN)


def test_each_reason_says_why() -> None:
    match = explain(candidate("Ann A", hours=1), candidate("Bob B", values=["Play"], hours=3))
    said = [reason.words.format(**reason.values) for reason in match.reasons]
    assert said == [
        "They name different values. Ask both how they like to work.",
        "Ann asks about ['Money', 'First fair'], and Bob offers it.",
        "Both speak ['English'].",
        "Both like to meet this way: ['Online'].",
        "Both work in ['Craft'].",
        "Their clocks are 2 hours apart.",
    ]


def test_the_telling_reason_is_strong_and_heavy() -> None:
    assert explain(candidate("Ann A"), candidate("Bob B")).telling.kind == "values"


def test_hints_tell_of_places_the_code_and_what_is_missing() -> None:
    mentor = candidate("Bob B", free=1, values=[])
    mentor.profile.code_accepted_at = datetime(2026, 1, 1, tzinfo=UTC)
    found = list(hints(explain(candidate("Ann A"), mentor)))
    assert [hint.is_fine for hint in found] == [False, False, False]
    assert [hint.words.format(**hint.values) for hint in found] == [
        "Bob would have no free place after this.",
        "Ann has not accepted the code of conduct yet.",
        "Compared on 5 of 6 points.",
    ]


def test_room_for_more_is_fine() -> None:
    first = next(hints(explain(candidate("Ann A"), candidate("Bob B", free=2))))
    assert first.is_fine


def test_a_proposal_keeps_its_reasons() -> None:
    reasons = explain(candidate("Ann A"), candidate("Bob B")).reasons
    assert told(kept(reasons)) == reasons
