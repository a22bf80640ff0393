"""The lines of an agreement: which are needed, how long they may be, which are new."""

from uuid import uuid4

import pytest

from models.agreements import LONGEST_TERM, REQUIRED, Agreement, Paper, clean_terms, missing_terms
from models.errors import Refusal
from tests.cast import NOW, person


def version(number: int, **terms: str) -> Agreement:
    return Agreement(
        relationship_id=uuid4(),
        version=number,
        terms=dict(terms),
        written_by=uuid4(),
        written_at=NOW,
    )


def paper(*versions: Agreement) -> Paper:
    return Paper(
        mentor=person("Ada Alder"),
        mentee=person("Ben Birch"),
        part="mentor",
        agreement=versions[0] if versions else None,
        before=versions[1:],
    )


def test_blank_lines_are_missing_in_the_order_of_the_page() -> None:
    assert missing_terms({term: "Said" for term in REQUIRED if term != "limits"}) == ("limits",)
    assert missing_terms({"purpose": " "}) == REQUIRED


def test_only_known_lines_are_kept_without_blank_ends() -> None:
    assert clean_terms({"purpose": " Grow ", "money": "  ", "other": "x"}) == {"purpose": "Grow"}
    with pytest.raises(Refusal):
        clean_terms({"purpose": "x" * (LONGEST_TERM + 1)})


def test_new_lines_and_new_words_count_as_changed() -> None:
    old, new = version(1, purpose="Grow"), version(2, purpose="Grow", money="None")
    assert paper(new, old).changed == {"money"}
    assert paper(old).changed == frozenset()


def test_one_has_signed_for_oneself() -> None:
    signed = version(1)
    assert not paper(signed).has_signed
    signed.mentor_signed_at = NOW
    assert paper(signed).has_signed
    assert not signed.is_signed
