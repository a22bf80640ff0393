"""What the files of a programme must look like, field by field."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from models.base import Json
from models.mentra import Check

Words = Annotated[
    str, BeforeValidator(lambda given: given.strip() if isinstance(given, str) else given)
]
Day = Annotated[
    str, BeforeValidator(lambda given: str(given) if isinstance(given, date) else given)
]
Several = Annotated[
    list[str], BeforeValidator(lambda given: [given] if isinstance(given, str) else given)
]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]


class Shape(BaseModel):
    """A field nobody knows is most likely a misspelled one, so it is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Outcome(Shape):
    id: str
    text: Words


class Practice(Shape):
    title: Words
    minutes: int = Field(gt=0)
    body: str


class Reflection(Shape):
    minutes: int = Field(gt=0)
    prompt: Words


class Elsewhere(Shape):
    """Something good to read or use that others have made."""

    title: Words
    by: Words = ""
    url: str = ""
    note: Words = ""
    licence: Words = ""
    checked_on: Day = ""


class Cover(Shape):
    composition: str = ""
    palette: int | None = None
    seed: str = ""


class Quiz(Shape):
    """How a quiz is drawn from its pool, and what it takes to pass."""

    file: str = "quiz.gift"
    draw: int = Field(gt=0)
    pass_: float = Field(alias="pass", gt=0)
    per_outcome: dict[str, int] = {}
    attempts: int = 3
    pause_hours: int = 24
    must: list[str] = []


class CourseFile(Shape):
    """course.yaml."""

    id: str = Field(max_length=20)
    slug: Slug
    version: int = 1
    lang: str = "en"
    title: Words = Field(max_length=200)
    summary: Words = Field(max_length=600)
    audience: Words = ""
    tracks: dict[str, list[str]] = {}
    eqf: int | None = None
    minutes: int = Field(gt=0)
    licence: str = "CC BY 4.0"
    topics: list[str] = []
    outcomes: list[Outcome] = Field(min_length=1)
    lessons: list[str] = Field(min_length=1)
    practice: Practice | None = None
    reflection: Reflection | None = None
    resources: list[Elsewhere] = []
    cover: Cover = Cover()
    quiz: Quiz | None = None


class LessonFile(Shape):
    """The head of a lesson's Markdown file."""

    id: str = Field(max_length=12)
    slug: Slug
    title: Words = Field(max_length=200)
    minutes: int = Field(gt=0)
    question: Words = Field(default="", max_length=400)
    outcomes: list[str] = Field(min_length=1)
    summary: list[Words] = []
    facts: list[str] = []


class TextFile(Shape):
    """The head of a resource or of an open page."""

    slug: str = Field(default="", pattern=r"^$|^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)
    title: Words = Field(max_length=200)
    kind: str = Field(default="", max_length=30)
    summary: Words = Field(default="", max_length=600)
    lead: Words = Field(default="", max_length=600)
    lang: str = "en"
    minutes: int = 0
    licence: str = "CC BY 4.0"
    topics: list[str] = []
    audience: Several = []
    checked_on: Day = ""
    facts: list[str] = []


class Gate(Shape):
    """What must be met before the next stage."""

    model_config = ConfigDict(extra="allow", frozen=True)

    checks: list[Check] = Field(min_length=1)


class StageFile(Shape):
    """One entry of stages.yaml; what else it says about the stage is kept as it is."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: str = Field(pattern="^S[0-6]$")
    key: str = Field(max_length=20)
    name: Words = Field(max_length=60)
    purpose: Words = Field(max_length=400)
    gate: Gate | None = None

    @property
    def position(self) -> int:
        return int(self.id[1:])


class PromptFile(Shape):
    """One question to start a journal page with."""

    id: str = Field(max_length=12)
    stage: str = Field(pattern="^S[0-6]$")
    tag: str = Field(max_length=4)
    text: Words = Field(max_length=300)


def jsonable(shape: BaseModel) -> dict[str, Json]:
    found: dict[str, Json] = shape.model_dump(mode="json", by_alias=True)
    return found
