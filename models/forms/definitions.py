"""A form's definition: what it is for, when it is used, and what it asks."""

from enum import StrEnum
from itertools import chain

from pydantic import Field

from models.base import Json
from models.forms.shapes import Chart, FormField, Hint, Privacy, Result, Shape, Step, Words


class FormKind(StrEnum):
    TOOL = "tool"
    INSTRUMENT = "instrument"
    SURVEY = "survey"


class Fills(StrEnum):
    """Who fills a form: one of the two, each for oneself, both together, or a coordinator."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    EACH = "each"
    PAIR = "pair"
    COORDINATOR = "coordinator"


class When(StrEnum):
    """When a form is used, seen from the next session."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    ANY = "any"


class Repeat(StrEnum):
    """Once; again and compared with earlier; or a new sheet for each work, session or person."""

    ONCE = "once"
    COMPARE = "compare"
    MANY = "many"


class Share(StrEnum):
    """What the other of the two can be let read: parts one chooses, or only results, mutually."""

    PARTS = "parts"
    RESULTS = "results"


class Feed(StrEnum):
    """What the programme itself counts with, where a form says it."""

    TOPICS = "topics"
    SECTORS = "sectors"
    LANGUAGES = "languages"
    FORMATS = "formats"
    VALUES = "values"
    CAPACITY = "capacity"
    CODE = "code"


class Home(StrEnum):
    """The page of a relationship where an instrument of both lives; on paper it is itself."""

    AGREEMENT = "agreement"
    GOALS = "goals"
    SESSIONS = "sessions"


class Definition(Shape):
    """All that a form says about itself; the file of an instrument or a tool, as it is shared."""

    id: str = Field(pattern=r"^[A-Z]{1,4}-?\d{1,3}$")
    slug: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)
    kind: FormKind
    version: int = Field(default=1, ge=1)
    lang: str = Field(default="en", max_length=12)
    licence: str = "CC BY 4.0"
    title: Words = Field(min_length=1, max_length=120)
    summary: Words = Field(min_length=1, max_length=300)
    why: Words = Field(default="", max_length=1500)
    stages: tuple[str, ...] = Field(min_length=1)
    when: When = When.ANY
    minutes: int = Field(gt=0, le=240)
    privacy: Privacy
    fills: Fills = Fills.MENTEE
    repeat: Repeat = Repeat.COMPARE
    share: Share = Share.PARTS
    feeds: dict[Feed, str] = Field(default_factory=dict)
    home: Home | None = None
    themes: tuple[str, ...] = ()
    how: tuple[Words, ...] = ()
    steps: tuple[Step, ...] = Field(min_length=1, max_length=12)
    results: tuple[Result, ...] = ()
    hints: tuple[Hint, ...] = ()
    both_hints: tuple[Hint, ...] = ()
    charts: tuple[Chart, ...] = ()
    output: Words = Field(default="", max_length=600)
    mentor_note: Words = Field(default="", max_length=600)
    note: Words = Field(default="", max_length=600)
    example: dict[str, Json] = Field(default_factory=dict)

    @property
    def fields(self) -> tuple[FormField, ...]:
        return tuple(chain.from_iterable(step.fields for step in self.steps))

    def field(self, id_: str) -> FormField | None:
        return next((one for one in self.fields if one.id == id_), None)

    @property
    def is_by_part(self) -> bool:
        """Whether mentors and mentees are asked different things."""
        return any(one.only or one.label_mentor or one.help_mentor for one in self.fields)

    @property
    def is_about_pair(self) -> bool:
        """Whether each of the two fills it alone, and for one relationship only."""
        is_instrument = self.kind is FormKind.INSTRUMENT and "S0" not in self.stages
        return is_instrument and self.fills in {Fills.MENTOR, Fills.MENTEE, Fills.EACH}

    @property
    def stored(self) -> dict[str, Json]:
        """The definition as it is kept and passed on: what is not said is left out."""
        body: dict[str, Json] = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return body

    def privacy_of(self, field: FormField) -> Privacy:
        return field.privacy or self.privacy
