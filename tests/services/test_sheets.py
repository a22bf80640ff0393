"""Filled forms: nothing typed is lost, versions stay, editions stay, words are sealed."""

import pytest
import sqlalchemy as sa
from sqlmodel import select

from app import database
from app.content.shared_forms import written
from app.services import forms, sharing, sheets
from models.errors import NotFound, Refusal
from models.library import Form
from models.sheets import MovedSheet
from tests.cast import Cast
from tests.forms import ANSWERS, EVERYTHING, begun, definition, kept, on_shelf, on_shelf_of_two

BARE: dict[str, list[object]] = {"results": [], "hints": [], "charts": []}


def test_a_form_under_way_is_gone_on_with(cast: Cast) -> None:
    on_shelf()
    assert begun(cast.mentee).id == begun(cast.mentee).id
    assert begun(cast.mentor).id != begun(cast.mentee).id


def test_a_form_for_many_works_begins_anew_once_one_is_kept(cast: Cast) -> None:
    on_shelf(repeat="many")
    first = begun(cast.mentee)
    kept(cast.mentee, first)
    assert begun(cast.mentee).id != first.id


def test_what_is_not_asked_is_kept_but_shown_to_nobody(cast: Cast) -> None:
    ai = {"id": "ai", "type": "one", "label": "AI", "options": {"no": "No", "yes": "Yes"}}
    more = {"when": "ai.yes == 1", "when_words": "Only if yes.", "required": True}
    fields = [ai, {"id": "tools", "type": "txt", "label": "Tools", **more}]
    on_shelf(steps=[{"title": "One", "fields": fields}], **BARE)
    sheet = begun(cast.mentee)
    with pytest.raises(Refusal, match="One field still needs"):
        sheets.keep(cast.mentee, sheet.id, 0, {"ai": "yes"})
    assert sheets.unasked(cast.mentee, sheet.id) == {"tools"}
    sheets.save(cast.mentee, sheet.id, 0, {"ai": "yes", "tools": "Captions"})
    assert sheets.unasked(cast.mentee, sheet.id) == frozenset()
    sheets.keep(cast.mentee, sheet.id, 1, {"ai": "no"})
    assert sheets.opened(cast.mentee, sheet.id).answers["tools"] == "Captions"
    seen = sheets.read(cast.mentee, sheet.id)
    assert seen.shown.answers == {"ai": "no"}
    assert [one.id for one in seen.form.fields] == ["ai"]
    with pytest.raises(Refusal, match="at least one part"):
        sharing.share(cast.mentee, sheet.id, cast.relationship.id, ["tools"])
    sharing.share(cast.mentee, sheet.id, cast.relationship.id, ["ai", "tools"])
    assert sheets.read(cast.mentor, sheet.id).shown.answers == {"ai": "no"}
    _form, past = sheets.history(cast.mentee, "everything")
    assert past[0].answers == {"ai": "no"}


def test_each_of_the_two_is_asked_in_their_own_words(cast: Cast) -> None:
    on_shelf_of_two()
    told = {}
    for part in ("mentor", "mentee"):
        person = getattr(cast, part)
        sheet = sheets.begin(person, "quality", cast.relationship.id)
        told[part] = [one.label for one in sheets.opened(person, sheet.id).form.fields]
        sheets.keep(person, sheet.id, 0, {"doubts": 3, "note": "Crafted"})
        told[f"{part} read"] = [one.label for one in sheets.read(person, sheet.id).form.fields]
    assert told["mentor"] == ["I speak of doubts.", "They can say no.", "Papers", "For them"]
    assert told["mentee"] == ["I speak of doubts.", "I can say no.", "Papers"]
    assert told["mentee read"] == told["mentee"]
    form, past = sheets.history(cast.mentor, "quality")
    assert form.field("note")
    assert len(past) == 1


def test_two_windows_may_change_different_fields(cast: Cast) -> None:
    on_shelf()
    sheet = begun(cast.mentee)
    sheets.save(cast.mentee, sheet.id, 0, {"line": "First window."})
    sheets.save(cast.mentee, sheet.id, 0, {"story": "Second window."})
    answers = sheets.opened(cast.mentee, sheet.id).answers
    assert answers == {"line": "First window.", "story": "Second window."}


def test_the_second_to_change_a_field_is_shown_both_and_nothing_is_lost(cast: Cast) -> None:
    on_shelf()
    sheet = begun(cast.mentee)
    sheets.save(cast.mentee, sheet.id, 0, {"line": "First window."})
    with pytest.raises(MovedSheet) as moved:
        sheets.save(cast.mentee, sheet.id, 0, {"line": "Second window."})
    assert moved.value.theirs == {"line": "First window."}
    sheets.save(cast.mentee, sheet.id, moved.value.version, {"line": "Both."})
    assert sheets.opened(cast.mentee, sheet.id).answers["line"] == "Both."


def test_what_is_needed_is_named_before_a_version_is_kept(cast: Cast) -> None:
    on_shelf()
    sheet = begun(cast.mentee)
    with pytest.raises(Refusal) as refused:
        sheets.keep(cast.mentee, sheet.id, 0, {"story": "No line."})
    assert refused.value.values == {"field": "A line"}
    with pytest.raises(Refusal, match="cannot be kept"):
        sheets.keep(cast.mentee, sheet.id, 0, {"line": "x", "rate": "a lot"})
    assert sheets.opened(cast.mentee, sheet.id).answers == {}


