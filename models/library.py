"""Forms as the organisation has them: the library of instruments and tools, and its editions."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from models.base import Json, Row
from models.forms.definitions import Definition, Fills, FormKind, When


class Form(Row, table=True):
    """An instrument, a tool or a survey, as it is filled from now on."""

    key: str = Field(unique=True, max_length=12)
    slug: str = Field(unique=True, max_length=60)
    kind: FormKind
    position: int = 0
    body: dict[str, Json] = Field(default_factory=dict, sa_type=JSON)
    shipped: str = Field(default="", max_length=64)


class Edition(Row, table=True):
    """A definition as it was when somebody filled it; never changed, so no answer is read anew."""

    __table_args__ = (UniqueConstraint("form_key", "digest"),)

    form_key: str = Field(max_length=12, index=True)
    digest: str = Field(max_length=64)
    body: dict[str, Json] = Field(default_factory=dict, sa_type=JSON)


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for in the library; empty means all."""

    words: str = ""
    stage: str = ""
    theme: str = ""
    longest: int = 0
    mine: str = ""

    @property
    def is_open(self) -> bool:
        return self == Search()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A form on the shelf of one person: what they did with it, and who suggested it."""

    form: Definition
    kept: int = 0
    last_at: datetime | None = None
    draft: str = ""
    tipped_by: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """The shelf as it was asked for, with what it can be narrowed by."""

    offers: Sequence[Offer]
    search: Search
    themes: Sequence[str] = ()
    stage: int | None = None
    stages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shelved:
    """A form of the organisation; `changed` says how it differs from the shipped one, by line."""

    form: Definition
    changed: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A lesson, a resource or a page that is not as it came; `lines` say how, with + and -."""

    name: str
    title: str
    lines: tuple[str, ...]


def digest(body: Mapping[str, Json]) -> str:
    return sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def narrowed(offers: Sequence[Offer], search: Search) -> list[Offer]:
    """What fits all that was asked for, in the order of the shelf."""
    return [offer for offer in offers if _fits(offer, search)]


def is_for(form: Definition, *, mentee: bool, mentor: bool) -> bool:
    """Whether a form belongs on somebody's own shelf: tools for all, surveys for whom they ask."""
    match form.kind:
        case FormKind.TOOL:
            return mentee or mentor
        case FormKind.SURVEY:
            asked = {Fills.MENTEE: mentee, Fills.MENTOR: mentor, Fills.EACH: mentee or mentor}
            return asked.get(form.fills, False)
    return False


def _fits(offer: Offer, search: Search) -> bool:
    form = offer.form
    text = " ".join((form.title, form.summary, form.why, *form.themes)).casefold()
    return (
        all(word in text for word in search.words.casefold().split())
        and (not search.stage or search.stage in form.stages)
        and (not search.theme or search.theme in form.themes)
        and (not search.longest or form.minutes <= search.longest)
        and _is_mine(offer, search.mine)
    )


def _is_mine(offer: Offer, mine: str) -> bool:
    match mine:
        case "done":
            return offer.kept > 0
        case "begun":
            return bool(offer.draft)
        case "tips":
            return bool(offer.tipped_by)
        case "before" | "during" | "after":
            return offer.form.when is When(mine)
    return True
