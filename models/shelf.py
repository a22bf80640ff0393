"""The shelf of the Learning Center: its cards, its filters, and what they find."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from models.base import Json

PAGE = 24
LONGEST_SEARCH = 120
MOST_WORDS = 6
SPANS = {"short": range(20), "medium": range(20, 121), "long": range(121, 1_000_000)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A course or a resource as the shelf shows it."""

    id: UUID
    kind: str
    slug: str
    title: str
    summary: str
    lang: str
    licence: str
    minutes: int
    topics: tuple[str, ...]
    lessons: int = 0
    cover: Mapping[str, Json] = field(default_factory=dict)

    @property
    def type(self) -> str:
        """Course, resource or output; the many kinds of resources are one type."""
        return self.kind if self.kind in {"course", "output"} else "resource"

    @property
    def time(self) -> str:
        return next(name for name, span in SPANS.items() if self.minutes in span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What somebody looks for; nothing chosen means everything."""

    q: str = ""
    type: str = ""
    lang: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    licence: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    page: int = 1

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.q[:LONGEST_SEARCH].split()[:MOST_WORDS])

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """Every filter that is on, by its name."""
        return tuple((name, value) for name in FACETS for value in getattr(self, name))

    @property
    def is_plain(self) -> bool:
        return not (self.q or self.type or self.chosen)

    def without(self, name: str, value: str) -> "Filters":
        left: dict[str, tuple[str, ...]] = {
            name: tuple(one for one in getattr(self, name) if one != value)
        }
        return replace(self, page=1, **left)  # type: ignore[arg-type]  # only facets come here

    @property
    def query(self) -> tuple[tuple[str, str], ...]:
        """The same wishes as the parts of an address."""
        single = (("q", self.q), ("type", self.type))
        page = (("page", str(self.page)),) if self.page > 1 else ()
        return tuple(part for part in single if part[1]) + self.chosen + page


@dataclass(frozen=True, slots=True)
class Shelf:
    """One page of what was found, and how many there are for each choice."""

    filters: Filters
    cards: tuple[Card, ...]
    found: int
    counts: Mapping[str, Mapping[str, int]]
    featured: Card | None = None
    resources: tuple[Card, ...] = ()
    stages: tuple[tuple[int, str, str], ...] = ()

    @property
    def pages(self) -> int:
        return max(1, -(-self.found // PAGE))


FACETS: dict[str, Callable[[Card], Iterable[str]]] = {
    "lang": lambda card: (card.lang,),
    "topic": lambda card: card.topics,
    "licence": lambda card: (card.licence,),
    "time": lambda card: (card.time,),
}


def matching(cards: Iterable[Card], filters: Filters, *, but: str = "") -> list[Card]:
    """What fits; `but` leaves one filter aside, to count what else it could show."""
    return [card for card in cards if _fits(card, filters, but)]


def counted(cards: Sequence[Card], filters: Filters) -> dict[str, dict[str, int]]:
    """For each filter, how many each of its values would show, the most first."""
    counts = {"type": Counter(card.type for card in matching(cards, filters, but="type"))}
    for name, values in FACETS.items():
        counts[name] = Counter(
            value for card in matching(cards, filters, but=name) for value in values(card)
        )
    return {name: dict(sorted(count.items(), key=_most_first)) for name, count in counts.items()}


def one_page(found: Sequence[Card], number: int) -> tuple[Card, ...]:
    first = (max(1, number) - 1) * PAGE
    return tuple(found[first : first + PAGE])


def _most_first(entry: tuple[str, int]) -> tuple[int, int, str]:
    """Spans of time keep their own order, short ones first."""
    value, count = entry
    return [*SPANS, value].index(value), -count, value


def _fits(card: Card, filters: Filters, but: str) -> bool:
    if but != "type" and filters.type and card.type != filters.type:
        return False
    return all(
        name == but or not (wanted := getattr(filters, name)) or set(wanted) & set(values(card))
        for name, values in FACETS.items()
    )