def test_versions_stay_as_they_were_kept(cast: Cast) -> None:
    on_shelf()
    sheet = begun(cast.mentee)
    kept(cast.mentee, sheet)
    again = sheets.opened(cast.mentee, sheet.id).sheet
    kept(cast.mentee, again, line="Second firing")
    _, past = sheets.history(cast.mentee, "everything")
    assert [one.answers["line"] for one in past] == ["Second firing", "Glaze tests"]
    assert sheets.read(cast.mentee, sheet.id, 1).shown.answers["line"] == "Glaze tests"
    with pytest.raises(NotFound):
        sheets.read(cast.mentee, sheet.id, 3)


@pytest.mark.parametrize("repeat", ["compare", "many"])
def test_a_sheet_is_read_in_a_row_with_what_was_kept_before_it(cast: Cast, repeat: str) -> None:
    on_shelf(repeat=repeat)
    for load in (4, 2, 1):
        sheet = begun(cast.mentee)
        kept(cast.mentee, sheet, load=load)
    _, past = sheets.history(cast.mentee, "everything")
    newest, middle = past[:2]
    seen = sheets.read(cast.mentee, newest.sheet_id, newest.number)
    assert [one.answers["load"] for one in seen.row] == [1, 2, 4]
    seen = sheets.read(cast.mentee, middle.sheet_id, middle.number)
    assert [one.answers["load"] for one in seen.row] == [2, 4]


def test_a_changed_definition_reads_no_answer_anew(cast: Cast) -> None:
    on_shelf()
    sheet = begun(cast.mentee)
    kept(cast.mentee, sheet)
    changed = definition(title="Everything else", steps=EVERYTHING["steps"][:1], **BARE)
    forms.take_in(cast.admin, written(changed))
    opened = sheets.opened(cast.mentee, sheet.id)
    assert opened.is_newer
    assert opened.form.title == "Everything"
    assert sheets.read(cast.mentee, sheet.id).form.field("wheel") is not None
    fresh = sheets.opened(cast.mentee, begun(cast.mentee).id)
    assert fresh.form.title == "Everything else"
    assert fresh.sheet.id != sheet.id


def test_a_draft_goes_on_with_the_form_it_was_begun_with(cast: Cast) -> None:
    on_shelf()
    sheet = begun(cast.mentee)
    sheets.save(cast.mentee, sheet.id, 0, {"line": "Half way"})
    forms.take_in(cast.admin, written(definition(title="Newer")))
    assert begun(cast.mentee).id == sheet.id
    assert sheets.opened(cast.mentee, sheet.id).answers["line"] == "Half way"


def test_words_and_files_are_sealed_in_the_database(cast: Cast) -> None:
    on_shelf()
    kept(cast.mentee, begun(cast.mentee))
    with database.engine().connect() as connection:
        for table in ("sheet", "keptsheet"):
            rows = connection.execute(sa.text(f"SELECT words FROM {table}")).all()
            assert rows
            assert all(b"canary" not in bytes(row[0]) for row in rows)


def test_a_sheet_of_two_is_one_sheet(cast: Cast) -> None:
    on_shelf(fills="pair", kind="instrument", privacy="P2")
    rel = cast.relationship.id
    sheet = sheets.begin(cast.mentor, "everything", rel)
    assert sheets.begin(cast.mentee, "everything", rel).id == sheet.id
    sheets.save(cast.mentor, sheet.id, 0, {"line": "From Ada"})
    assert sheets.opened(cast.mentee, sheet.id).answers["line"] == "From Ada"
    for outsider in (cast.stranger, cast.coordinator, cast.admin):
        with pytest.raises(Refusal):
            sheets.opened(outsider, sheet.id)


def test_a_form_has_its_people(cast: Cast) -> None:
    on_shelf(fills="mentor", kind="survey")
    with pytest.raises(Refusal, match="somebody else"):
        begun(cast.mentee)
    assert begun(cast.mentor)


def test_a_tool_may_be_tried_by_both(cast: Cast) -> None:
    on_shelf(fills="mentee")
    assert begun(cast.mentee)
    assert begun(cast.mentor)
    with pytest.raises(Refusal, match="somebody else"):
        begun(cast.coordinator)


def test_deleting_leaves_nothing_behind(cast: Cast) -> None:
    on_shelf()
    sheet = begun(cast.mentee)
    kept(cast.mentee, sheet)
    sheets.delete(cast.mentee, sheet.id)
    with database.engine().connect() as connection:
        for table in ("sheet", "keptsheet", "sheetfile"):
            assert connection.execute(sa.text(f"SELECT count(*) FROM {table}")).scalar() == 0


def test_what_fills_itself_is_kept_with_a_version(cast: Cast) -> None:
    on_shelf()
    sheet = begun(cast.mentee)
    assert sheets.opened(cast.mentee, sheet.id).automatic == {"me": "Ben Birch"}
    kept(cast.mentee, sheet)
    assert sheets.read(cast.mentee, sheet.id).shown.answers["me"] == "Ben Birch"


def test_twenty_thousand_words_come_back(cast: Cast) -> None:
    on_shelf()
    sheet = begun(cast.mentee)
    words = "glaze and kiln " * 6_666
    sheets.save(cast.mentee, sheet.id, 0, {**ANSWERS, "story": words})
    assert sheets.opened(cast.mentee, sheet.id).answers["story"] == words


def test_the_library_row_is_one_per_form(cast: Cast) -> None:
    on_shelf()
    forms.take_in(cast.admin, written(definition(title="Again")))
    with database.reading() as session:
        assert [row.body["title"] for row in session.exec(select(Form))] == ["Again"]
