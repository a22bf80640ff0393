"""Reads a programme's folder: courses, lessons, quizzes, stages, prompts, resources and pages.

Everything is checked before anything is used, and each problem tells its file and line.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from app.content.places import line_of
from app.content.plans import Blueprint
from app.content.reading import QUICK, Files, S
from app.content.shapes import (
    CourseFile,
    LessonFile,
    PromptFile,
    StageFile,
    TextFile,
)
from app.content.sources import (
    ContentBroken,
    CourseSource,
    FormSource,
    LessonSource,
    Programme,
    TextSource,
)
from app.markdown import parts
from models import gift
from models.credentials import Certification
from models.errors import Broken
from models.forms.definitions import Definition
from models.forms.faults import faults as form_faults
from models.indicators import Indicators
from models.items import Item

UNSAFE = re.compile(
    r"<\s*(script|foreignobject|iframe|image|a|animate|set)\b|\son\w+\s*=|<!|<\?|url\(\s*['\"]?[^#)'\"]"
    r"|href\s*=\s*['\"][^#]",
    re.IGNORECASE,
)


class Reader(Files):
    """Reads a programme's folder and collects what is wrong with it."""

    def programme(self) -> Programme:
        found = Programme()
        for file in sorted(self.folder.glob("courses/*/course.yaml"), key=_by_number):
            if course := self._course(file):
                found.courses.append(course)
        found.stages = self.entries(self.folder / "mentra" / "stages.yaml", "stages", StageFile)
        found.prompts = self.entries(self.folder / "prompts.yaml", "prompts", PromptFile)
        found.resources = [*self._texts("resources")]
        found.pages = [*self._texts("pages")]
        found.forms = [*self._forms()]
        found.certification = self._whole("certification.yaml", Certification)
        found.indicators = self._whole("indicators.yaml", Indicators)
        found.blueprint = self._whole("blueprint.yaml", Blueprint)
        found.words = self._own_words(self.folder / "words.txt")
        found.files = self.texts
        if self.faults:
            raise ContentBroken(self.faults)
        return found

    def _course(self, file: Path) -> CourseSource | None:
        head = self.shaped(file, self.text(file), CourseFile)
        if head is None:
            return None
        lessons = tuple(
            lesson
            for name in head.lessons
            if (lesson := self._lesson(file.parent / f"{name}.md", head))
        )
        return CourseSource(self.name(file), head, lessons, self._items(file.parent, head))

    def _lesson(self, file: Path, course: CourseFile) -> LessonSource | None:
        split = self.split(file, LessonFile)
        if split is None:
            return None
        head, text, line = split
        known = {outcome.id for outcome in course.outcomes}
        for stray in sorted(set(head.outcomes) - known):
            self.add(file, 1, f"The course has no outcome {stray}.")
        return LessonSource(self.name(file), head, text, self._figures(file, text), line)

    def _items(self, folder: Path, head: CourseFile) -> tuple[Item, ...]:
        if head.quiz is None or not (folder / head.quiz.file).exists():
            return ()
        file = folder / head.quiz.file
        try:
            return gift.parse(self.text(file))
        except Broken as broken:
            for problem in broken.problems:
                self.add(file, problem.line, problem.message.format(detail=problem.detail))
        return ()

    def _texts(self, name: str) -> Iterator[TextSource]:
        for file in sorted((self.folder / name).glob("*.md")):
            if split := self.split(file, TextFile):
                head, text, line = split
                yield TextSource(self.name(file), head, text, self._figures(file, text), line)

    def _forms(self) -> Iterator[FormSource]:
        """Instruments, tools and surveys; each id and each address belongs to one of them."""
        taken: dict[str, str] = {}
        for file in sorted((self.folder / "forms").rglob("*.yaml")):
            text = self.text(file)
            form = self.shaped(file, text, Definition)
            if form is None:
                continue
            tree = yaml.compose(text, QUICK)
            for place, words in form_faults(form):
                self.add(file, line_of(tree, place), words)
            for name in (form.id, form.slug):
                if name in taken:
                    self.add(file, 1, f"{name} belongs to {taken[name]} already.")
                taken[name] = self.name(file)
            yield FormSource(self.name(file), form)

    def _whole(self, name: str, shape: type[S]) -> S | None:
        """A file of its own shape, if the programme has it."""
        file = self.folder / name
        return self.shaped(file, self.text(file), shape) if file.exists() else None

    def _own_words(self, file: Path) -> frozenset[str]:
        """Words that no dictionary knows, one a line; after # stands why."""
        text = self.text(file) if file.exists() else ""
        return frozenset(word for line in text.splitlines() if (word := line.split("#")[0].strip()))

    def _figures(self, file: Path, text: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for part in parts(text):
            if part.kind != "figure":
                continue
            drawing = (file.parent / part.name).resolve()
            if not drawing.is_relative_to(self.folder.resolve()) or not drawing.is_file():
                self.add(file, 1, f"There is no figure {part.name}.")
                continue
            svg = self.text(drawing)
            if not svg.lstrip().startswith("<svg") or UNSAFE.search(svg):
                self.add(drawing, 1, "A figure is a plain SVG: no scripts, no links, no images.")
            found[part.name] = svg.strip()
        return found


def read(folder: Path) -> Programme:
    """Everything in the folder, or all that is wrong with it."""
    return Reader(folder.resolve()).programme()


def _by_number(file: Path) -> tuple[int, str]:
    digits = re.sub(r"\D", "", file.parent.name)
    return int(digits or 0), file.parent.name
