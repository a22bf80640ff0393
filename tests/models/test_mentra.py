"""What a gate takes for met: data where there is data, people's word where there is none."""

import pytest

from models.base import Json
from models.mentra import FILLED, Facts, Stage, State, gate, in_order

M1 = frozenset({"m1"})


def state(rule: str, facts: Facts, *, owner: str = "both", **params: Json) -> State:
    check: Json = {
        "id": "c",
        "text": "A check",
        "kind": "auto",
        "owner": owner,
        "rule": rule,
        "params": params,
    }
    stage = Stage(position=0, key="s", name="S", purpose="", body={"gate": {"checks": [check]}})
    return gate(stage, facts).checks[0].state


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("profile_complete", Facts(profiles_complete=True)),
        ("code_accepted", Facts(codes_accepted=True)),
        ("both_said_yes", Facts(both_said_yes=True)),
        ("first_talk_held", Facts(sessions_held=1)),
        ("agreement_complete", Facts(agreement_complete=True)),
        ("agreement_signed", Facts(agreement_signed=True)),
        ("next_sessions_set", Facts(next_sessions=2)),
        ("goals_set", Facts(goals=3)),
        ("goals_complete", Facts(goals_complete=True)),
        ("goal_has_step", Facts(goals_with_step=True)),
        ("goal_status_set", Facts(goals_settled=True)),
        ("goal_status_final", Facts(goals_final=True)),
        ("reached_goal_has_evidence", Facts(evidence_shown=True)),
        ("pulse_given", Facts(pulses=2)),
        ("midpoint_reached", Facts(share_of_time=0.4)),
        ("midpoint_reached", Facts(sessions_held=4)),
    ],
)
def test_a_rule_is_met_by_its_fact_and_open_without(rule: str, facts: Facts) -> None:
    assert state(rule, facts) is State.MET
    assert state(rule, Facts()) is State.OPEN


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("next_sessions_set", Facts(next_sessions=1)),
        ("goals_set", Facts(goals=4)),
        ("pulse_given", Facts(pulses=1)),
        ("midpoint_reached", Facts(share_of_time=0.39, sessions_held=3)),
    ],
)
def test_almost_is_not_met(rule: str, facts: Facts) -> None:
    assert state(rule, facts) is State.OPEN


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(modules=M1, passed={"mentor": M1}), State.MET),
        (Facts(modules=M1, passed={"mentee": M1}), State.OPEN),
        (Facts(modules=M1 | {"m2"}, passed={"mentor": M1}), State.OPEN),
        (Facts(), State.OPEN),
    ],
)
def test_modules_that_exist_are_passed_by_whom_they_are_for(facts: Facts, expected: State) -> None:
    found = state("module_passed", facts, owner="mentor", modules=["M1", "m2", "m5"], by="mentor")
    assert found is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (frozenset[str](), State.OPEN),
        (frozenset({"mentor"}), State.HALF),
        (frozenset({"mentor", "mentee"}), State.MET),
    ],
)
def test_what_no_data_tells_two_people_confirm(said: frozenset[str], expected: State) -> None:
    assert state("data_choice_made", Facts(confirmed={"c": said})) is expected


def test_a_first_talk_may_be_confirmed_too() -> None:
    both = frozenset({"mentor", "mentee"})
    assert state("first_talk_held", Facts(confirmed={"c": both})) is State.MET


def test_nobodys_word_opens_what_the_data_denies() -> None:
    both = frozenset({"mentor", "mentee"})
    assert state("agreement_signed", Facts(confirmed={"c": both})) is State.OPEN


def test_a_stage_without_checks_is_open_and_stages_come_in_order() -> None:
    last = Stage(position=6, key="z", name="Z", purpose="")
    first = Stage(position=0, key="a", name="A", purpose="")
    assert gate(first, Facts()).is_open
    assert in_order([last, first]) == (first, last)


@pytest.mark.parametrize("rule", FILLED)
def test_a_form_that_both_have_kept_answers_its_check(rule: str) -> None:
    both = Facts(filled={"I-09": frozenset({"mentor", "mentee"})})
    one = Facts(filled={"I-09": frozenset({"mentor"})})
    assert state(rule, both, instrument="I-09") is State.MET
    assert state(rule, one, instrument="I-09") is State.OPEN
    assert state(rule, both, instrument="I-11") is State.OPEN


def test_a_form_of_one_needs_only_that_one() -> None:
    mentee = Facts(filled={"I-12": frozenset({"mentee"})})
    assert state("followup_done", mentee, instrument="I-12", by="mentee") is State.MET


def test_what_was_filled_on_paper_is_confirmed_by_people() -> None:
    said = Facts(confirmed={"c": frozenset({"mentor", "mentee"})})
    assert state("closing_review", said, instrument="I-11") is State.MET
