"""Answers: read as they are posted, kept as they were typed, checked in words."""

from hypothesis import given
from hypothesis import strategies as st

from models.base import Json
from models.forms.answers import is_filled, missing, problem, read
from models.forms.shapes import FormField
from tests.forms import ANSWERS, definition

FORM = definition()


def posted(**given: str | list[str]) -> dict[str, Json]:
    fields = {
        name.replace("__", "."): value if isinstance(value, list) else [value]
        for name, value in given.items()
    }
    return read(FORM.fields, fields)


def field(name: str) -> FormField:
    found = FORM.field(name)
    assert found
    return found


def test_every_type_is_read_as_it_is_posted() -> None:
    answers = posted(
        line=" Glaze \n tests ",
        story="One\r\nTwo",
        rate="1 250,50",
        day="2027-03-05",
        agreed="yes",
        one="a",
        two=["a", "c", "z"],
        order__a="2",
        order__c="1",
        mood="na",
        load="4",
        sure="10",
        wheel__craft="8",
        wheel__rest="11",
        grid__up__why="Because",
        grid__up__fit="3",
        works__0__name="Bowl",
        works__0__hours="3",
        works__4__name="Cup",
        works__7__name="",
        boxes__idea="A kiln",
    )
    assert answers["line"] == "Glaze   tests"
    assert answers["story"] == "One\nTwo"
    assert answers["rate"] == 1250.5
    assert answers["agreed"] is True
    assert (answers["one"], answers["two"], answers["order"]) == ("a", ["a", "c"], ["c", "a"])
    assert (answers["mood"], answers["load"], answers["sure"]) == ("na", 4, 10)
    assert answers["wheel"] == {"craft": 8}
    assert answers["grid"] == {"up": {"why": "Because", "fit": 3}, "down": {"why": "", "fit": None}}
    works = answers["works"]
    assert isinstance(works, list)
    assert [work["name"] for work in works if isinstance(work, dict)] == ["Bowl", "Cup"]
    assert answers["boxes"] == {"idea": "A kiln", "doubt": ""}
    assert not {"me", "papers"} & set(answers)


def test_what_was_never_offered_is_not_taken() -> None:
    answers = posted(one="z", mood="6", load="-1", sure="9" * 400, stranger="x")
    assert (answers["one"], answers["mood"], answers["load"], answers["sure"]) == (
        "",
        None,
        None,
        None,
    )
    assert "stranger" not in answers


def test_a_number_that_is_none_stays_as_it_was_typed_and_is_told() -> None:
    answers = posted(rate="a lot", day="soon")
    assert (answers["rate"], answers["day"]) == ("a lot", "soon")
    assert "number" in problem(field("rate"), answers["rate"])
    assert "day" in problem(field("day"), answers["day"])
    assert "too large" in problem(field("rate"), 5000)
    assert "too small" in problem(field("rate"), -1)
    assert problem(field("works"), [{"name": "a", "hours": "many"}])
    assert "too many" in problem(field("two"), ["a", "b", "c"])
    assert problem(field("works"), [{"name": "a"}] * 6)


def test_what_counts_as_an_answer() -> None:
    assert not is_filled(field("agreed"), False)
    assert not is_filled(field("two"), ["a"])
    assert is_filled(field("two"), ["a", "b"])
    assert not is_filled(field("wheel"), {"craft": 3})
    assert is_filled(field("works"), [{"name": "Bowl"}])
    assert not is_filled(field("works"), [{"hours": 3}])
    assert not is_filled(field("boxes"), {"doubt": "x"})
    assert is_filled(field("boxes"), {"idea": "x"})
    assert is_filled(field("mood"), "na")
    assert missing(FORM.fields, {}) == (field("line"),)
    assert missing(FORM.fields, ANSWERS) == ()


NAMES = st.sampled_from(
    [
        "line",
        "rate",
        "two",
        "order.a",
        "wheel.craft",
        "grid.up.fit",
        "works.0.name",
        "works.999.fit",
        "boxes.idea",
        "agreed",
        "day",
        "works.0.name.x",
        "works..name",
    ]
)


@given(st.dictionaries(NAMES, st.lists(st.text(max_size=300), max_size=3)))
def test_whatever_is_posted_gives_answers_that_can_be_checked(given: dict[str, list[str]]) -> None:
    answers = read(FORM.fields, given)
    for each in FORM.fields:
        problem(each, answers.get(each.id))
        is_filled(each, answers.get(each.id))
