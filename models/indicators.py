"""What a programme counts, by which formula, and when a figure may be shown."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from models.forms.shapes import Shape, Words

FEWEST = 5
MONTHS = 12


class Indicator(Shape):
    """A figure of the impact report, with its formula in words and its source."""

    id: str = Field(pattern=r"^[OCI]\d{1,2}$")
    kind: Literal["output", "outcome", "impact"]
    label: Words
    formula: Words
    source: Words
    unit: Words
    least_answers: int = 0


class Reporting(Shape):
    """A rule for whoever reports a figure."""

    id: str
    text: Words


class Indicators(Shape):
    """The whole of the file."""

    version: int = 1
    indicators: tuple[Indicator, ...]
    rules: tuple[Reporting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was counted in the period; `…_people` is from how many people each of it comes."""

    learners: int = 0
    begun: int = 0
    badges: int = 0
    begun_people: int = 0
    started: int = 0
    started_people: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with the people it comes from; `part` of `whole` where it is a share.

    Of too few people there is no value, nor parts of one.
    """

    value: int | None
    people: int
    part: int = 0
    whole: int = 0


def figures(counts: Counts) -> dict[str, Figure]:
    """The figures that can be told from what is counted, by the ids of their indicators."""
    return {
        "O1": _number(counts.learners, counts.learners),
        "O2": _share(counts.badges, counts.begun, counts.begun_people),
        "O4": _number(counts.started, counts.started_people),
    }


def _number(value: int, people: int) -> Figure:
    return Figure(value if people >= FEWEST else None, people)


def _share(part: int, whole: int, people: int) -> Figure:
    """Per cent, rounded."""
    if people < FEWEST:
        return Figure(None, people)
    return Figure(round(100 * part / whole), people, part, whole)
