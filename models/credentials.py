"""What the programme's credentials ask for, who decides, and what is said on them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from pydantic import BeforeValidator, Field

from models.forms.shapes import Shape, Words

PLACES = re.compile(r"{([^}]+)}")
MODULE, TRACK, PMC = "module-badge", "track-certificate", "pmc"
Day = Annotated[str, BeforeValidator(str)]


class Credential(Shape):
    """Something that can be earned; `criteria` is printed on it, words in braces filled in."""

    id: str
    name: Words
    kind: str
    decided_by: str
    decision: Words
    valid_months: int = 0
    validity: Words
    microcredential: bool = False
    criteria: Words = ""


class Evidence(Shape):
    """One thing a credential asks for; `instead` is the id of what may take its place."""

    credential: str
    id: str
    text: Words
    unit: Words
    least: int = 0
    most: int = 0
    instead: str = ""


class Track(Shape):
    """The modules that lead to a track certificate; its `slug` is the role it is made for."""

    id: str = Field(pattern=r"^T\d$")
    slug: str = Field(pattern=r"^[a-z]+$")
    name: Words
    audience: Words
    core: tuple[str, ...] = Field(min_length=1)
    elective: tuple[str, ...] = ()
    capstone: Words
    capstone_minutes: int = Field(gt=0)
    workload: Words


class Element(Shape):
    """One of the mandatory elements of a micro-credential."""

    number: int
    id: str
    name: Words
    fields: tuple[str, ...]
    note: Words
    example: Words


class Extra(Shape):
    """What may stand beside the mandatory elements."""

    id: str
    name: Words
    field: str
    note: Words


class Criterion(Shape):
    """One line by which a capstone is judged."""

    track: str
    also: str = ""
    id: str
    name: Words
    asks: Words
    not_yet: Words
    met: Words
    strong: Words


class Rule(Shape):
    """A sentence that holds for all credentials; some must be printed on them."""

    id: str
    print: bool
    text: Words


class Certification(Shape):
    """All that the programme says about what can be earned; the whole of its file."""

    version: int = 1
    lang: str = "en"
    checked_on: Day = ""
    credentials: tuple[Credential, ...]
    evidence: tuple[Evidence, ...] = ()
    tracks: tuple[Track, ...] = ()
    elements: tuple[Element, ...] = ()
    optional: tuple[Extra, ...] = ()
    rubric: tuple[Criterion, ...] = ()
    rules: tuple[Rule, ...] = ()

    def credential(self, id_: str) -> Credential | None:
        return next((one for one in self.credentials if one.id == id_), None)

    def track(self, slug: str) -> Track | None:
        return next((one for one in self.tracks if one.slug == slug), None)

    def lines_of(self, track: Track) -> tuple[Criterion, ...]:
        """How the capstone of a track is judged."""
        return tuple(line for line in self.rubric if line.track == track.id)

    def rule(self, id_: str) -> str:
        return next((rule.text for rule in self.rules if rule.id == id_), "")


def asked(evidence: Sequence[Evidence], credential: str) -> Iterator[tuple[Evidence, ...]]:
    """What a credential asks for, in its order; what may stand for one another stands together."""
    mine = [one for one in evidence if one.credential == credential]
    told: set[str] = set()
    for one in mine:
        if one.id not in told:
            others = [other for other in mine if other.instead == one.id]
            told |= {one.id, *(other.id for other in others)}
            yield (one, *others)


def filled(criteria: str, known: Mapping[str, str]) -> str:
    """The criteria with what is known in its place, and the rest in brackets."""
    return PLACES.sub(lambda place: known.get(place[1], f"[{place[1]}]"), criteria)
