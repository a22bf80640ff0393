"""What was measured, told: a table for a terminal, one for the README, and JSON."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

HEADINGS = ("name", "what", "ours", "floor", "ratio", "goal", "met")
FOLDER = Path("bench-results")


@dataclass(frozen=True, slots=True)
class Line:
    """One figure beside its floor. Without a goal it is only told."""

    name: str
    what: str
    ours: float
    unit: str
    floor: float | None = None
    at_most: float | None = None
    at_least: float | None = None
    of_floor: bool = True
    """Whether the goal is about the ratio, or about the figure itself."""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return self.ours / self.floor if self.floor else None

    @property
    def met(self) -> bool | None:
        judged = self.ratio if self.of_floor and self.floor else self.ours
        if judged is None or self.at_most is self.at_least is None:
            return None
        return (self.at_most is None or judged <= self.at_most) and (
            self.at_least is None or judged >= self.at_least
        )

    @property
    def goal(self) -> str:
        unit = " ×" if self.of_floor and self.floor else f" {self.unit}"
        most = f"≤ {self.at_most:g}{unit}" if self.at_most is not None else ""
        least = f"≥ {self.at_least:g}{unit}" if self.at_least is not None else ""
        return most or least

    def cells(self) -> tuple[str, ...]:
        return (
            self.name,
            self.what + (f" ({self.note})" if self.note else ""),
            f"{figure(self.ours)} {self.unit}",
            f"{figure(self.floor)} {self.unit}" if self.floor else "",
            f"{self.ratio:.2f} ×" if self.ratio else "",
            self.goal,
            {True: "met", False: "not met", None: ""}[self.met],
        )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that was not measured, and why."""

    name: str
    why: str


def figure(number: float) -> str:
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.3g}"


def machine() -> str:
    """On what it was measured: processor, cores, system, Python."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    cores = len(os.sched_getaffinity(0))
    return f"{model}, {cores} cores, {platform.system()}, Python {platform.python_version()}"


def table(lines: Sequence[Line]) -> str:
    rows = [HEADINGS, *(line.cells() for line in lines)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def markdown(lines: Sequence[Line]) -> str:
    rows = [HEADINGS, ("---",) * len(HEADINGS), *(line.cells() for line in lines)]
    told = f"{machine()}, {datetime.now(UTC):%d %B %Y}."
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + f"\n\n{told}"


def write(lines: Sequence[Line], left_out: Sequence[LeftOut], rounds: int) -> Path:
    """Keeps a run as a file of its own."""
    now = datetime.now(UTC)
    FOLDER.mkdir(exist_ok=True)
    file = FOLDER / f"{now:%Y%m%d-%H%M%S}.json"
    told = {
        "machine": machine(),
        "at": now.isoformat(timespec="seconds"),
        "rounds": rounds,
        "load": os.getloadavg(),
        "lines": [
            asdict(line) | {"ratio": line.ratio, "goal": line.goal, "met": line.met}
            for line in lines
        ],
        "left_out": [asdict(one) for one in left_out],
    }
    file.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n")
    return file
