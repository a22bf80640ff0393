"""What the programme suggests: for everybody who waits one mentor, and a few others."""

from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from models.heavy import heavy
from models.matching import FORBIDDEN, LEAST, Candidate, Points, assign, score
from models.people import Person
from models.reasons import Match, explain

if TYPE_CHECKING:
    import numpy as np
else:
    np = heavy("numpy")

OTHERS = 5


@dataclass(frozen=True, slots=True)
class Pool:
    """Who waits, longest first; who has room; and who must not meet, as (mentee, mentor)."""

    mentees: tuple[Candidate, ...]
    mentors: tuple[Candidate, ...]
    apart: AbstractSet[tuple[UUID, UUID]] = frozenset()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who waits, the mentor that is best for all who wait, and others for them."""

    mentee: Person
    waiting_since: datetime | None
    best: Match | None
    others: tuple[Match, ...] = ()
    apart: tuple[Person, ...] = ()


def suggest(pool: Pool, shown: Collection[UUID], others: int = OTHERS) -> Iterator[Suggestion]:
    """Matches everybody in the pool, and tells it with reasons for those who are shown."""
    points = score(pool.mentees, pool.mentors, pool.apart)
    places = dict(assign(points, [mentor.free for mentor in pool.mentors], LEAST))
    for row, mentee in enumerate(pool.mentees):
        if mentee.person.id not in shown:
            continue
        best = places.get(row)
        yield Suggestion(
            mentee.person,
            mentee.profile.waiting_since,
            None if best is None else explain(mentee, pool.mentors[best]),
            tuple(
                explain(mentee, pool.mentors[other]) for other in _others(points, row, best, others)
            ),
        )


def with_mentor(suggestion: Suggestion, mentor_id: UUID | None) -> Suggestion:
    """The same with another of the mentors in the first place, if it is one of them."""
    matches = (*((suggestion.best,) if suggestion.best else ()), *suggestion.others)
    chosen = next((match for match in matches if match.mentor.person.id == mentor_id), None)
    if chosen is None:
        return suggestion
    rest = tuple(match for match in matches if match is not chosen)
    return Suggestion(suggestion.mentee, suggestion.waiting_since, chosen, rest, suggestion.apart)


def unmatched(pool: Pool) -> Iterator[Suggestion]:
    """Everybody who waits, where only their names are shown."""
    for mentee in pool.mentees:
        yield Suggestion(mentee.person, mentee.profile.waiting_since, None)


def _others(points: Points, row: int, best: int | None, most: int) -> list[int]:
    ranked: list[int] = np.argsort(-points[row], kind="stable").tolist()
    allowed = (at for at in ranked if points[row, at] != FORBIDDEN and at != best)
    return [at for at, _ in zip(allowed, range(most), strict=False)]
