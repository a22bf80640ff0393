"""What an attempt shows and takes: nothing of the key before, no ids of another attempt."""

from decimal import Decimal

import pytest

from models import attempts
from models.errors import Refusal
from models.gift import parse
from models.grading import Answer
from models.items import Item, Kind, Option, Text
from tests.learning import POOL

SEED, OTHER = b"a" * 32, b"b" * 32
ITEMS = {item.key: item for item in parse(POOL)}
ORDER = Item(
    key="O",
    kind=Kind.ORDERING,
    stem=Text("Put in order."),
    options=tuple(Option(id_, Text(f"Step {id_}")) for id_ in "abc"),
)


def ids(item: Item, seed: bytes = SEED) -> list[str]:
    return [one.id for one in attempts.choices(item, seed)]


@pytest.mark.parametrize("key", ["Q1", "Q2", "Q3", "Q5"])
def test_the_same_option_has_another_id_in_another_attempt(key: str) -> None:
    assert not set(ids(ITEMS[key])) & set(ids(ITEMS[key], OTHER))
    assert not {"a", "b", "c", "true", "false"} & set(ids(ITEMS[key]))


@pytest.mark.parametrize("key", ["Q1", "Q2", "Q3"])
def test_ids_of_another_attempt_are_refused(key: str) -> None:
    forged = ids(ITEMS[key], OTHER)[:1]
    given = forged if key == "Q2" else forged[0]
    with pytest.raises(Refusal):
        attempts.understood(ITEMS[key], SEED, given)


@pytest.mark.parametrize("given", [["x"], {"x": "y"}, 5, "x" * 20_000, {"": ""}])
@pytest.mark.parametrize("key", ["Q1", "Q4", "Q5", "Q6"])
def test_what_fits_no_question_of_this_kind_is_refused(key: str, given: object) -> None:
    if key == "Q5" and given == {"": ""}:
        assert attempts.understood(ITEMS[key], SEED, given) == {}
    else:
        with pytest.raises(Refusal):
            attempts.understood(ITEMS[key], SEED, given)


def test_the_two_sides_of_a_pair_do_not_share_an_id() -> None:
    item = ITEMS["Q5"]
    assert not {one.id for one in attempts.lefts(item, SEED)} & set(ids(item))


def test_things_to_order_never_stand_in_the_right_order() -> None:
    for n in range(60):
        shown = [str(one.text) for one in attempts.choices(ORDER, bytes([n]) * 32)]
        assert shown != ["Step a", "Step b", "Step c"]
        assert sorted(shown) == ["Step a", "Step b", "Step c"]


def test_an_answer_comes_back_as_it_was_shown() -> None:
    chosen = ids(ITEMS["Q2"])[:2]
    kept = attempts.understood(ITEMS["Q2"], SEED, chosen)
    assert attempts.shown(ITEMS["Q2"], SEED, kept) == chosen
    order = [*ids(ORDER)[:2], ""]
    assert attempts.shown(ORDER, SEED, attempts.understood(ORDER, SEED, order)) == order


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        (ITEMS["Q1"], None),
        (ITEMS["Q4"], "   "),
        (ITEMS["Q5"], {"a": "a"}),
        (ORDER, ["a", "", "c"]),
        (ORDER, ["a", "a", "c"]),
    ],
)
def test_half_an_answer_is_sent_back(item: Item, answer: Answer) -> None:
    with pytest.raises(Refusal, match="answer"):
        attempts.graded(item, answer)


def test_only_what_was_chosen_is_commented() -> None:
    item = ITEMS["Q1"]
    wrong = next(option.id for option in item.options if not option.right)
    told = attempts.told(item, SEED, wrong, Decimal(0))
    assert len(told.feedback) == len(told.right) == 1
    assert set(told.feedback) != set(told.right)
    assert attempts.told(ITEMS["Q4"], SEED, "no", Decimal(0)).right_words == "permission"
    assert attempts.told(ITEMS["Q6"], SEED, "9", Decimal(0)).right_words == "5"
    assert sorted(attempts.told(ITEMS["Q5"], SEED, {}, Decimal(0)).right_links.values()) == [
        "Career",
        "Comfort",
    ]
