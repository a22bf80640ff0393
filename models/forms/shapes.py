"""The pieces of a form's definition: fields, what they offer to choose from, and results."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Words = Annotated[
    str, BeforeValidator(lambda said: said.strip() if isinstance(said, str) else said)
]


class FieldType(StrEnum):
    """The kinds of fields; content that organisations share uses these very names."""

    TXT = "txt"
    LONG = "long"
    NUM = "num"
    DATE = "date"
    TICK = "tick"
    ONE = "one"
    MULTI = "multi"
    RANK = "rank"
    LIST = "list"
    MATRIX = "matrix"
    S5 = "s5"
    S10 = "s10"
    WHEEL = "wheel"
    CANVAS = "canvas"
    FILE = "file"
    AUTO = "auto"


class Privacy(StrEnum):
    """Who may ever read a field: oneself, the partner once shared, the pair, the safe contact."""

    ME = "P0"
    PARTNER = "P1"
    PAIR = "P2"
    SAFE = "P3"


class Side(StrEnum):
    """One of the two of a pair."""

    MENTOR = "mentor"
    MENTEE = "mentee"


class Shape(BaseModel):
    """A word nobody knows is most likely a misspelled one, so it is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Part(Shape):
    """One thing to choose, one row, one area of a wheel, one box of a canvas."""

    id: Key
    label: Words = Field(max_length=300)
    help: Words = Field(default="", max_length=600)
    required: bool = False


def _parts(given: object) -> object:
    """`{craft: Craft and skills}` says the same as a list of ids with labels."""
    if not isinstance(given, Mapping):
        return given
    return [
        {"id": key, **said} if isinstance(said, Mapping) else {"id": key, "label": said}
        for key, said in given.items()
    ]


Parts = Annotated[tuple[Part, ...], BeforeValidator(_parts)]


class Column(Shape):
    """What each row of a matrix or each item of a list says."""

    id: Key
    label: Words = Field(max_length=300)
    type: FieldType = FieldType.TXT
    help: Words = Field(default="", max_length=600)
    required: bool = False
    options: Parts = ()
    low: Words = ""
    high: Words = ""
    min: float | None = None
    max: float | None = None
    unit: Words = ""


class FormField(Shape):
    """One question of a form. Which of the settings it uses follows from its type.

    An order can be `among` what was chosen before it, in a field with the same options.

    It is asked when the formula `when` holds, which `when_words` say in words; and where each of
    the two fills the form alone, `only` by one of them, or of mentors in other words.
    """

    id: Key
    type: FieldType
    label: Words = Field(max_length=300)
    help: Words = Field(default="", max_length=600)
    placeholder: Words = Field(default="", max_length=200)
    required: bool = False
    privacy: Privacy | None = None
    options: Parts = ()
    rows: Parts = ()
    columns: tuple[Column, ...] = ()
    count: int | None = Field(default=None, ge=1, le=60)
    least: int = Field(default=0, ge=0, le=60)
    most: int | None = Field(default=None, ge=1, le=60)
    min: float | None = None
    max: float | None = None
    unit: Words = ""
    low: Words = ""
    high: Words = ""
    reversed: bool = False
    may_not_apply: bool = False
    by_item: bool = False
    among: str = ""
    when: str = Field(default="", max_length=400)
    when_words: Words = Field(default="", max_length=200)
    only: Side | None = None
    label_mentor: Words = Field(default="", max_length=300)
    help_mentor: Words = Field(default="", max_length=600)
    source: Words = Field(default="", alias="from")

    @property
    def choices(self) -> frozenset[str]:
        return frozenset(one.id for one in self.options)


class Step(Shape):
    """One screen of a form: what to do, and its fields."""

    title: Words = Field(max_length=120)
    text: Words = Field(default="", max_length=1200)
    fields: tuple[FormField, ...] = ()


class Result(Shape):
    """A number that follows from the answers, by a formula over the ids of fields."""

    id: Key
    label: Words = Field(max_length=200)
    formula: str = Field(max_length=400)
    unit: Words = ""
    decimals: int = Field(default=1, ge=0, le=3)
    low: float | None = None
    high: float | None = None
    per: Key | None = None
    shared: bool = False


class Tone(StrEnum):
    GOOD = "moss"
    LOOK = "ochre"
    CARE = "madder"
    KNOW = "iris"


class Hint(Shape):
    """What is said when a condition over the answers holds, `for_last` times in a row."""

    when: str = Field(max_length=400)
    say: Words = Field(max_length=600)
    tone: Tone = Tone.KNOW
    link: str = Field(default="", pattern=r"^$|^/[a-z][\w/#?=&.-]*$", max_length=200)
    link_words: Words = ""
    for_last: int = Field(default=1, ge=1, le=10)


class ChartKind(StrEnum):
    RADAR = "radar"
    LINES = "lines"
    BUBBLES = "bubbles"
    RINGS = "rings"
    SHARES = "shares"


class Chart(Shape):
    """A drawing of one field's answers; bubbles and rings name the columns they use.

    Rings: the choice `by` names the rings from the middle outwards, `around` the sectors.
    """

    kind: ChartKind
    field: Key
    x: str = ""
    y: str = ""
    size: str = ""
    by: str = ""
    around: str = ""
    label: str = ""
