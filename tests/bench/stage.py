"""What all measurements share: the servers of a run, and who is in the demo."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import TracebackType

from pydantic import TypeAdapter

from tests.bench.children import Server, server, work


@dataclass(frozen=True, slots=True)
class Cast:
    """Cookies and addresses in one filled database."""

    mentor: str
    mentee: str
    coordinator: str
    crowd: list[str]
    pair: str
    course: str
    lesson: str
    question: str
    certificate: str
    people: int
    cards: int

    @classmethod
    def read(cls, told: dict[str, object]) -> "Cast":
        crowd = told["crowd"]
        assert isinstance(crowd, list)
        words = {
            name: str(told[name] or "")
            for name in ("mentor", "mentee", "coordinator", "pair", "course", "lesson", "question")
        }
        return cls(
            **words,
            crowd=[str(cookie) for cookie in crowd],
            certificate=str(told["certificate"] or ""),
            people=int(str(told["people"])),
            cards=int(str(told["cards"])),
        )


@dataclass(frozen=True, slots=True)
class Throng:
    """Many people who are signed in: pairs with the address of their conversation, and others."""

    pairs: list[tuple[str, str, str]]
    others: list[str]

    @property
    def cookies(self) -> list[str]:
        return [cookie for _, *both in self.pairs for cookie in both] + self.others

    @property
    def people(self) -> int:
        return len(self.cookies)


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody with a long journal: where its longest page is, and a word of its oldest."""

    cookie: str
    day: str
    word: str


@dataclass
class Run:
    """One run: how many rounds, and servers that start when they are first needed.

    `sitting` is how many seconds people sit at a quiz.
    """

    rounds: int
    factor: int = 100
    connected: int = 100
    crowd: int = 1_000
    sitting: int = 300
    stack: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> "Run":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.stack.__exit__(kind, error, at)

    @cached_property
    def folder(self) -> Path:
        return Path(self.stack.enter_context(tempfile.TemporaryDirectory(prefix="peerment-bench-")))

    @cached_property
    def cast(self) -> Cast:
        return Cast.read(work("seed", str(self.folder / "demo"), "1"))

    @cached_property
    def many(self) -> Cast:
        return Cast.read(work("seed", str(self.folder / "many"), str(self.factor)))

    @cached_property
    def throng(self) -> Throng:
        assert self.many
        told = work("gathering", str(self.folder / "many"), str(self.crowd))
        return TypeAdapter(Throng).validate_python(told)

    @cached_property
    def writer(self) -> Writer:
        told = work("writing", str(self.folder / "writer"))
        return TypeAdapter(Writer).validate_python(told)

    @cached_property
    def ours(self) -> Server:
        assert self.cast
        return self.stack.enter_context(server("ours", str(self.folder / "demo")))

    @cached_property
    def grown(self) -> Server:
        assert self.many
        return self.stack.enter_context(server("ours", str(self.folder / "many")))

    @cached_property
    def writing(self) -> Server:
        assert self.writer
        return self.stack.enter_context(server("ours", str(self.folder / "writer")))

    @cached_property
    def plain(self) -> Server:
        return self.stack.enter_context(server("floors", "plain"))

    @cached_property
    def bare(self) -> Server:
        return self.stack.enter_context(server("floors", "bare"))

    @contextmanager
    def fresh(self) -> Iterator[tuple[Server, Server]]:
        """Ours and the bare one, started anew, with nobody's pages in memory."""
        assert self.cast
        with server("ours", str(self.folder / "demo")) as ours, server("floors", "bare") as bare:
            yield ours, bare

    @contextmanager
    def crowded(self) -> Iterator[Server]:
        """Ours on the large database, started anew."""
        assert self.throng
        with server("ours", str(self.folder / "many")) as ours:
            yield ours
