"""Sharing: chosen parts and nothing else, taken back at once; a concern for coordinators only."""

import pytest

from app.services import sharing, sheets
from models.errors import NotFound, Refusal
from models.sheets import Sheet
from tests.cast import Cast
from tests.forms import begun, kept, on_shelf


@pytest.fixture
def sheet(cast: Cast) -> Sheet:
    on_shelf()
    made = begun(cast.mentee)
    kept(cast.mentee, made)
    return made


def test_the_partner_reads_the_chosen_parts_and_nothing_else(cast: Cast, sheet: Sheet) -> None:
    sharing.share(cast.mentee, sheet.id, cast.relationship.id, ["line", "works:1"])
    seen = sheets.read(cast.mentor, sheet.id)
    assert seen.part == "partner"
    assert seen.row == ()
    assert seen.shown.answers == {
        "line": "Glaze tests",
        "works": [{"name": "Cup", "hours": 1, "fit": None}],
    }
    assert [one.sheet.id for one in sharing.shared(cast.mentor, cast.relationship.id)] == [sheet.id]


def test_what_is_taken_back_is_gone_at_once(cast: Cast, sheet: Sheet) -> None:
    sharing.share(cast.mentee, sheet.id, cast.relationship.id, ["line"])
    sharing.withdraw(cast.mentee, sheet.id)
    with pytest.raises(NotFound):
        sheets.read(cast.mentor, sheet.id)
    assert sharing.shared(cast.mentor, cast.relationship.id) == []


def test_only_what_is_kept_is_shared(cast: Cast) -> None:
    on_shelf()
    draft = begun(cast.mentee)
    with pytest.raises(Refusal, match="Keep this first"):
        sharing.share(cast.mentee, draft.id, cast.relationship.id, ["line"])


def test_a_draft_that_goes_on_does_not_show(cast: Cast, sheet: Sheet) -> None:
    sharing.share(cast.mentee, sheet.id, cast.relationship.id, ["line"])
    now = sheets.opened(cast.mentee, sheet.id).sheet
    sheets.save(cast.mentee, sheet.id, now.version, {"line": "Not for anybody yet"})
    assert sheets.read(cast.mentor, sheet.id).shown.answers["line"] == "Glaze tests"


def test_empty_and_unknown_parts_are_not_shared(cast: Cast, sheet: Sheet) -> None:
    for parts in ([], ["story"], ["nothing"], ["works:9"], ["works:x"]):
        with pytest.raises(Refusal, match="at least one part"):
            sharing.share(cast.mentee, sheet.id, cast.relationship.id, parts)


def test_nobody_shares_into_another_relationship(cast: Cast, sheet: Sheet) -> None:
    with pytest.raises(NotFound):
        sharing.share(cast.mentee, sheet.id, cast.other.id, ["line"])


def test_coordinators_read_what_is_for_them_once_it_is_handed_over(
    cast: Cast, sheet: Sheet
) -> None:
    with pytest.raises(NotFound):
        sheets.read(cast.coordinator, sheet.id)
    sharing.hand_over(cast.mentee, sheet.id)
    seen = sheets.read(cast.coordinator, sheet.id).shown.answers
    assert seen == {"concern": "canary-for-the-safe-contact"}
    assert [one.answers for one in sharing.handed(cast.coordinator)] == [seen]
    sharing.take_back(cast.mentee, sheet.id)
    assert sharing.handed(cast.coordinator) == []


def test_without_a_part_for_coordinators_nothing_is_handed_over(cast: Cast) -> None:
    on_shelf(
        steps=[{"title": "One", "fields": [{"id": "line", "type": "txt", "label": "Line"}]}],
        results=[],
        hints=[],
        charts=[],
    )
    made = begun(cast.mentee)
    sheets.keep(cast.mentee, made.id, 0, {"line": "x"})
    with pytest.raises(Refusal, match="Nothing in this form"):
        sharing.hand_over(cast.mentee, made.id)
