"""A programme as its files say it, read and checked, and what may be wrong with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from app.content.plans import Blueprint
from app.content.shapes import (
    CourseFile,
    LessonFile,
    PromptFile,
    StageFile,
    TextFile,
)
from models.credentials import Certification
from models.errors import Refusal
from models.forms.definitions import Definition
from models.indicators import Indicators
from models.items import Item


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong, and where."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class ContentBroken(Refusal):
    """Files that cannot be loaded, with every place that needs a correction."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("Nothing was loaded. Please correct the files first.")
        self.faults = tuple(sorted(faults))

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


@dataclass(frozen=True, slots=True)
class LessonSource:
    file: str
    head: LessonFile
    text: str
    figures: Mapping[str, str]
    first_line: int


@dataclass(frozen=True, slots=True)
class TextSource:
    file: str
    head: TextFile
    text: str
    figures: Mapping[str, str]
    first_line: int

    @property
    def slug(self) -> str:
        return self.head.slug or PurePath(self.file).stem


@dataclass(frozen=True, slots=True)
class CourseSource:
    file: str
    head: CourseFile
    lessons: tuple[LessonSource, ...]
    items: tuple[Item, ...]

    @property
    def quiz_file(self) -> str:
        name = self.head.quiz.file if self.head.quiz else "quiz.gift"
        return str(PurePath(self.file).with_name(name))


@dataclass(frozen=True, slots=True)
class FormSource:
    file: str
    form: Definition


@dataclass(slots=True)
class Programme:
    """All of a folder, read and checked; `files` has each file's text by its name."""

    courses: list[CourseSource] = field(default_factory=list)
    stages: list[StageFile] = field(default_factory=list)
    prompts: list[PromptFile] = field(default_factory=list)
    resources: list[TextSource] = field(default_factory=list)
    pages: list[TextSource] = field(default_factory=list)
    forms: list[FormSource] = field(default_factory=list)
    certification: Certification | None = None
    indicators: Indicators | None = None
    files: dict[str, str] = field(default_factory=dict)
    blueprint: Blueprint | None = None
    words: frozenset[str] = frozenset()
