"""The library: found by what one looks for, suggested by a mentor, passed on as a file."""

import pytest
from sqlmodel import select

from app import content
from app.content import shared_forms
from app.database import transaction
from app.services import forms
from models.courses import Lesson, Resource
from models.errors import Broken, NotFound, Refusal
from models.library import Search
from tests.cast import Cast
from tests.forms import begun, kept, on_shelf


def titles(cast: Cast, **search: object) -> list[str]:
    found = forms.library(cast.mentee, Search(**search))  # type: ignore[arg-type]
    return [offer.form.title for offer in found.offers]


def test_tools_are_found_by_what_one_looks_for(cast: Cast) -> None:
    on_shelf()
    on_shelf(id="MG91", slug="money", title="Money", stages=["S4"], minutes=40, themes=["money"])
    assert titles(cast) == ["Everything", "Money"]
    assert titles(cast, words="TYPE money") == ["Money"]
    assert titles(cast, stage="S4") == ["Money"]
    assert titles(cast, longest=15) == ["Everything"]
    assert titles(cast, theme="money") == ["Money"]
    assert titles(cast, words="nothing like it") == []


def test_one_sees_what_one_did_and_what_a_mentor_suggested(cast: Cast) -> None:
    on_shelf()
    assert (
        titles(cast, mine="done") == titles(cast, mine="begun") == titles(cast, mine="tips") == []
    )
    sheet = begun(cast.mentee)
    assert titles(cast, mine="begun") == ["Everything"]
    kept(cast.mentee, sheet)
    forms.tip(cast.mentor, cast.relationship.id, "everything")
    assert titles(cast, mine="done") == titles(cast, mine="tips") == ["Everything"]
    [offer] = forms.library(cast.mentee, Search()).offers
    assert (offer.kept, offer.draft, offer.tipped_by) == (1, "", "Ada Alder")
    forms.untip(cast.mentor, cast.relationship.id, "everything")
    assert titles(cast, mine="tips") == []


def test_a_mentor_sees_whom_a_tool_was_suggested_to_and_never_what_was_filled(cast: Cast) -> None:
    on_shelf()
    kept(cast.mentee, begun(cast.mentee))
    seen = forms.form(cast.mentor, "everything")
    assert seen.mentees == ((cast.relationship.id, "Ben Birch", False),)
    assert (seen.offer.kept, seen.past) == (0, ())


def test_instruments_are_filled_in_their_relationship(cast: Cast) -> None:
    on_shelf(kind="instrument")
    on_shelf(id="I-91", slug="log", kind="instrument", fills="mentor")
    mine = forms.instruments(cast.mentee, cast.relationship.id)
    assert [one.form.slug for one in mine] == ["everything"]
    assert len(forms.instruments(cast.mentor, cast.relationship.id)) == 2


def test_a_form_is_passed_on_and_comes_back_the_same(cast: Cast) -> None:
    made = on_shelf()
    assert forms.take_in(cast.coordinator, forms.export(cast.coordinator, "everything")) == made


def test_what_an_organisation_changed_of_a_shipped_form_is_shown(cast: Cast) -> None:
    shipped = shared_forms.shipped()["MG01"]
    forms.take_in(cast.admin, shared_forms.written(shipped))
    assert forms.shelf(cast.admin)[0].changed == []
    forms.take_in(cast.admin, shared_forms.written(shipped).replace("minutes: 15", "minutes: 20"))
    assert {"-minutes: 15", "+minutes: 20"} <= set(forms.shelf(cast.admin)[0].changed)


def test_a_look_changes_nothing(cast: Cast) -> None:
    text = written(cast)
    forms.take_in(cast.admin, text.replace("Everything", "Else"), dry=True)
    assert titles(cast) == ["Everything"]


def written(cast: Cast) -> str:
    on_shelf()
    return forms.export(cast.admin, "everything")


@pytest.mark.parametrize(
    ("good", "bad", "line_has"),
    [
        ("type: txt", "type: text", "type: text"),
        ("id: line", "id: story", "id: story"),
        ("mean(wheel)", "__import__('os')", "__import__"),
        ("from: person", "from: shadow", "from: shadow"),
        ("minutes: 10", "minutes: ten", "minutes"),
        ("title: Everything", "title: [", ""),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(
    cast: Cast, good: str, bad: str, line_has: str
) -> None:
    text = written(cast).replace(good, bad, 1)
    with pytest.raises(Broken) as broken:
        forms.take_in(cast.admin, text)
    line = broken.value.problems[0].line
    assert line_has in "\n".join(text.splitlines()[max(0, line - 1) : line + 1])


def test_files_that_are_traps_are_refused(cast: Cast) -> None:
    bomb = "a: &a [x, x]\n" + "\n".join(f"k{n}: *a" for n in range(30))
    for trap in (bomb, "x" * 300_000, "!!python/object/apply:os.system ['true']", "[" * 150_000):
        with pytest.raises(Refusal):
            forms.take_in(cast.admin, trap)


def test_an_address_belongs_to_one_form(cast: Cast) -> None:
    text = written(cast).replace("id: MG90", "id: MG99", 1)
    with pytest.raises(Refusal, match="already"):
        forms.take_in(cast.admin, text)


def test_unknown_forms_are_not_there(cast: Cast) -> None:
    with pytest.raises(NotFound):
        forms.form(cast.mentee, "nothing")
    on_shelf()
    with pytest.raises(NotFound):
        forms.untip(cast.mentor, cast.relationship.id, "everything")


def test_what_an_organisation_changed_of_a_text_is_shown_line_by_line(cast: Cast) -> None:
    content.load()
    assert forms.changed_texts(cast.coordinator) == []
    with transaction() as session:
        lesson = session.exec(select(Lesson).where(Lesson.slug == "what-mentoring-is")).one()
        lesson.text = lesson.text.replace("\n", "\nIn our guild we say walking.\n", 1)
        page = session.exec(select(Resource).where(Resource.slug == "privacy")).one()
        page.text += "\nOur server stands in Ghent."
    found = {one.name: one for one in forms.changed_texts(cast.admin)}
    assert found.keys() == {"m1/what-mentoring-is", "privacy"}
    assert "+In our guild we say walking." in found["m1/what-mentoring-is"].lines
    assert "+Our server stands in Ghent." in found["privacy"].lines
    assert content.load().kept == ["lesson 1.1", "text privacy"]
