"""What a form may say to the programme itself."""

import pytest

from models.forms.definitions import Feed
from models.forms.faults import faults
from models.forms.feeds import accepts_code, capacity, compared
from tests.forms import definition


@pytest.mark.parametrize(
    ("feeds", "why"),
    [
        ({"topics": "nothing"}, "There is no field nothing."),
        ({"topics": "line"}, "line cannot say topics."),
        ({"capacity": "two"}, "two cannot say capacity."),
        ({"code": "rate"}, "rate cannot say code."),
    ],
)
def test_a_feed_names_a_field_that_can_say_it(feeds: dict[str, str], why: str) -> None:
    assert why in [said for _, said in faults(definition(feeds=feeds))]


def test_what_is_not_named_is_not_taken() -> None:
    form = definition(feeds={"topics": "two"})
    answers = {"two": ["c"], "order": ["a", "b"], "agreed": True, "rate": 4}
    assert compared(form, answers) == {Feed.TOPICS: ["Sea"]}
    assert capacity(form, answers) == 0
    assert not accepts_code(form, answers)


def test_languages_are_the_first_column_of_a_list() -> None:
    form = definition(feeds={"languages": "works"})
    answers = {"works": [{"name": " Catalan "}, {"name": None}, "odd"]}
    assert compared(form, answers) == {Feed.LANGUAGES: ["Catalan"]}
