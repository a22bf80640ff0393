"""What answers are worth, and that no answer however strange breaks the rules."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Refusal
from models.gift import parse
from models.grading import TYPED, Answer, State, grade
from models.items import FALSE, TRUE, Item, Kind, Text, TextFormat

ITEMS = {
    item.kind: item
    for item in parse(
        "Which?{=ink#Yes. ~%50%toner#Nearly. ~%-50%glue#No.}\n\n"
        "Which three?{~%33.33333%a#A. ~%33.33333%b ~%33.33333%c ~d#D. ~%-50%e}\n\n"
        "Wet?{TRUE#No.#Yes.}\n\n"
        "Who?{=%50%print*#Nearly. =*press#Good. =a*b*c =2\\*3 =Café au  lait}\n\n"
        "How many?{#=55:0.5#Yes. =%50%50..60 =%0%33#Minutes. ~#Other.}\n\n"
        "Match.{=ink -> black =paper -> white =snow -> white = -> red}\n\n"
        "Order.{>\none\ntwo\nthree\ntwo}\n\nTell us.{}\n\nRead."
    )
}
THIRD = Decimal(1) / 3


def points(kind: Kind, answer: Answer) -> Decimal:
    return grade(ITEMS[kind], answer).points


@pytest.mark.parametrize(
    ("chosen", "worth", "state", "said"),
    [
        ("a", "1", State.RIGHT, "Yes."),
        ("b", "0.5", State.PARTLY, "Nearly."),
        ("c", "0", State.WRONG, "No."),
    ],
)
def test_one_choice_is_worth_its_weight(chosen: str, worth: str, state: State, said: str) -> None:
    result = grade(ITEMS[Kind.SINGLE], chosen)
    assert (result.points, result.state) == (Decimal(worth), state)
    assert result.feedback == {chosen: Text(said, TextFormat.MOODLE)}


def test_true_or_false() -> None:
    assert points(Kind.TRUE_FALSE, TRUE) == 1
    assert points(Kind.TRUE_FALSE, FALSE) == 0


@pytest.mark.parametrize(
    ("chosen", "worth"),
    [
        ("abc", 1),
        ("ab", 2 * THIRD),
        ("a", THIRD),
        ("abd", THIRD),
        ("abcd", 2 * THIRD),
        ("abcde", THIRD),
        ("ad", 0),
        ("de", 0),
    ],
)
def test_several_choices_gain_and_lose_a_share_each(chosen: str, worth: Decimal) -> None:
    assert abs(points(Kind.MULTIPLE, list(chosen)) - worth) < Decimal("1e-20")


def test_feedback_is_given_to_what_was_chosen_only() -> None:
    said = grade(ITEMS[Kind.MULTIPLE], ["d", "a", "b"]).feedback
    assert {id_: text.body for id_, text in said.items()} == {"a": "A.", "d": "D."}


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("printer", "0.5"),
        ("PRESS ", "1"),
        ("the  press", "1"),
        ("axxbyyc", "1"),
        ("abc", "1"),
        ("acb", "0"),
        ("ac", "0"),
        ("2*3", "1"),
        ("2x3", "0"),
        ("Cafe\u0301 AU lait", "1"),
        ("cafe au lait", "0"),
        ("prin", "0"),
    ],
)
def test_typed_text_fits_whatever_its_case_and_spaces(text: str, worth: str) -> None:
    assert points(Kind.SHORT_TEXT, text) == Decimal(worth)


def test_a_star_does_not_use_a_letter_twice() -> None:
    (item,) = parse("Say.{=aba*aba}")
    assert [grade(item, said).points for said in ("aba", "ababa", "abaaba")] == [0, 0, 1]


@pytest.mark.parametrize(
    ("text", "worth", "said"),
    [
        ("55", "1", "Yes."),
        ("55,5", "1", "Yes."),
        ("54.5 %", "1", "Yes."),
        ("55.51", "0.5", ""),
        ("33", "0", "Minutes."),
        ("45", "0", "Other."),
        ("many", "0", "Other."),
    ],
)
def test_numbers_count_within_their_tolerance(text: str, worth: str, said: str) -> None:
    result = grade(ITEMS[Kind.NUMERIC], text)
    assert result.points == Decimal(worth)
    assert result.feedback.get(TYPED, Text()).body == said


def test_what_no_rule_expects_is_wrong() -> None:
    (exact,) = parse("How many?{#1}")
    assert [grade(exact, said).points for said in ("2", "one")] == [0, 0]


@pytest.mark.parametrize(
    ("links", "worth"),
    [
        ({"a": "a", "b": "b", "c": "c"}, Decimal(1)),
        ({"a": "a", "b": "c", "c": "b"}, Decimal(1)),
        ({"a": "d", "b": "b"}, THIRD),
        ({"a": "b"}, Decimal(0)),
    ],
)
def test_matching_counts_the_right_pairs(links: dict[str, str], worth: Decimal) -> None:
    assert points(Kind.MATCHING, dict(links)) == worth


@pytest.mark.parametrize(
    ("order", "worth"), [("abcd", 1), ("adcb", 1), ("bacd", 0.5), ("cabd", 0.25)]
)
def test_an_order_counts_what_is_in_its_place(order: str, worth: float) -> None:
    assert points(Kind.ORDERING, list(order)) == Decimal(worth)


@pytest.mark.parametrize("kind", set(Kind) - {Kind.ESSAY, Kind.INFO})
@pytest.mark.parametrize("nothing", [None, "", [], {}])
def test_no_answer_is_worth_nothing(kind: Kind, nothing: Answer) -> None:
    result = grade(ITEMS[kind], nothing)
    assert result.points == 0
    assert result.state is State.WRONG
    assert not result.feedback


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (Kind.SINGLE, "z"),
        (Kind.SINGLE, ["a"]),
        (Kind.MULTIPLE, "a"),
        (Kind.MULTIPLE, ["a", "a"]),
        (Kind.MULTIPLE, ["a", 1]),
        (Kind.ORDERING, ["a"]),
        (Kind.ORDERING, ["a", "b", "c", "z"]),
        (Kind.MATCHING, ["a"]),
        (Kind.MATCHING, {"d": "a"}),
        (Kind.MATCHING, {"a": "z"}),
        (Kind.MATCHING, {"a": ["a"]}),
        (Kind.NUMERIC, 55),
        (Kind.SHORT_TEXT, "a" * 10_001),
        (Kind.ESSAY, "My answer"),
        (Kind.INFO, "Read"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(kind: Kind, answer: object) -> None:
    with pytest.raises(Refusal):
        grade(ITEMS[kind], answer)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from("abcd"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcdz"), inner),
)


@given(st.sampled_from(list(ITEMS.values())), anything)
def test_any_answer_is_between_nothing_and_one_or_refused(item: Item, answer: object) -> None:
    try:
        result = grade(item, answer).points
    except Refusal:
        return
    assert 0 <= result <= 1
