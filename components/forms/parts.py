"""What all controls of a form share: what they are given, their label, help and group."""

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h

from app.i18n import _
from components.basics import tag
from components.forms.marks import read_by, reader_of
from models.base import Json
from models.forms.shapes import FormField, Privacy
from models.sheets import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What a control needs beside its field: the answer, the one before, what is wrong."""

    given: Json = None
    before: Json = None
    theirs: Json = None
    problem: str = ""
    automatic: str = ""
    privacy: Privacy = Privacy.ME
    usual: Privacy = Privacy.ME
    files: Sequence[Told] = ()
    base: str = ""
    is_left_out: bool = False
    leads: bool = False
    chosen: frozenset[str] = frozenset()


def labelled(asked: FormField, filling: Filling, box: h.Node) -> h.Element:
    return h.div(".pm-field")[h.label(for_=asked.id)[words(asked, filling)], help_(asked), box]


def grouped(asked: FormField, filling: Filling, *content: h.Node) -> h.Element:
    return h.fieldset(".fm-set", id=asked.id)[
        h.legend(".pm-label")[words(asked, filling)], help_(asked), content
    ]


def words(asked: FormField, filling: Filling) -> h.Node:
    own = filling.privacy is not filling.usual
    return h.fragment[
        asked.label,
        asked.required and h.span(".fm-need")[_("needed")],
        own and tag(read_by(filling.privacy), icon=reader_of(filling.privacy)),
    ]


def help_(asked: FormField) -> h.Node:
    return asked.help and h.p(".fm-help", id=f"{asked.id}-help")[asked.help]


def attributes(asked: FormField, filling: Filling) -> dict[str, str | bool | None]:
    notes = [
        f"{asked.id}-help" if asked.help else "",
        f"{asked.id}-error" if filling.problem else "",
    ]
    return {
        "id": asked.id,
        "name": asked.id,
        "placeholder": asked.placeholder or None,
        "aria-required": "true" if asked.required else None,
        "aria-invalid": "true" if filling.problem else None,
        "aria-describedby": " ".join(filter(None, notes)) or None,
    }
