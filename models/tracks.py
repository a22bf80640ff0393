"""Tracks through the programme: their modules, how far somebody is, and what comes next."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from models.credentials import Credential, Criterion, Evidence, Track


class LessonName(NamedTuple):
    """A lesson as a list of them names it."""

    id: UUID
    number: str
    slug: str


class State(StrEnum):
    DONE = "done"
    BEGUN = "begun"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A course as a step of a track, and how far somebody is in it."""

    key: str
    slug: str
    title: str
    minutes: int
    level: int | None
    lessons: tuple[LessonName, ...]
    done: frozenset[UUID] = frozenset()
    passed: bool = False

    @property
    def name(self) -> str:
        return self.key.upper()

    @property
    def state(self) -> State:
        if self.passed:
            return State.DONE
        return State.BEGUN if self.done else State.OPEN

    @property
    def lesson(self) -> LessonName | None:
        """The first lesson that is not finished."""
        return next((one for one in self.lessons if one.id not in self.done), None)


class StepKind(StrEnum):
    """What comes next: a module's lesson, its quiz, choosing an elective, or the capstone."""

    LESSON = "lesson"
    QUIZ = "quiz"
    ELECTIVE = "elective"
    CAPSTONE = "capstone"


@dataclass(frozen=True, slots=True)
class Step:
    kind: StepKind
    module: Module | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackView:
    """A track with its modules; `step` is for who is signed in, `is_mine` for those it is for."""

    track: Track
    core: tuple[Module, ...]
    elective: tuple[Module, ...]
    rubric: tuple[Criterion, ...] = ()
    credential: Credential | None = None
    evidence: tuple[tuple[Evidence, ...], ...] = ()
    lang: str = "en"
    level_rule: str = ""
    is_mine: bool = False
    step: Step | None = None

    @property
    def left(self) -> tuple[Module, ...]:
        """The core modules whose quiz is not passed yet."""
        return tuple(one for one in self.core if not one.passed)

    @property
    def has_elective(self) -> bool:
        """Whether one elective is passed, or none is asked for."""
        return not self.elective or any(one.passed for one in self.elective)


@dataclass(frozen=True, slots=True)
class Place:
    """What a module is in a track: core or elective."""

    track: Track
    is_core: bool


def next_step(core: Sequence[Module], elective: Sequence[Module]) -> Step:
    """The core in its order, then an elective that is begun or to be chosen, then the capstone."""
    for module in core:
        if not module.passed:
            return _into(module)
    if elective and not any(one.passed for one in elective):
        begun = next((one for one in elective if one.done), None)
        return _into(begun) if begun else Step(StepKind.ELECTIVE)
    return Step(StepKind.CAPSTONE)


def places(tracks: Sequence[Track], key: str) -> tuple[Place, ...]:
    """The tracks a module belongs to, those in which it is core first."""
    core = (Place(track, is_core=True) for track in tracks if key in track.core)
    elective = (Place(track, is_core=False) for track in tracks if key in track.elective)
    return (*core, *elective)


def complete(track: Track, keys: Set[str]) -> bool:
    """Whether all that a track asks for is there to be learned."""
    return set(track.core) <= keys


def _into(module: Module) -> Step:
    return Step(StepKind.LESSON if module.lesson else StepKind.QUIZ, module)
