"""The agreement: versions, needed lines, and two signatures under the same words."""

import pytest

from app.services import agreements
from models.agreements import missing_terms
from models.errors import Refusal
from tests.cast import Cast
from tests.mentoring import TERMS, written


def test_a_new_version_needs_both_again(cast: Cast) -> None:
    rel = cast.relationship.id
    version = written(cast)
    for person in (cast.mentor, cast.mentee):
        agreements.sign(person, rel, version)
    assert agreements.current(cast.mentor, rel).has_signed
    changed = {**TERMS, "rhythm": "Every three weeks", "ending": " "}
    agreements.write(cast.mentee, rel, changed, version)
    paper = agreements.current(cast.mentor, rel)
    assert paper.agreement is not None
    assert (paper.agreement.version, paper.agreement.is_signed) == (2, False)
    assert paper.changed == {"rhythm"}
    assert not paper.has_signed


def test_nobody_signs_words_they_have_not_read(cast: Cast) -> None:
    rel, version = cast.relationship.id, written(cast)
    agreements.write(cast.mentee, rel, {**TERMS, "rhythm": "Daily"}, version)
    with pytest.raises(Refusal, match="Read it again"):
        agreements.sign(cast.mentor, rel, version)


def test_two_writers_do_not_overwrite_each_other(cast: Cast) -> None:
    written(cast)
    with pytest.raises(Refusal):
        agreements.write(cast.mentee, cast.relationship.id, TERMS, 0)


def test_an_unfinished_agreement_is_not_signed(cast: Cast) -> None:
    rel = cast.relationship.id
    with pytest.raises(Refusal, match="first version"):
        agreements.sign(cast.mentor, rel, 0)
    paper = agreements.write(cast.mentor, rel, {**TERMS, "safe_contact": ""}, 0)
    assert missing_terms(paper.terms) == ("safe_contact",)
    with pytest.raises(Refusal, match="marked as needed"):
        agreements.sign(cast.mentor, rel, 1)


def test_before_the_first_version_there_is_an_empty_page(cast: Cast) -> None:
    paper = agreements.current(cast.mentee, cast.relationship.id)
    assert (paper.agreement, paper.before, paper.changed) == (None, (), frozenset())
    assert not paper.has_signed
