"""Reads single files of a programme: their text, their YAML, and where something is wrong."""

import re
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from app.content.places import line_of
from app.content.sources import Fault

HEAD = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LARGEST = 1_000_000

S = TypeVar("S", bound=BaseModel)


class Files:
    """The files of one folder, what they say, and all that is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.texts: dict[str, str] = {}

    def entries(self, file: Path, name: str, shape: type[S]) -> list[S]:
        """The list that a file has under this name."""
        if not file.exists():
            return []
        text = self.text(file)
        given = self._yaml(file, text)
        entries = given.get(name) if isinstance(given, dict) else None
        if not isinstance(entries, list):
            self.add(file, 1, f"This file must have a list with the name {name}.")
            return []
        found = (
            self._checked(file, entry, shape, text, (name, place))
            for place, entry in enumerate(entries)
        )
        return [entry for entry in found if entry is not None]

    def split(self, file: Path, shape: type[S]) -> tuple[S, str, int] | None:
        """The head between two lines of ---, the text below it, and the line that begins at."""
        if not file.exists():
            self.add(file, 1, "There is no such file.")
            return None
        whole = self.text(file)
        found = HEAD.match(whole)
        if found is None:
            self.add(file, 1, "The file must begin with its head between two lines of ---.")
            return None
        head = self.shaped(file, found[1], shape, shift=1)
        if head is None:
            return None
        text = whole[found.end() :]
        first = whole.count("\n", 0, len(whole) - len(text.lstrip())) + 1
        return head, text.strip() + "\n", first

    def shaped(self, file: Path, text: str, shape: type[S], shift: int = 0) -> S | None:
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
                self.add(file, line_of(tree, place) + shift, words)
        return None

    def _yaml(self, file: Path, text: str, shift: int = 0) -> object:
        try:
            return QUICK(text).get_single_data()
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            self.add(file, line + shift, f"This is not YAML: {error.problem}.")
        return None

    def text(self, file: Path) -> str:
        data = file.read_bytes()
        if len(data) > LARGEST:
            self.add(file, 1, "This file is larger than 1 MB.")
            return ""
        try:
            text = data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            self.add(file, data.count(b"\n", 0, error.start) + 1, "This is not UTF-8 text.")
            return ""
        self.texts[self.name(file)] = text
        return text

    def add(self, file: Path, line: int, message: str) -> None:
        self.faults.append(Fault(self.name(file), line, message))

    def name(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix() if file.is_absolute() else str(file)
