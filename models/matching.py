"""Who could mentor whom: points out of 100, the reasons in words, and the best pairs for all.

Shared values and ways of working weigh most: of all that is known before two people meet, likeness
of this kind goes most closely with how mentoring is seen later. Age, gender and origin never count.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from models.heavy import heavy
from models.people import Person, Profile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy import optimize
else:
    np, optimize = heavy("numpy"), heavy("scipy.optimize")

Points: TypeAlias = "NDArray[np.int16]"
Numbers: TypeAlias = "NDArray[np.float64]"

FORBIDDEN = -1
LEAST = 40
"""Below this a pair is not suggested; a coordinator may still choose it."""
STRONG, GOOD = 80, 60
WEIGHTS = {"values": 35, "topics": 30, "languages": 10, "formats": 10, "sectors": 5, "time": 10}
LISTS = ("values", "topics", "languages", "formats", "sectors")
ENOUGH_TOPICS = 3
FAR_SECTOR = 0.6
ONE_LANGUAGE = 0.8
FAR_HOURS = 7


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who looks for, or offers, mentoring; `hours` is how far from UTC they live."""

    person: Person
    profile: Profile
    hours: float = 0.0
    free: int = 0

    def chosen(self, kind: str) -> list[str]:
        found: list[str] = getattr(self.profile, kind)
        return found


def score(
    mentees: Sequence[Candidate],
    mentors: Sequence[Candidate],
    apart: AbstractSet[tuple[UUID, UUID]] = frozenset(),
) -> Points:
    """Points of every mentee (rows) with every mentor (columns); FORBIDDEN where there is a rule.

    Only what both have answered counts, and what counts is brought to 100.
    """
    shape = (len(mentees), len(mentors))
    total, weight = np.zeros(shape), np.zeros(shape)
    spoken = np.zeros(shape, bool)
    for kind, common, wanted, offered in _overlaps(mentees, mentors):
        both = ((wanted > 0) & (offered > 0)) * float(WEIGHTS[kind])
        total += STRENGTHS[kind](common, wanted, offered) * both
        weight += both
        if kind == "languages":
            spoken = common > 0
    total += nearness(hours_apart(_hours(mentees)[:, None], _hours(mentors))) * WEIGHTS["time"]
    points = np.rint(total * 100 / (weight + WEIGHTS["time"])).astype(np.int16)
    points[~spoken] = FORBIDDEN
    _keep_apart(points, mentees, mentors, apart)
    return points


def assign(points: Points, capacities: Sequence[int], least: int = 0) -> list[tuple[int, int]]:
    """The pairs (row, column) with the most points in all, within everybody's capacity.

    Rows come in the order of waiting: where points are equal, who waits longer gets the place.
    """
    rows = points.shape[0]
    slots = np.repeat(np.arange(points.shape[1]), np.minimum(np.array(capacities, int), rows))
    if not rows or not slots.size:
        return []
    allowed = points >= max(least, 0)
    patience = np.arange(rows, 0, -1) / (rows * (rows + 1))
    worth = np.where(allowed, points + patience[:, None], 0.0)
    chosen, places = optimize.linear_sum_assignment(worth[:, slots], maximize=True)
    pairs = zip(chosen.tolist(), slots[places].tolist(), strict=True)
    return [(row, column) for row, column in pairs if allowed[row, column]]


def hours_apart(one: Numbers, other: Numbers) -> Numbers:
    """Between two clocks; the day is round."""
    hours: Numbers = np.abs(one - other)
    return np.minimum(hours, 24 - hours)


def nearness(hours: Numbers) -> Numbers:
    """Full points up to an hour apart, none from seven hours on."""
    near: Numbers = np.clip((FAR_HOURS - hours) / (FAR_HOURS - 1), 0, 1)
    return near


def word(points: int) -> str:
    """How good a fit is, in one of three words."""
    return "strong" if points >= STRONG else "good" if points >= GOOD else "possible"


def _overlaps(
    mentees: Sequence[Candidate], mentors: Sequence[Candidate]
) -> Iterator[tuple[str, Numbers, Numbers, Numbers]]:
    """For each list: what two people have in common, and how much each has chosen."""
    for kind in LISTS:
        names = sorted({name for c in (*mentees, *mentors) for name in c.chosen(kind)})
        places = {name: place for place, name in enumerate(names)}
        wants, offers = _marks(mentees, kind, places), _marks(mentors, kind, places)
        yield kind, wants @ offers.T, wants.sum(1)[:, None], offers.sum(1)[None, :]


def _marks(people: Sequence[Candidate], kind: str, places: Mapping[str, int]) -> Numbers:
    marks = np.zeros((len(people), max(len(places), 1)))
    for row, candidate in enumerate(people):
        marks[row, [places[name] for name in candidate.chosen(kind)]] = 1
    return marks


def _hours(people: Sequence[Candidate]) -> Numbers:
    return np.array([candidate.hours for candidate in people])


def _keep_apart(
    points: Points,
    mentees: Sequence[Candidate],
    mentors: Sequence[Candidate],
    apart: AbstractSet[tuple[UUID, UUID]],
) -> None:
    """`apart` holds (mentee, mentor); nobody mentors themselves either."""
    rows = {candidate.person.id: row for row, candidate in enumerate(mentees)}
    columns = {candidate.person.id: column for column, candidate in enumerate(mentors)}
    for mentee, mentor in (*apart, *((somebody, somebody) for somebody in rows)):
        if mentee in rows and mentor in columns:
            points[rows[mentee], columns[mentor]] = FORBIDDEN


def _likeness(common: Numbers, wanted: Numbers, offered: Numbers) -> Numbers:
    """Shared values, in proportion to all that both have named."""
    return 2 * common / np.maximum(wanted + offered, 1)


def _coverage(common: Numbers, wanted: Numbers, _: Numbers) -> Numbers:
    """How much of what a mentee asks for is offered; three topics are enough for full points."""
    return np.minimum(common / np.clip(wanted, 1, ENOUGH_TOPICS), 1)


def _tongues(common: Numbers, _wanted: Numbers, _offered: Numbers) -> Numbers:
    """One language is enough to talk, a second gives more ways to say it."""
    return np.where(common > 1, 1.0, np.where(common > 0, ONE_LANGUAGE, 0.0))


def _any(common: Numbers, _wanted: Numbers, _offered: Numbers) -> Numbers:
    return np.minimum(common, 1)


def _near_or_far(common: Numbers, _wanted: Numbers, _offered: Numbers) -> Numbers:
    """The same field helps; another field gives a view from outside."""
    return np.where(common > 0, 1.0, FAR_SECTOR)


STRENGTHS: dict[str, Callable[[Numbers, Numbers, Numbers], Numbers]] = {
    "values": _likeness,
    "topics": _coverage,
    "languages": _tongues,
    "formats": _any,
    "sectors": _near_or_far,
}
