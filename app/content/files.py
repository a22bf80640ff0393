"""Reads a programme's folder: courses, lessons, quizzes, stages, prompts, resources and pages.

Everything is checked before anything is used, and each problem tells its file and line.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from app.content.places import line_of
from app.content.shapes import (
    CourseFile,
    Credential,
    Indicator,
    LessonFile,
    PromptFile,
    StageFile,
    TextFile,
)
from app.content.sources import (
    ContentBroken,
    CourseSource,
    Fault,
    FormSource,
    LessonSource,
    Programme,
    TextSource,
)
from app.markdown import parts
from models import gift
from models.errors import Broken
from models.forms.definitions import Definition
from models.forms.faults import faults as form_faults
from models.items import Item

HEAD = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LARGEST = 1_000_000
UNSAFE = re.compile(
    r"<\s*(script|foreignobject|iframe|image|a|animate|set)\b|\son\w+\s*=|<!|<\?|url\(\s*['\"]?[^#)'\"]"
    r"|href\s*=\s*['\"][^#]",
    re.IGNORECASE,
)

S = TypeVar("S", bound=BaseModel)


class Reader:
    """Reads the files of one folder and collects what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []

    def programme(self) -> Programme:
        found = Programme()
        for file in sorted(self.folder.glob("courses/*/course.yaml"), key=_by_number):
            if course := self._course(file):
                found.courses.append(course)
        found.stages = self._list(self.folder / "mentra" / "stages.yaml", "stages", StageFile)
        found.prompts = self._list(self.folder / "prompts.yaml", "prompts", PromptFile)
        found.resources = [*self._texts("resources")]
        found.pages = [*self._texts("pages")]
        found.forms = [*self._forms()]
        found.credentials = self._list(
            self.folder / "certification.yaml", "credentials", Credential
        )
        found.indicators = self._list(self.folder / "indicators.yaml", "indicators", Indicator)
        if self.faults:
            raise ContentBroken(self.faults)
        return found

    def _course(self, file: Path) -> CourseSource | None:
        head = self._shaped(file, self._text(file), CourseFile)
        if head is None:
            return None
        lessons = tuple(
            lesson
            for name in head.lessons
            if (lesson := self._lesson(file.parent / f"{name}.md", head))
        )
        return CourseSource(self._name(file), head, lessons, self._items(file.parent, head))

    def _lesson(self, file: Path, course: CourseFile) -> LessonSource | None:
        split = self._split(file, LessonFile)
        if split is None:
            return None
        head, text, line = split
        known = {outcome.id for outcome in course.outcomes}
        for stray in sorted(set(head.outcomes) - known):
            self._add(file, 1, f"The course has no outcome {stray}.")
        return LessonSource(self._name(file), head, text, self._figures(file, text), line)

    def _items(self, folder: Path, head: CourseFile) -> tuple[Item, ...]:
        if head.quiz is None or not (folder / head.quiz.file).exists():
            return ()
        file = folder / head.quiz.file
        try:
            return gift.parse(self._text(file))
        except Broken as broken:
            for problem in broken.problems:
                self._add(file, problem.line, problem.message.format(detail=problem.detail))
        return ()

    def _texts(self, name: str) -> Iterator[TextSource]:
        for file in sorted((self.folder / name).glob("*.md")):
            if split := self._split(file, TextFile):
                head, text, line = split
                yield TextSource(self._name(file), head, text, self._figures(file, text), line)

    def _forms(self) -> Iterator[FormSource]:
        """Instruments, tools and surveys; each id and each address belongs to one of them."""
        taken: dict[str, str] = {}
        for file in sorted((self.folder / "forms").rglob("*.yaml")):
            text = self._text(file)
            form = self._shaped(file, text, Definition)
            if form is None:
                continue
            tree = yaml.compose(text, QUICK)
            for place, words in form_faults(form):
                self._add(file, line_of(tree, place), words)
            for name in (form.id, form.slug):
                if name in taken:
                    self._add(file, 1, f"{name} belongs to {taken[name]} already.")
                taken[name] = self._name(file)
            yield FormSource(self._name(file), form)

    def _list(self, file: Path, name: str, shape: type[S]) -> list[S]:
        """The list that a file has under this name."""
        if not file.exists():
            return []
        text = self._text(file)
        given = self._yaml(file, text)
        entries = given.get(name) if isinstance(given, dict) else None
        if not isinstance(entries, list):
            self._add(file, 1, f"This file must have a list with the name {name}.")
            return []
        found = (
            self._checked(file, entry, shape, text, (name, place))
            for place, entry in enumerate(entries)
        )
        return [entry for entry in found if entry is not None]

    def _split(self, file: Path, shape: type[S]) -> tuple[S, str, int] | None:
        """The head between two lines of ---, the text below it, and the line that begins at."""
        if not file.exists():
            self._add(file, 1, "There is no such file.")
            return None
        whole = self._text(file)
        found = HEAD.match(whole)
        if found is None:
            self._add(file, 1, "The file must begin with its head between two lines of ---.")
            return None
        head = self._shaped(file, found[1], shape, shift=1)
        if head is None:
            return None
        return head, whole[found.end() :].strip() + "\n", found[0].count("\n") + 1

    def _figures(self, file: Path, text: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for part in parts(text):
            if part.kind != "figure":
                continue
            drawing = (file.parent / part.name).resolve()
            if not drawing.is_relative_to(self.folder.resolve()) or not drawing.is_file():
                self._add(file, 1, f"There is no figure {part.name}.")
                continue
            svg = self._text(drawing)
            if not svg.lstrip().startswith("<svg") or UNSAFE.search(svg):
                self._add(drawing, 1, "A figure is a plain SVG: no scripts, no links, no images.")
            found[part.name] = svg.strip()
        return found

    def _shaped(self, file: Path, text: str, shape: type[S], shift: int = 0) -> S | None:
        given = self._yaml(file, text, shift)
        return None if given is None else self._checked(file, given, shape, text, (), shift)

    def _checked(
        self,
        file: Path,
        given: object,
        shape: type[S],
        text: str,
        at: tuple[str | int, ...],
        shift: int = 0,
    ) -> S | None:
        try:
            return shape.model_validate(given)
        except ValidationError as error:
            tree = yaml.compose(text, QUICK)
            for problem in error.errors():
                place = (*at, *problem["loc"])
                words = f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}"
                self._add(file, line_of(tree, place) + shift, words)
        return None

    def _yaml(self, file: Path, text: str, shift: int = 0) -> object:
        try:
            return QUICK(text).get_single_data()
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            self._add(file, line + shift, f"This is not YAML: {error.problem}.")
        return None

    def _text(self, file: Path) -> str:
        data = file.read_bytes()
        if len(data) > LARGEST:
            self._add(file, 1, "This file is larger than 1 MB.")
            return ""
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            self._add(file, data.count(b"\n", 0, error.start) + 1, "This is not UTF-8 text.")
        return ""

    def _add(self, file: Path, line: int, message: str) -> None:
        self.faults.append(Fault(self._name(file), line, message))

    def _name(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix() if file.is_absolute() else str(file)


def read(folder: Path) -> Programme:
    """Everything in the folder, or all that is wrong with it."""
    return Reader(folder.resolve()).programme()


def _by_number(file: Path) -> tuple[int, str]:
    digits = re.sub(r"\D", "", file.parent.name)
    return int(digits or 0), file.parent.name
