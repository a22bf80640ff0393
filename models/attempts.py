"""What one attempt shows of a question, and how it takes an answer: pure rules, no key before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from models.drawing import opaque, option_ids, shuffled
from models.errors import Refusal
from models.grading import LONGEST_ANSWER, TYPED, Answer, Grade, State, grade
from models.items import NOTHING, Item, Kind, Option, Text

ONE = {Kind.SINGLE, Kind.TRUE_FALSE}
OPEN = {Kind.SHORT_TEXT, Kind.NUMERIC}
LEFT = "<"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose, under the id that this attempt alone knows it by."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Told:
    """What is said after checking: to what was chosen, and what would have been right."""

    points: Decimal
    state: State
    feedback: Mapping[str, Text] = field(default_factory=dict)
    right: tuple[str, ...] = ()
    right_links: Mapping[str, str] = field(default_factory=dict)
    right_words: str = ""
    general: Text = NOTHING

    @property
    def typed(self) -> Text:
        return self.feedback.get(TYPED, NOTHING)


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """The lesson that teaches what a question asks."""

    slug: str
    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it may be shown. Before it is checked nothing in here tells the answer."""

    attempt_id: UUID
    number: int
    kind: Kind
    stem: Text
    choices: tuple[Choice, ...]
    lefts: tuple[Choice, ...]
    answer: Answer
    marks: tuple[Decimal | None, ...]
    told: Told | None
    lesson: ReadAgain | None = None

    @property
    def is_last(self) -> bool:
        return None not in self.marks

    @property
    def next(self) -> int:
        """The first question without an answer after this one, else the first of all."""
        places = [n for n, mark in enumerate(self.marks, 1) if mark is None]
        return next((n for n in places if n > self.number), places[0] if places else self.number)


def choices(item: Item, seed: bytes) -> tuple[Choice, ...]:
    """Options, right sides or things to put in order, as this attempt shows them."""
    texts = _texts(item)
    order: Sequence[str] = list(texts)
    if item.kind is Kind.ORDERING or (item.shuffle and item.kind is not Kind.TRUE_FALSE):
        order = shuffled(texts, seed, f"opts:{item.key}")
        if item.kind is Kind.ORDERING and list(order) == list(texts):
            order = order[::-1]
    return tuple(Choice(opaque(seed, item.key, id_), texts[id_]) for id_ in order)


def lefts(item: Item, seed: bytes) -> tuple[Choice, ...]:
    """Left sides have ids of their own: the same id at both sides would tell the answer."""
    return tuple(
        Choice(opaque(seed, item.key + LEFT, pair.id), pair.left)
        for pair in item.pairs
        if pair.left
    )


def understood(item: Item, seed: bytes, given: object) -> Answer:
    """An answer in the question's own ids; one with ids of another attempt is refused."""
    if given in (None, "", [], {}):
        return None
    known = option_ids(seed, item.key, _ids(item))
    match given:
        case str() if item.kind in OPEN and len(given) <= LONGEST_ANSWER:
            return given
        case str() if item.kind in ONE:
            return _own(known, given)
        case list() if item.kind in {Kind.MULTIPLE, Kind.ORDERING}:
            return [_own(known, str(id_)) for id_ in given]
        case dict() if item.kind is Kind.MATCHING:
            sides = option_ids(seed, item.key + LEFT, _ids(item))
            return {_own(sides, str(k)): _own(known, str(v)) for k, v in given.items() if v}
        case _:
            raise _misfit()


def shown(item: Item, seed: bytes, answer: object) -> Answer:
    """A kept answer in the ids of its attempt."""
    match answer:
        case str() if item.kind not in OPEN:
            return opaque(seed, item.key, answer)
        case list():
            return [opaque(seed, item.key, str(id_)) if id_ else "" for id_ in answer]
        case dict():
            return {
                opaque(seed, item.key + LEFT, str(k)): opaque(seed, item.key, str(v))
                for k, v in answer.items()
            }
        case _:
            return answer if isinstance(answer, str) else None


def graded(item: Item, answer: Answer) -> Grade:
    """The worth of a whole answer; half a one is sent back without being used up."""
    if answer is None or (isinstance(answer, str) and not answer.strip()):
        raise Refusal("Give an answer first, then check it.")
    if isinstance(answer, dict) and len(answer) < sum(bool(pair.left) for pair in item.pairs):
        raise Refusal("Find a partner for every line, then check your answer.")
    if item.kind is Kind.ORDERING and len(set(answer) - {""}) < len(item.options):
        raise Refusal("Give every line a place of its own, then check your answer.")
    return grade(item, answer)


def told(item: Item, seed: bytes, answer: Answer, points: Decimal) -> Told:
    """What to say to an answer that has been checked."""
    found = grade(item, answer)
    names = {id_: opaque(seed, item.key, id_) for id_ in _ids(item)}
    right = item.options if item.kind is Kind.ORDERING else _right(item)
    return Told(
        points=points,
        state=found.state,
        feedback={names.get(id_, id_): text for id_, text in found.feedback.items()},
        right=tuple(names[option.id] for option in right),
        right_links={
            opaque(seed, item.key + LEFT, pair.id): pair.right for pair in item.pairs if pair.left
        },
        right_words=_right_words(item),
        general=item.feedback,
    )


def _right(item: Item) -> tuple[Option, ...]:
    if item.kind is Kind.MULTIPLE:
        return tuple(option for option in item.options if option.right)
    best = max((option.fraction for option in item.options), default=Decimal(0))
    return tuple(option for option in item.options if option.fraction == best)


def _right_words(item: Item) -> str:
    """The first text or number that is worth a whole point."""
    for accepted in item.answers:
        if accepted.fraction == 1:
            return accepted.text.replace("\\*", "*")
    for number in item.numbers:
        if number.fraction == 1 and number.low is not None and number.high is not None:
            is_one = number.low == number.high
            return f"{number.low:f}" if is_one else f"{number.low:f} – {number.high:f}"
    return ""


def _texts(item: Item) -> dict[str, Text]:
    """What there is to choose from; right sides that read the same are one."""
    if item.kind is not Kind.MATCHING:
        return {option.id: option.text for option in item.options}
    firsts = {pair.right: pair.id for pair in reversed(item.pairs)}
    return {id_: Text(right) for right, id_ in firsts.items()}


def _ids(item: Item) -> list[str]:
    return [option.id for option in item.options] + [pair.id for pair in item.pairs]


def _own(known: Mapping[str, str], id_: str) -> str:
    if id_ and id_ not in known:
        raise _misfit()
    return known.get(id_, "")


def _misfit() -> Refusal:
    return Refusal("This answer does not belong to this question. Please open the page again.")
