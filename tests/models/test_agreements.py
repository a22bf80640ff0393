"""The lines of an agreement: how they are numbered, which are new, and what may be signed."""

from typing import Any
from uuid import uuid4

import pytest

from models.agreements import Agreement, Paper, Words, is_ahead, lines, to_sign
from models.base import Json
from models.errors import Refusal
from models.forms.definitions import Definition
from tests.cast import NOW, person
from tests.mentoring import PROMISES, WORDS

FORM = Definition.model_validate(PROMISES)


def said(**answers: Json) -> Words:
    return Words(FORM, answers, NOW)


def version(number: int, **more: Any) -> Agreement:
    given = {"sheet_id": uuid4(), "is_complete": True, **more}
    return Agreement(
        relationship_id=uuid4(), version=number, written_by=uuid4(), written_at=NOW, **given
    )


def paper(now: Words | None, before: Words | None, *versions: Agreement, **more: Any) -> Paper:
    return Paper(
        relationship_id=uuid4(),
        mentor=person("Ada Alder"),
        mentee=person("Ben Birch"),
        part="mentor",
        words=now,
        before=before,
        shown=versions[0] if versions else None,
        versions=versions,
        **more,
    )


def test_answers_with_the_same_number_make_one_line_and_empty_ones_none() -> None:
    now = said(rhythm="Weekly", quiet="After ten", start="")
    [line] = lines(FORM.steps[0], now, None, 1)
    assert line.number == 3
    assert [(one.label, one.given) for one in line.answers] == [
        ("Rhythm", "Weekly"),
        ("Quiet hours", "After ten"),
    ]


def test_labels_without_a_number_are_counted_on() -> None:
    step = {"title": "One", "fields": [{"id": x, "type": "txt", "label": x} for x in "ab"]}
    form = Definition.model_validate({**PROMISES, "steps": [step]})
    found = lines(form.steps[0], Words(form, {"a": "x", "b": "y"}, NOW), None, 7)
    assert [line.number for line in found] == [7, 8]


def test_new_and_taken_out_answers_count_as_changed_but_not_what_fills_itself() -> None:
    old = said(**WORDS, quiet="After ten", who="Ben Birch")
    now = said(**{**WORDS, "rhythm": "Daily"}, quiet="", start=None, who="Ben Beech")
    assert [one.asked.id for one in paper(now, old).changed] == ["rhythm", "quiet"]
    assert paper(now, None).changed == ()


def test_a_sheet_is_ahead_of_its_version_by_what_people_wrote() -> None:
    assert not is_ahead(FORM, {"quiet": ""}, {"who": "Ben Birch"})
    assert is_ahead(FORM, {"quiet": "After ten"}, {})


def test_only_the_newest_whole_version_is_signed() -> None:
    newest = version(2)
    assert to_sign(newest, 2) is newest
    for wrong, at in ((None, 0), (newest, 1), (version(1, sheet_id=None), 1)):
        with pytest.raises(Refusal):
            to_sign(wrong, at)
    with pytest.raises(Refusal, match="marked as needed"):
        to_sign(version(2, is_complete=False), 2)


def test_one_signs_for_oneself_and_once() -> None:
    fresh, signed = version(2), version(2, mentor_signed_at=NOW)
    assert paper(said(), None, fresh).can_sign
    assert not paper(said(), None, signed).can_sign
    assert not paper(said(), None, fresh, is_over=True).can_sign
    assert not signed.is_signed
