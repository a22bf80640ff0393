"""The agreement: versions of a sheet, needed lines, and two signatures under the same words."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import select

from app import database
from app.services import agreements, board, relationships, sheet_files, sheets
from models.agreements import Agreement
from models.attention import SignalKind
from models.errors import NotFound, Refusal
from models.notices import Notice, NoticeKind
from models.relationships import Relationship
from tests.acts.sheet_files import PDF
from tests.cast import NOW, Cast
from tests.forms import on_shelf
from tests.mentoring import PROMISES, begun, promises, set_stages, written, written_before


def test_a_new_version_needs_both_again(cast: Cast) -> None:
    rel = cast.relationship.id
    version = written(cast)
    for person in (cast.mentor, cast.mentee):
        agreements.sign(person, rel, version)
    assert agreements.current(cast.mentor, rel).has_signed
    assert written(cast, cast.mentee, rhythm="Every three weeks.", quiet="After ten.") == 2
    paper = agreements.current(cast.mentor, rel)
    assert paper.shown is not None
    assert (paper.shown.version, paper.shown.is_signed) == (2, False)
    assert [one.asked.id for one in paper.changed] == ["rhythm", "quiet"]
    assert paper.can_sign
    assert [one.is_signed for one in paper.versions] == [False, True]


def test_a_version_says_what_was_kept_and_is_read_again_later(cast: Cast) -> None:
    rel = cast.relationship.id
    written(cast)
    written(cast, cast.mentee, rhythm="Daily")
    newest, first = agreements.current(cast.mentor, rel), agreements.current(cast.mentor, rel, 1)
    assert newest.words is not None
    assert first.words is not None
    assert (newest.words.answers["rhythm"], newest.words.answers["who"]) == ("Daily", "Ben Birch")
    assert (first.words.answers["rhythm"], first.can_sign) == ("Every two weeks.", False)
    with pytest.raises(NotFound):
        agreements.current(cast.mentor, rel, 3)


def test_nobody_signs_words_they_have_not_read(cast: Cast) -> None:
    rel, version = cast.relationship.id, written(cast)
    written(cast, cast.mentee, rhythm="Daily")
    with pytest.raises(Refusal, match="Read it again"):
        agreements.sign(cast.mentor, rel, version)


def test_an_unfinished_agreement_is_not_signed(cast: Cast) -> None:
    rel = cast.relationship.id
    with pytest.raises(Refusal, match="first version"):
        agreements.sign(cast.mentor, rel, 0)
    sheet = begun(cast)
    with pytest.raises(Refusal, match="still need"):
        sheets.keep(cast.mentor, sheet.id, 0, {"rhythm": "Every two weeks."})
    with pytest.raises(Refusal, match="first version"):
        agreements.sign(cast.mentor, rel, 1)
    version = written(cast)
    with database.transaction() as session:
        session.exec(sa.update(Agreement).values(is_complete=False))
    with pytest.raises(Refusal, match="marked as needed"):
        agreements.sign(cast.mentor, rel, version)
    assert not agreements.current(cast.mentor, rel).can_sign


def test_before_the_first_version_there_is_an_empty_page(cast: Cast) -> None:
    paper = agreements.current(cast.mentee, cast.relationship.id)
    assert (paper.form, paper.shown, paper.versions, paper.draft) == (None, None, (), None)
    form = promises()
    paper = agreements.current(cast.mentee, cast.relationship.id)
    assert (paper.form, paper.changed) == (form, ())
    assert not paper.has_signed


def test_a_draft_tells_what_is_missing_and_what_is_not_kept(cast: Cast) -> None:
    rel, sheet = cast.relationship.id, begun(cast)
    draft = agreements.current(cast.mentor, rel).draft
    assert draft is not None
    assert not draft.is_ahead
    sheets.save(cast.mentee, sheet.id, 0, {"rhythm": "Every two weeks."})
    draft = agreements.current(cast.mentor, rel).draft
    assert draft is not None
    assert draft.is_ahead
    assert [(step, one.id) for step, one in draft.missing] == [(1, "safe"), (1, "exit")]
    written(cast)
    kept = agreements.current(cast.mentor, rel).draft
    assert kept is not None
    assert (kept.is_ahead, kept.missing) == (False, ())
    written(cast, quiet="After ten.")
    sheet = begun(cast)
    sheets.save(cast.mentor, sheet.id, sheet.version, {"quiet": ""})
    again = agreements.current(cast.mentor, rel).draft
    assert again is not None
    assert again.is_ahead


def test_a_file_that_is_not_kept_yet_counts_as_a_change(cast: Cast) -> None:
    consent = {"id": "consent", "type": "file", "label": "Consent"}
    steps = [{"title": "One", "fields": [consent]}]
    form = on_shelf(**{**PROMISES, "steps": steps}, results=[], hints=[], charts=[])
    rel = cast.relationship.id
    sheet = sheets.begin(cast.mentor, form.slug, rel)
    sheet_files.attach(cast.mentor, sheet.id, "consent", "paper.pdf", "application/pdf", PDF)
    draft = agreements.current(cast.mentor, rel).draft
    assert draft is not None
    assert draft.is_ahead
    sheets.keep(cast.mentor, sheet.id, sheet.version, {})
    kept = agreements.current(cast.mentor, rel).draft
    assert kept is not None
    assert not kept.is_ahead


def test_the_other_hears_of_a_version_and_of_a_signature(cast: Cast) -> None:
    agreements.sign(cast.mentor, cast.relationship.id, written(cast))
    with database.reading() as session:
        told = session.exec(select(Notice).order_by(Notice.made_at)).all()
    assert [(one.kind, one.person_id) for one in told] == [
        (NoticeKind.AGREEMENT_CHANGED, cast.mentee.id),
        (NoticeKind.AGREEMENT_SIGNED, cast.mentee.id),
    ]
    assert {one.href for one in told} == {f"/with/{cast.relationship.id}/agreement"}


def test_another_form_is_no_agreement(cast: Cast) -> None:
    promises()
    form = on_shelf(fills="pair", privacy="P2")
    sheet = sheets.begin(cast.mentor, form.slug, cast.relationship.id)
    sheets.keep(cast.mentor, sheet.id, 0, {"line": "Glaze"})
    assert agreements.current(cast.mentor, cast.relationship.id).versions == ()


def test_what_was_written_before_there_was_a_sheet_is_read_and_never_signed(cast: Cast) -> None:
    rel = cast.relationship.id
    written_before(cast, {"purpose": "Grow"}, mentor_signed_at=NOW)
    paper = agreements.current(cast.mentee, rel)
    assert (paper.terms, paper.words, paper.can_sign) == ({"purpose": "Grow"}, None, False)
    with pytest.raises(Refusal, match="first version"):
        agreements.sign(cast.mentee, rel, 1)
    assert SignalKind.SIGN not in [one.kind for one in relationships.attention(cast.mentee)]
    assert written(cast) == 2
    assert agreements.current(cast.mentee, rel, 1).terms == {"purpose": "Grow"}
    assert agreements.current(cast.mentee, rel).terms == {}


def test_a_gate_opens_with_a_version_that_both_have_signed(cast: Cast) -> None:
    set_stages()
    rel, version = cast.relationship.id, written(cast)
    for person in (cast.mentor, cast.mentee):
        assert "signed" in {one.check.id for one in board.path(person, rel).now.gate.missing}
        agreements.sign(person, rel, version)
    assert "signed" not in {one.check.id for one in board.path(cast.mentor, rel).now.gate.missing}
    written(cast, rhythm="Daily")
    assert "signed" not in {one.check.id for one in board.path(cast.mentor, rel).now.gate.missing}


def test_after_the_end_it_is_read_only(cast: Cast) -> None:
    rel, version = cast.relationship.id, written(cast)
    with database.transaction() as session:
        session.get_one(Relationship, rel).ended_at = NOW - timedelta(days=1)
    assert not agreements.current(cast.mentor, rel).can_sign
    with pytest.raises(Refusal, match="ended"):
        agreements.sign(cast.mentor, rel, version)
