"""The demo's people and stories as files in assets/demo tell them; days count back from now."""

from collections.abc import Iterator
from datetime import time
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from models.base import Json
from models.goals import GoalStatus
from models.people import Role

FOLDER = Path(__file__).parent.parent.parent / "assets" / "demo"
QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Part = Literal["mentor", "mentee"]
T = TypeVar("T")


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class House(Shape):
    """The organisation, its programme, and what most agreements say."""

    name: str
    country: str
    region: str
    contact: str
    address: str
    funding_line: str
    purpose: str
    agreement: dict[str, Json]


class Somebody(Shape):
    """A person; `joined` and `waits` in days, `lessons` finished beside the modules passed."""

    key: str
    name: str
    email: str = ""
    roles: list[Role]
    headline: str
    place: str
    country: str
    zone: str
    joined: int
    about: str = ""
    languages: list[str] = []
    sectors: list[str] = []
    topics: list[str] = []
    values: list[str] = []
    formats: list[str] = []
    capacity: int = 0
    waits: int | None = None
    code: bool = True
    passed: list[str] = []
    certified: bool = False
    lessons: int = 0


class Paper(Shape):
    """A version of an agreement: who wrote it when, when each signed, and what is new in it."""

    by: Part
    written: int
    mentor: int | None = None
    mentee: int | None = None
    answers: dict[str, Json]


class Action(Shape):
    """A step: `due` counts back, too, so that a day to come is below zero."""

    who: Part
    do: str
    when: str = ""
    made: int
    due: int | None = None
    done: int | None = None


class Aim(Shape):
    title: str
    area: str
    start: int
    target: int
    evidence: list[str] = []
    made: int
    due: int | None = None
    status: GoalStatus = GoalStatus.ACTIVE
    read: list[tuple[int, int]] = []
    steps: list[Action] = []


class Point(Shape):
    who: Part
    words: str


class Talk(Shape):
    """A session; below zero it is still to come."""

    ago: int
    at: time
    focus: str
    points: list[Point] = []
    note: str = ""
    by: Part = "mentee"
    draft: bool = False
    cancelled: bool = False
    minutes: int = 60
    channel: str = "video"


class Line(Shape):
    """A message."""

    ago: int
    at: time
    who: Part
    words: str


class Story(Shape):
    """A mentor and a mentee: `moves` says when they came to stage one, two, and so on."""

    mentor: str
    mentee: str
    started: int
    rhythm: int = 21
    moves: list[int] = []
    said: dict[str, list[Part]] = {}
    papers: list[Paper] = []
    goals: list[Aim] = []
    loose: list[Action] = []
    meetings: list[Talk] = []
    talk: list[Line] = []
    unread: int = 0

    @property
    def came(self) -> tuple[int, ...]:
        """How many days ago they came to each stage, the first one included."""
        return (self.started, *self.moves)


class Leaf(Shape):
    """A journal page."""

    ago: int
    at: time = time(20, 30)
    words: str
    prompt: str | None = None
    mood: int | None = None
    shared: bool = False


@cache
def house() -> House:
    return _read("house", House)


@cache
def people() -> tuple[Somebody, ...]:
    return tuple(_read("people", list[Somebody]))


@cache
def stories() -> tuple[Story, ...]:
    return tuple(_stories())


@cache
def journals() -> dict[str, list[Leaf]]:
    return _read("journals", dict[str, list[Leaf]])


class KeptOn(Shape):
    """A version of a form: when it was kept, and what was answered beside the form's example."""

    ago: int
    answers: dict[str, Json] = Field(default_factory=dict)


class Filled(Shape):
    """A form that somebody has filled, with what they let their mentor read."""

    who: str
    form: str
    kept: list[KeptOn]
    shared: list[str] = Field(default_factory=list)


class Tip(Shape):
    """A tool that a mentor has suggested."""

    mentor: str
    mentee: str
    form: str
    ago: int


class Sheets(Shape):
    sheets: list[Filled]
    tips: list[Tip]


@cache
def sheets() -> Sheets:
    return _read("sheets", Sheets)


def _stories() -> Iterator[Story]:
    for file in sorted((FOLDER / "stories").glob("*.yaml")):
        yield _read(f"stories/{file.stem}", Story)


def _read(name: str, shape: type[T]) -> T:
    words = (FOLDER / f"{name}.yaml").read_text("utf-8")
    return TypeAdapter(shape).validate_python(yaml.load(words, QUICK))  # noqa: S506  # a safe one
