"""MENTRA's seven stages and their gates, and the rule that says what is still missing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.base import Json

FIRST, LAST = 0, 6


class Stage(SQLModel, table=True):
    """One stage as the organisation has it; `body` is the whole entry of stages.yaml."""

    position: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    key: str = Field(max_length=20, unique=True)
    name: str = Field(max_length=60)
    purpose: str = Field(max_length=400)
    body: dict[str, Json] = Field(default_factory=dict, sa_type=JSON)
    shipped: str = Field(default="", max_length=64)


class Check(SQLModel):
    """One line of a stage's gate."""

    id: str
    text: str
    kind: str
    owner: str = "both"
    rule: str = ""
    params: dict[str, Json] = Field(default_factory=dict)
    explain: str = ""


class State(StrEnum):
    OPEN = "open"
    HALF = "half"
    MET = "met"


@dataclass(frozen=True, slots=True)
class CheckState:
    """How a check stands for one relationship; `detail` says what is there already."""

    check: Check
    state: State
    confirmed_by: frozenset[str] = frozenset()

    @property
    def waits_for(self) -> frozenset[str]:
        """Whose word or act is still missing."""
        if self.state is State.MET:
            return frozenset()
        return confirmers(self.check) - self.confirmed_by

    @property
    def by_people(self) -> bool:
        """Whether people confirm it, because no data can."""
        return self.check.kind != "auto" or _by_rule(self.check, Facts()) is None


@dataclass(frozen=True, slots=True)
class Gate:
    """All checks between a stage and the next."""

    checks: tuple[CheckState, ...]

    @property
    def met(self) -> int:
        return sum(check.state is State.MET for check in self.checks)

    @property
    def missing(self) -> tuple[CheckState, ...]:
        return tuple(check for check in self.checks if check.state is not State.MET)

    @property
    def is_open(self) -> bool:
        return not self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the application knows of a relationship, as far as gates ask for it."""

    profiles_complete: bool = False
    codes_accepted: bool = False
    modules: frozenset[str] = frozenset()
    passed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    both_said_yes: bool = False
    agreement_complete: bool = False
    agreement_signed: bool = False
    next_sessions: int = 0
    sessions_held: int = 0
    goals: int = 0
    goals_complete: bool = False
    goals_with_step: bool = False
    goals_settled: bool = False
    goals_final: bool = False
    evidence_shown: bool = False
    pulses: int = 0
    share_of_time: float = 0.0
    filled: Mapping[str, frozenset[str]] = field(default_factory=dict)
    confirmed: Mapping[str, frozenset[str]] = field(default_factory=dict)


def checks(stage: Stage) -> tuple[Check, ...]:
    """The gate of a stage, in its own order."""
    gate = stage.body.get("gate")
    lines = gate.get("checks") if isinstance(gate, dict) else None
    if not isinstance(lines, list):
        return ()
    return tuple(Check.model_validate(line) for line in lines)


def gate(stage: Stage, facts: Facts) -> Gate:
    """How far a relationship is from leaving this stage."""
    return standing(checks(stage), facts)


def standing(lines: Iterable[Check], facts: Facts) -> Gate:
    """The same for lines that were read from the stage before."""
    return Gate(tuple(_state(check, facts) for check in lines))


def confirmers(check: Check) -> frozenset[str]:
    """Whose word or act a check needs: of the mentor, the mentee, both, or somebody else."""
    return frozenset({"mentor", "mentee"}) if check.owner == "both" else frozenset({check.owner})


def _state(check: Check, facts: Facts) -> CheckState:
    known = _by_rule(check, facts) if check.kind == "auto" else None
    if known is not None:
        return CheckState(check, State.MET if known else State.OPEN)
    said = facts.confirmed.get(check.id, frozenset())
    needed = confirmers(check)
    state = State.MET if needed <= said else State.HALF if said & needed else State.OPEN
    return CheckState(check, state, said)


def _by_rule(check: Check, facts: Facts) -> bool | None:
    """The answer of the data, or None where only people can tell."""
    rule = RULES.get(check.rule)
    return rule(check.params, facts) if rule else None


def _has_passed(wanted: Mapping[str, Json], facts: Facts) -> bool:
    """Whether the modules that exist here are passed by whom they are meant for."""
    listed = wanted.get("modules")
    named = {str(key).casefold() for key in listed} if isinstance(listed, list) else set()
    passed = facts.passed.get(str(wanted.get("by", "")), frozenset())
    return bool(facts.modules) and (named & facts.modules) <= passed


def _is_filled(wanted: Mapping[str, Json], facts: Facts) -> bool | None:
    """Kept by whom it is asked of; on paper nothing can tell, so people may confirm it instead."""
    needed = {"mentee"} if wanted.get("by") == "mentee" else {"mentor", "mentee"}
    return needed <= facts.filled.get(str(wanted.get("instrument", "")), frozenset()) or None


def _is_midpoint(wanted: Mapping[str, Json], facts: Facts) -> bool:
    """Far enough in time, or by the number of sessions, whichever comes first."""
    share, sessions = _first(wanted, "share", 40), _first(wanted, "sessions", 4)
    return facts.share_of_time * 100 >= share or facts.sessions_held >= sessions


def _first(params: Mapping[str, Json], name: str, default: int) -> int:
    value = params.get(name)
    return int(str(value[0])) if isinstance(value, list) and value else default


def _number(params: Mapping[str, Json], name: str, default: int) -> int:
    value = params.get(name, default)
    return int(value) if isinstance(value, int | float) else default


def in_order(stages: Iterable[Stage]) -> tuple[Stage, ...]:
    return tuple(sorted(stages, key=lambda stage: stage.position))


FILLED = (
    "instrument_filled",
    "relationship_review_given",
    "midpoint_decision_made",
    "closing_review",
    "data_choice_made",
    "contact_rule_set",
    "followup_done",
)
"""Rules that a kept form answers; in each of these forms what the check needs is a needed field."""

RULES: dict[str, Callable[[Mapping[str, Json], Facts], bool | None]] = {
    "profile_complete": lambda _, facts: facts.profiles_complete,
    "code_accepted": lambda _, facts: facts.codes_accepted,
    "module_passed": _has_passed,
    "module_or_briefing": lambda wanted, facts: _has_passed(wanted, facts) or None,
    "both_said_yes": lambda _, facts: facts.both_said_yes,
    "first_talk_held": lambda _, facts: facts.sessions_held >= 1 or None,
    "agreement_complete": lambda _, facts: facts.agreement_complete,
    "agreement_signed": lambda _, facts: facts.agreement_signed,
    "next_sessions_set": lambda wanted, facts: facts.next_sessions >= _number(wanted, "count", 2),
    "goals_set": lambda wanted, facts: (
        _number(wanted, "min", 1) <= facts.goals <= _number(wanted, "max", 3)
    ),
    "goals_complete": lambda _, facts: facts.goals_complete,
    "goal_has_step": lambda _, facts: facts.goals_with_step,
    "goal_status_set": lambda _, facts: facts.goals_settled,
    "goal_status_final": lambda _, facts: facts.goals_final,
    "reached_goal_has_evidence": lambda _, facts: facts.evidence_shown,
    "pulse_given": lambda wanted, facts: facts.pulses >= _number(wanted, "count", 2),
    "midpoint_reached": _is_midpoint,
    **dict.fromkeys(FILLED, _is_filled),
}
