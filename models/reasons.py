"""Why two people fit: for each thing that counts its points, and one sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from pydantic import TypeAdapter

from models.base import Json
from models.heavy import heavy
from models.matching import LISTS, STRENGTHS, WEIGHTS, Candidate, hours_apart, nearness

if TYPE_CHECKING:
    import numpy as np
else:
    np = heavy("numpy")

Values = dict[str, str | list[str]]


def says(words: str) -> str:
    """Marks a sentence that is translated where it is shown."""
    return words


# For each kind: what to say when there is something in common, and when there is not.
SENTENCES = {
    "values": (
        says("Both chose {shared}."),
        says("They name different values. Ask both how they like to work."),
    ),
    "topics": (
        says("{mentee} asks about {shared}, and {mentor} offers it."),
        says("{mentor} offers other topics than {mentee} asks about."),
    ),
    "languages": (says("Both speak {shared}."), says("They have no language in common.")),
    "formats": (
        says("Both like to meet this way: {shared}."),
        says("They chose different ways to meet."),
    ),
    "sectors": (
        says("Both work in {shared}."),
        says("Different fields, so {mentee} gets a view from outside."),
    ),
}
SAME_TIME = says("It is the same time of day for both.")
ONE_HOUR = says("Their clocks are one hour apart.")
SOME_HOURS = says("Their clocks are {hours} hours apart.")
FREE = says("{mentor} has room for more people after this.")
FULL = says("{mentor} would have no free place after this.")
NO_CODE = says("{name} has not accepted the code of conduct yet.")
COMPARED = says("Compared on {known} of {all} points.")


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that counts for a pair: points out of how many, and why in one sentence."""

    kind: str
    points: int
    of: int
    words: str
    values: Values


@dataclass(frozen=True, slots=True)
class Hint:
    """Something a coordinator should know before she proposes a pair."""

    is_fine: bool
    words: str
    values: Values


@dataclass(frozen=True, slots=True)
class Match:
    """A mentee, a mentor, their points of 100, and what these come from."""

    mentee: Candidate
    mentor: Candidate
    score: int
    reasons: tuple[Reason, ...]

    @property
    def telling(self) -> Reason:
        """The reason to show where there is room for one."""
        return max(self.reasons, key=lambda reason: (reason.points / max(reason.of, 1), reason.of))


def explain(mentee: Candidate, mentor: Candidate) -> Match:
    """The same points as matching.score gives; the points of the reasons add up to them."""
    parts = tuple(_parts(mentee, mentor))
    whole = sum(WEIGHTS[part.kind] for part in parts)
    gained = _steps([part.strength * WEIGHTS[part.kind] for part in parts], whole)
    possible = _steps([float(WEIGHTS[part.kind]) for part in parts], whole)
    reasons = tuple(
        Reason(part.kind, points, of, part.words, part.values)
        for part, points, of in zip(parts, gained, possible, strict=True)
    )
    return Match(mentee, mentor, sum(gained), reasons)


def hints(match: Match) -> Iterator[Hint]:
    """What to know beside the points: places, the code of conduct, how much was answered."""
    mentor, mentee = match.mentor, match.mentee
    names = _names(mentee, mentor)
    yield Hint(mentor.free > 1, FULL if mentor.free <= 1 else FREE, names)
    for somebody in (mentor, mentee):
        if somebody.profile.code_accepted_at is None:
            yield Hint(False, NO_CODE, {"name": somebody.person.first_name})
    known: Values = {"known": str(len(match.reasons)), "all": str(len(WEIGHTS))}
    yield Hint(len(match.reasons) == len(WEIGHTS), COMPARED, known)


def kept(reasons: Sequence[Reason]) -> list[Json]:
    """Reasons in the form in which a proposal keeps them."""
    plain: list[Json] = REASONS.dump_python(tuple(reasons), mode="json")
    return plain


def told(reasons: list[Json]) -> tuple[Reason, ...]:
    """Reasons as a proposal kept them."""
    return REASONS.validate_python(reasons)


REASONS: TypeAdapter[tuple[Reason, ...]] = TypeAdapter(tuple[Reason, ...])


class _Part(NamedTuple):
    kind: str
    strength: float
    words: str
    values: Values


def _parts(mentee: Candidate, mentor: Candidate) -> Iterator[_Part]:
    """What both have answered, in the order of matching.WEIGHTS."""
    names = _names(mentee, mentor)
    for kind in LISTS:
        wants, offers = mentee.chosen(kind), mentor.chosen(kind)
        if not wants or not offers:
            continue
        shared = [name for name in dict.fromkeys(wants) if name in offers]
        sizes = (np.array(float(len(set(part)))) for part in (shared, wants, offers))
        found, missing = SENTENCES[kind]
        strength = float(STRENGTHS[kind](*sizes))
        yield _Part(kind, strength, found if shared else missing, {**names, "shared": shared})
    apart = hours_apart(np.array(mentee.hours), np.array(mentor.hours))
    hours = float(apart)
    words = SAME_TIME if hours < 0.5 else ONE_HOUR if hours == 1 else SOME_HOURS
    yield _Part("time", float(nearness(apart)), words, {**names, "hours": f"{hours:g}"})


def _names(mentee: Candidate, mentor: Candidate) -> Values:
    return {"mentee": mentee.person.first_name, "mentor": mentor.person.first_name}


def _steps(parts: Sequence[float], whole: int) -> list[int]:
    """Whole points for each part, so that they add up to the rounded sum."""
    reached = [round(part * 100 / whole) for part in accumulate(parts, initial=0.0)]
    return [after - before for before, after in pairwise(reached)]
