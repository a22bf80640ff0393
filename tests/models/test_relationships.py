"""Who may move a relationship, how far, and with which reason."""

from datetime import timedelta
from uuid import uuid4

import pytest

from models.errors import NotAllowed, Refusal
from models.mentra import Check, CheckState, Gate, State
from models.relationships import (
    Relationship,
    StageMove,
    check_confirming,
    check_move,
    check_mover,
    check_undo,
    check_version,
)
from tests.cast import NOW, TODAY, person

BOTH = Check(id="talk", text="Say hello", kind="human")
OPEN = Gate((CheckState(BOTH, State.OPEN),))
PASSED = Gate((CheckState(BOTH, State.MET),))


def at(stage: int) -> Relationship:
    return Relationship(
        programme_id=uuid4(),
        mentor_id=uuid4(),
        mentee_id=uuid4(),
        stage=stage,
        stage_since=NOW,
        started_on=TODAY,
        ends_on=TODAY,
    )


@pytest.mark.parametrize(
    ("stage", "to", "gate", "reason"),
    [
        (2, 3, PASSED, ""),
        (2, 3, OPEN, "We agreed to go on early."),
        (2, 1, OPEN, ""),
        (5, 3, OPEN, ""),
    ],
)
def test_a_move_passes(stage: int, to: int, gate: Gate, reason: str) -> None:
    check_move(at(stage), to, gate, reason)


@pytest.mark.parametrize(
    ("stage", "to", "gate", "reason"),
    [
        (2, 3, OPEN, ""),
        (2, 3, OPEN, "  short  "),
        (2, 4, PASSED, "We want to skip one stage."),
        (2, 2, PASSED, ""),
        (0, -1, PASSED, ""),
        (6, 7, PASSED, "A stage that is not there."),
    ],
)
def test_a_move_is_refused(stage: int, to: int, gate: Gate, reason: str) -> None:
    with pytest.raises(Refusal):
        check_move(at(stage), to, gate, reason)


def test_a_refused_move_says_exactly_what_is_missing() -> None:
    with pytest.raises(Refusal) as refusal:
        check_move(at(2), 3, OPEN, "")
    assert refusal.value.values == {"missing": "Say hello"}


def test_what_has_ended_stays_where_it_is() -> None:
    ended = at(2)
    ended.ended_at = NOW
    with pytest.raises(Refusal, match="ended"):
        check_move(ended, 3, PASSED, "")


def test_two_movers_notice_each_other() -> None:
    check_version(at(1), 1)
    with pytest.raises(Refusal):
        check_version(at(1), 2)


@pytest.mark.parametrize(
    ("check", "part", "allowed"),
    [
        (BOTH, "mentor", True),
        (BOTH, "coordinator", False),
        (Check(id="x", text="", kind="human", owner="mentee"), "mentor", False),
        (Check(id="x", text="", kind="auto", rule="agreement_signed"), "mentor", False),
        (Check(id="x", text="", kind="auto", rule="only_people_know"), "mentor", True),
    ],
)
def test_people_confirm_what_is_theirs_and_no_data_tells(
    check: Check, part: str, allowed: bool
) -> None:
    state = CheckState(check, State.OPEN)
    if allowed:
        check_confirming(state, part)
    else:
        with pytest.raises(Refusal):
            check_confirming(state, part)


def test_a_check_for_both_waits_for_the_one_who_has_not_spoken() -> None:
    half = CheckState(BOTH, State.HALF, frozenset({"mentor"}))
    assert half.waits_for == {"mentee"}
    assert CheckState(BOTH, State.MET, frozenset()).waits_for == frozenset()


def test_a_move_is_undone_by_its_mover_and_soon() -> None:
    mover = person("Ada Alder")
    move = StageMove(
        relationship_id=uuid4(), from_stage=1, to_stage=2, moved_by=mover.id, moved_at=NOW
    )
    assert check_undo(move, mover, NOW + timedelta(minutes=5)) is move
    for wrong in (
        (None, mover, NOW),
        (move, person("Ben Birch"), NOW),
        (move, mover, NOW + timedelta(hours=1)),
    ):
        with pytest.raises(Refusal):
            check_undo(*wrong)


def test_a_mentee_does_not_move_the_pair() -> None:
    pair = at(1)
    mentor, mentee = person("Ada Alder", is_mentor=True), person("Ben Birch", is_mentee=True)
    pair.mentor_id, pair.mentee_id = mentor.id, mentee.id
    check_mover(mentor, pair)
    check_mover(person("Vera Vine", is_coordinator=True), pair)
    with pytest.raises(NotAllowed):
        check_mover(mentee, pair)
