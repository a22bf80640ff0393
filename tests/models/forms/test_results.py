"""What follows from answers: numbers, results by row, hints, and the biggest change."""

from models.forms.results import changes, extremes, figures, hints, numbers, series
from tests.forms import ANSWERS, definition

FORM = definition()


def test_numbers_by_name() -> None:
    known = numbers(FORM, {**ANSWERS, "load": 2})
    assert known["wheel.craft"] == 8
    assert known["wheel"] == [8, 2, 5]
    assert known["load"] == 4
    assert known["works.hours"] == [3, 1]
    assert known["works"] == [1, 1]
    assert known["mean_wheel"] == 5


def test_choices_are_ones_and_noughts() -> None:
    known = numbers(FORM, {"one": "b", "two": ["a", "c"], "agreed": True})
    assert (known["one.a"], known["one.b"], known["agreed"]) == (0, 1, 1)
    assert (known["two.a"], known["two.b"], known["two"]) == (1, 0, [1, 1])
    assert "one.a" not in numbers(FORM, {})


def test_a_reversed_scale_is_followed_as_it_was_given() -> None:
    assert series(FORM, {"load": 2})["load"] == ("Load", 2)


def test_results_where_the_answers_allow_them() -> None:
    told = {(one.result.id, one.row): one.value for one in figures(FORM, ANSWERS)}
    assert told == {("mean_wheel", ""): 5, ("hours", ""): 4, ("fit", "Bowl"): 4}


def test_hints_hold_now_or_so_many_times_in_a_row() -> None:
    assert [hint.say for hint in hints(FORM, [ANSWERS])] == ["One area is low."]
    heavy = {"load": 4}
    assert hints(FORM, [heavy, heavy]) == ()
    assert [hint.say for hint in hints(FORM, [heavy] * 3)] == ["Three heavy weeks."]
    assert hints(FORM, [heavy, {"load": 1}, heavy]) == ()


def test_the_biggest_change_comes_first() -> None:
    later = {**ANSWERS, "wheel": {"craft": 7, "rest": 6, "money": 5}}
    first, *_ = changes(FORM, ANSWERS, later)
    assert (first.label, first.before, first.after, first.by) == ("Rest", 2, 6, 4)
    assert series(FORM, ANSWERS)["wheel.rest"] == ("Rest", 2)


def test_the_highest_and_the_lowest_area() -> None:
    wheel = FORM.field("wheel")
    assert wheel
    assert extremes(wheel, ANSWERS["wheel"]) == ("Craft", "Rest")
    assert extremes(wheel, {"craft": 5, "rest": 5}) is None
