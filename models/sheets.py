"""Filled forms: the sheet somebody works on, the versions they kept, and who else may read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from models.base import Json, Moment, Row
from models.errors import NotAllowed, Refusal, later
from models.forms.answers import Answers, is_empty, missing, problem
from models.forms.both import Pair
from models.forms.conditions import asked
from models.forms.definitions import Definition, Fills, FormKind, Home
from models.forms.shapes import FormField
from models.library import Offer
from models.people import Person
from models.relationships import Relationship

LARGEST_FILE = 5_000_000
MOST_FILES = 10
FILE_TYPES = {
    "application/pdf": (b"%PDF-",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/webp": (b"RIFF",),
    "application/zip": (b"PK\x03\x04",),
    "audio/mpeg": (b"ID3", b"\xff\xfb"),
}
OFFICE = frozenset(
    {
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
UNREADABLE = later("There is no such sheet, or it is not shared with you.")


class Sheet(Row, table=True):
    """A form as one person, or one pair, fills it. Its words are sealed with their key.

    A sheet of two belongs to their relationship. What each of the two fills alone is theirs, and
    only `about` it: a mentor of three mentees has three.
    """

    form_key: str = Field(max_length=12, index=True)
    edition_id: UUID = Field(foreign_key="edition.id", index=True)
    owner_id: UUID = Field(foreign_key="person.id", index=True)
    relationship_id: UUID | None = Field(default=None, foreign_key="relationship.id", index=True)
    about_id: UUID | None = Field(default=None, foreign_key="relationship.id", index=True)
    words: bytes
    version: int = 0
    started_at: datetime = Field(sa_type=Moment)
    changed_at: datetime = Field(sa_type=Moment, index=True)
    changed_by: UUID = Field(foreign_key="person.id")
    kept: int = 0
    kept_at: datetime | None = Field(default=None, sa_type=Moment)
    shared_with: UUID | None = Field(default=None, foreign_key="relationship.id", index=True)
    shared_parts: list[str] = Field(default_factory=list[str], sa_type=JSON)
    shared_at: datetime | None = Field(default=None, sa_type=Moment)
    handed_at: datetime | None = Field(default=None, sa_type=Moment, index=True)

    @property
    def seal_owner(self) -> UUID:
        """Whose key its words are sealed with: the pair's for a sheet of two, else the person's."""
        return self.relationship_id or self.owner_id


class KeptSheet(Row, table=True):
    """A version of a sheet that somebody chose to keep."""

    __table_args__ = (UniqueConstraint("sheet_id", "number"),)

    sheet_id: UUID = Field(foreign_key="sheet.id", index=True)
    number: int
    words: bytes
    kept_at: datetime = Field(sa_type=Moment)
    kept_by: UUID = Field(foreign_key="person.id")


class SheetFile(Row, table=True):
    """A file in a field of a sheet. Its name and its content are sealed."""

    sheet_id: UUID = Field(foreign_key="sheet.id", index=True)
    field_id: str = Field(max_length=40)
    name: bytes
    type: str = Field(max_length=60)
    size: int
    content: bytes
    added_at: datetime = Field(sa_type=Moment)


class FormTip(Row, table=True):
    """A mentor suggests a tool to a mentee; a fact without words."""

    __table_args__ = (UniqueConstraint("relationship_id", "form_key"),)

    relationship_id: UUID = Field(foreign_key="relationship.id", index=True)
    form_key: str = Field(max_length=12)
    tipped_by: UUID = Field(foreign_key="person.id")
    tipped_at: datetime = Field(sa_type=Moment)


class MovedSheet(Refusal):
    """The sheet was changed elsewhere since this window read it; both texts are at hand."""

    def __init__(self, theirs: dict[str, Json], version: int) -> None:
        super().__init__("This was changed in another window or by the other person meanwhile.")
        self.theirs = theirs
        self.version = version


@dataclass(frozen=True, slots=True)
class Told:
    """A file as its people see it."""

    id: UUID
    field_id: str
    name: str
    type: str
    size: int


@dataclass(frozen=True, slots=True)
class Past:
    """A kept version, opened."""

    number: int
    kept_at: datetime
    by: UUID
    answers: Answers
    sheet_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A sheet with all that its editor shows: answers, what is filled in by itself, what was."""

    sheet: Sheet
    form: Definition
    answers: Answers
    automatic: Mapping[str, str] = field(default_factory=dict)
    before: Past | None = None
    past: Sequence[Past] = ()
    files: Sequence[Told] = ()
    is_newer: bool = False
    partner: Person | None = None

    @property
    def missing(self) -> tuple[FormField, ...]:
        return missing(asked(self.form, self.answers), self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one reader may see of a sheet: `part` is owner, partner or safe contact.

    `row` is for its owner: what is shown and all they had kept of this form before, newest first.
    """

    sheet: Sheet
    form: Definition
    owner: Person
    part: str
    shown: Past
    past: Sequence[Past] = ()
    row: Sequence[Past] = ()
    files: Sequence[Told] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """A form for one reader: what they did with it, and whom they could suggest it to."""

    form: Definition
    offer: Offer
    sheets: Sequence[Sheet] = ()
    past: Sequence[Past] = ()
    mentees: Sequence[tuple[UUID, str, bool]] = ()
    stages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SharedSheet:
    """What one of two lets the other read, in a list: no words yet."""

    sheet: Sheet
    form: Definition
    owner: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """Results of the same form of two people, for one of them: never a single answer.

    They stand side by side once each has shared theirs; `waits_for` is who has not, if anybody.
    """

    form: Definition
    sheet: Sheet
    other: Person
    waits_for: Person | None = None
    pairs: Sequence[Pair] = ()


@dataclass(frozen=True, slots=True)
class Handed:
    """What somebody handed to the coordinators, in the parts that are meant for them."""

    sheet: Sheet
    form: Definition
    owner: Person
    answers: Answers


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument of the method in one relationship, with what the reader may see of it."""

    form: Definition
    sheets: Sequence[Sheet] = ()


def living_place(form: Definition, sheet: Sheet) -> str:
    """The page that shows a sheet of two, where it is not a page of its own."""
    if form.home is not Home.AGREEMENT or sheet.relationship_id is None:
        return ""
    return f"/with/{sheet.relationship_id}/{form.home}"


def check_may_fill(form: Definition, person: Person, pair: Relationship | None) -> None:
    """A form has its people: mentees, mentors, both, or coordinators; a tool is for everybody."""
    is_mentor = pair.mentor_id == person.id if pair else person.is_mentor
    is_mentee = pair.mentee_id == person.id if pair else person.is_mentee
    if form.kind is FormKind.TOOL and (is_mentor or is_mentee):
        return
    may = {
        Fills.MENTEE: is_mentee,
        Fills.MENTOR: is_mentor,
        Fills.EACH: is_mentor or is_mentee or person.is_coordinator,
        Fills.PAIR: pair is not None and (is_mentor or is_mentee),
        Fills.COORDINATOR: person.is_coordinator,
    }
    if not may[form.fills]:
        raise NotAllowed("This form is for somebody else in the programme.")


def check_keeping(form: Definition, answers: Answers) -> None:
    """A version is kept once every needed field has an answer and each answer can be read."""
    fields = asked(form, answers)
    wrong = [one for one in fields if problem(one, answers.get(one.id))]
    if wrong:
        raise Refusal("Look at “{field}” again: it cannot be kept like this.", field=wrong[0].label)
    open_ = missing(fields, answers)
    if len(open_) == 1:
        raise Refusal("One field still needs an answer: “{field}”.", field=open_[0].label)
    if open_:
        raise Refusal(
            "{count} fields still need an answer. The first is “{field}”.",
            count=len(open_),
            field=open_[0].label,
        )


def check_version(sheet: Sheet, version: int, theirs: Answers, mine: Answers) -> None:
    """Two windows may change different fields; what one wrote the other does not write over."""
    if sheet.version == version:
        return
    told = {
        key: theirs[key]
        for key in mine
        if not is_empty(theirs.get(key)) and theirs[key] != mine[key]
    }
    if told:
        raise MovedSheet(told, sheet.version)


def check_file(content: bytes, type_: str, have: int) -> str:
    """The type a file really has, by its first bytes; refuses what is too large or unknown."""
    if len(content) > LARGEST_FILE:
        raise Refusal("This file is larger than 5 MB. A link in the text works for large files.")
    if have >= MOST_FILES:
        raise Refusal("A sheet holds ten files. Take one away first.")
    if not content:
        raise Refusal("This file is empty.")
    for known, beginnings in FILE_TYPES.items():
        if content.startswith(beginnings):
            return type_ if known == "application/zip" and type_ in OFFICE else known
    if type_.startswith("text/") and b"\x00" not in content[:4096]:
        return "text/plain"
    raise Refusal("Use a PDF, a picture (PNG, JPEG, WebP), a text, an office file or an MP3.")
