"""The mentoring agreement: its versions, the lines of its paper, and who has signed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from models.base import Json, Moment, Row
from models.errors import NotFound, Refusal
from models.forms.answers import Answers, is_empty
from models.forms.definitions import Definition
from models.forms.shapes import FieldType, FormField, Step
from models.people import Person

NUMBERED = re.compile(r"[A-Z](\d{2}) (?P<label>\S.*)", re.DOTALL)


class Agreement(Row, table=True):
    """A version of what two people promise each other. Any change needs both again.

    It is a kept version of the sheet that both fill. One without a sheet was written before
    there was a sheet: its sealed words stay here, to be read and never to be signed again.
    """

    relationship_id: UUID = Field(foreign_key="relationship.id", index=True)
    version: int
    sheet_id: UUID | None = Field(default=None, foreign_key="sheet.id", index=True)
    number: int = 0
    words: bytes | None = None
    is_complete: bool = False
    written_by: UUID = Field(foreign_key="person.id")
    written_at: datetime = Field(sa_type=Moment)
    mentor_signed_at: datetime | None = Field(default=None, sa_type=Moment)
    mentee_signed_at: datetime | None = Field(default=None, sa_type=Moment)

    @property
    def is_signed(self) -> bool:
        return bool(self.mentor_signed_at and self.mentee_signed_at)

    def signed_at(self, part: str) -> datetime | None:
        return self.mentor_signed_at if part == "mentor" else self.mentee_signed_at


@dataclass(frozen=True, slots=True)
class Answered:
    """A field with its answer now and one version ago; `label` is without its number."""

    asked: FormField
    label: str
    given: Json
    before: Json = None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A numbered line of the paper: all answers that share its number."""

    number: int
    answers: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What a version says, by the edition of the form it was written on."""

    form: Definition
    answers: Answers
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """The sheet as it stands: what is not kept yet, and what is needed before it can be."""

    sheet_id: UUID
    is_ahead: bool
    missing: tuple[tuple[int, FormField], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The agreement of two people, for one of them: a version to read, and all there are.

    `terms` are the lines of a version that was written before there was a sheet.
    """

    relationship_id: UUID
    mentor: Person
    mentee: Person
    part: str
    is_over: bool = False
    form: Definition | None = None
    shown: Agreement | None = None
    words: Words | None = None
    before: Words | None = None
    terms: Mapping[str, str] = field(default_factory=dict)
    versions: tuple[Agreement, ...] = ()
    draft: Draft | None = None

    @property
    def is_newest(self) -> bool:
        return bool(self.versions) and self.shown == self.versions[0]

    @property
    def has_signed(self) -> bool:
        return self.shown is not None and self.shown.signed_at(self.part) is not None

    @property
    def can_sign(self) -> bool:
        """Whether this person may sign what is shown, and has not."""
        shown = self.shown
        is_whole = shown is not None and shown.sheet_id is not None and shown.is_complete
        return is_whole and self.is_newest and not self.has_signed and not self.is_over

    @property
    def changed(self) -> tuple[Answered, ...]:
        """The answers that are not what they were one version ago, with those taken out."""
        if self.words is None or self.before is None:
            return ()
        now, old = self.words.answers, self.before.answers
        fields = dict.fromkeys((*self.words.form.fields, *self.before.form.fields))
        every = {one.id: answered(one, now, old) for one in fields}
        return tuple(one for one in every.values() if one.is_new)


def lines(step: Step, words: Words, before: Words | None, first: int) -> tuple[Line, ...]:
    """The answered lines of a step. A label such as “A06 Length” names its line; else counted."""
    found: dict[int, list[Answered]] = {}
    for asked in step.fields:
        if not is_empty(words.answers.get(asked.id)):
            said = NUMBERED.fullmatch(asked.label)
            number = int(said[1]) if said else first + len(found)
            one = answered(asked, words.answers, before.answers if before else None)
            found.setdefault(number, []).append(one)
    return tuple(Line(number, tuple(answers)) for number, answers in found.items())


def answered(asked: FormField, now: Answers, before: Answers | None) -> Answered:
    """What is filled in by itself never counts as changed."""
    said = NUMBERED.fullmatch(asked.label)
    given, old = now.get(asked.id), before.get(asked.id) if before is not None else None
    is_other = given != old and not (is_empty(given) and is_empty(old))
    is_new = before is not None and asked.type is not FieldType.AUTO and is_other
    return Answered(asked, said["label"] if said else asked.label, given, old, is_new)


def missing_lines(
    form: Definition, open_: Sequence[FormField]
) -> tuple[tuple[int, FormField], ...]:
    """Needed fields without an answer, each with its step."""
    return tuple(
        (number, one)
        for number, step in enumerate(form.steps)
        for one in step.fields
        if one in open_
    )


def is_ahead(form: Definition, now: Answers, kept: Answers) -> bool:
    """Whether a sheet says something that its kept version does not."""
    typed = (one.id for one in form.fields if one.type is not FieldType.AUTO)
    return any(
        now.get(id_) != kept.get(id_) and not (is_empty(now.get(id_)) and is_empty(kept.get(id_)))
        for id_ in typed
    )


def version_of(versions: Sequence[Agreement], number: int | None) -> Agreement | None:
    """The newest, or the one that is asked for."""
    if number is None:
        return versions[0] if versions else None
    found = next((one for one in versions if one.version == number), None)
    if found is None:
        raise NotFound("There is no such version of the agreement.")
    return found


def to_sign(agreement: Agreement | None, version: int) -> Agreement:
    """The newest version, if it is what was read and every line that is needed is there."""
    if agreement is None or agreement.sheet_id is None:
        raise Refusal("There is no agreement yet. Write the first version.")
    if agreement.version != version:
        raise Refusal("The agreement was changed in the meantime. Read it again first.")
    if not agreement.is_complete:
        raise Refusal("Fill in every line marked as needed, then sign.")
    return agreement
