"""Means that two people agree to show each other: both or neither, and never a single answer."""

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from app.database import transaction
from app.services import forms, relationships, sharing, sheet_files, sheets
from app.steps import kept
from models.errors import NotFound, Refusal
from models.notices import Notice
from models.people import Person
from models.relationships import Relationship
from models.sheets import Sheet
from tests.acts.sheet_files import PDF
from tests.cast import Cast, relationship
from tests.forms import answered, on_shelf_of_two


@pytest.fixture(autouse=True)
def shelf(cast: Cast) -> None:
    assert cast
    on_shelf_of_two()


@pytest.fixture
def mine(cast: Cast) -> Sheet:
    return answered(cast.mentee, cast.relationship.id, 2, 3)


@pytest.fixture
def theirs(cast: Cast) -> Sheet:
    return answered(cast.mentor, cast.relationship.id, 5, 4)


def share(cast: Cast, person: Person, sheet: Sheet, *parts: str) -> Sheet:
    return sharing.share(person, sheet.id, cast.relationship.id, parts)


def test_both_see_both_means_once_both_have_shared(cast: Cast, mine: Sheet, theirs: Sheet) -> None:
    share(cast, cast.mentee, mine)
    share(cast, cast.mentor, theirs)
    for sheet in (mine, theirs):
        seen = sharing.both(cast.mentee, sheet.id)
        assert seen
        assert [(one.mine, one.theirs, one.gap) for one in seen.pairs] == [(2.5, 4.5, 2)]
        told = sharing.both(cast.mentor, sheet.id)
        assert told
        assert [(one.mine, one.theirs) for one in told.pairs] == [(4.5, 2.5)]


def test_nobody_sees_a_mean_before_the_other_agrees(cast: Cast, mine: Sheet, theirs: Sheet) -> None:
    share(cast, cast.mentee, mine)
    for person in (cast.mentee, cast.mentor):
        seen = sharing.both(person, mine.id)
        assert seen
        assert seen.pairs == ()
        assert seen.waits_for == cast.mentor
    with pytest.raises(NotFound):
        sharing.both(cast.mentee, theirs.id)


def test_what_is_taken_back_is_gone_for_both(cast: Cast, mine: Sheet, theirs: Sheet) -> None:
    share(cast, cast.mentee, mine)
    share(cast, cast.mentor, theirs)
    sharing.withdraw(cast.mentee, mine.id)
    seen = sharing.both(cast.mentee, theirs.id)
    assert seen
    assert seen.pairs == ()
    with pytest.raises(NotFound):
        sharing.both(cast.mentor, mine.id)


def test_single_answers_and_files_stay_whatever_is_asked_for(
    cast: Cast, mine: Sheet, theirs: Sheet
) -> None:
    file = sheet_files.attach(cast.mentee, mine.id, "papers", "a.pdf", "application/pdf", PDF)
    now = sheets.opened(cast.mentee, mine.id).sheet
    sheets.keep(cast.mentee, mine.id, now.version, {})
    share(cast, cast.mentee, mine, "doubts", "say_no", "papers", "secret")
    share(cast, cast.mentor, theirs)
    with pytest.raises(NotFound):
        sheets.read(cast.mentor, mine.id)
    with pytest.raises(NotFound):
        sheet_files.file(cast.mentor, file.id)
    seen = sharing.both(cast.mentor, mine.id)
    assert seen
    assert [one.result.id for one in seen.pairs] == ["trust"]
    assert seen.sheet.shared_parts == []
    with transaction() as session:
        hrefs = session.exec(select(Notice.href).where(Notice.person_id == cast.mentor.id)).all()
    assert hrefs == [f"/shared/{mine.id}"]


@pytest.mark.parametrize("name", ["stranger", "coordinator", "admin"])
def test_nobody_else_sees_them(cast: Cast, mine: Sheet, theirs: Sheet, name: str) -> None:
    share(cast, cast.mentee, mine)
    share(cast, cast.mentor, theirs)
    with pytest.raises(NotFound):
        sharing.both(getattr(cast, name), mine.id)


def test_they_end_with_the_relationship(cast: Cast, mine: Sheet, theirs: Sheet) -> None:
    share(cast, cast.mentee, mine)
    share(cast, cast.mentor, theirs)
    with transaction() as session:
        session.get_one(Relationship, cast.relationship.id).ended_at = datetime.now(UTC)
    for person, sheet in ((cast.mentor, mine), (cast.mentee, mine)):
        with pytest.raises(NotFound):
            sharing.both(person, sheet.id)


def test_too_few_answers_make_nothing_to_share(cast: Cast) -> None:
    sheet = sheets.begin(cast.mentee, "quality", cast.relationship.id)
    sheets.keep(cast.mentee, sheet.id, 0, {})
    with pytest.raises(Refusal, match="too few answers"):
        share(cast, cast.mentee, sheet)


def test_a_sheet_knows_whom_it_is_about(cast: Cast) -> None:
    with transaction() as session:
        session.add(relationship(cast.programme, cast.mentor, cast.other_mentee))
    ben = sheets.begin(cast.mentor, "quality", cast.relationship.id)
    second = relationships.mine(cast.mentor)[1].relationship
    dov = sheets.begin(cast.mentor, "quality", second.id)
    assert ben.id != dov.id
    assert sheets.begin(cast.mentor, "quality").about_id is None
    assert sheets.begin(cast.mentee, "quality").about_id == cast.relationship.id
    sheets.keep(cast.mentor, ben.id, 0, {"doubts": 3, "say_no": 4})
    with pytest.raises(Refusal, match="about somebody else"):
        sharing.share(cast.mentor, ben.id, second.id, [])
    for pair, count in ((cast.relationship.id, 1), (second.id, 1)):
        (row,) = [one for one in forms.instruments(cast.mentor, pair) if one.form.id == "I-90"]
        assert len([one for one in row.sheets if one.about_id]) == count


def test_gates_know_who_has_kept_a_form(cast: Cast, mine: Sheet) -> None:
    with transaction() as session:
        pairs = [session.get_one(Relationship, cast.relationship.id)]
        assert mine.about_id == cast.relationship.id
        assert kept.by_whom(session, pairs) == {cast.relationship.id: {"I-90": {"mentee"}}}
    answered(cast.mentor, cast.relationship.id, 5, 4)
    with transaction() as session:
        found = kept.by_whom(session, pairs)[cast.relationship.id]["I-90"]
    assert found == {"mentor", "mentee"}
