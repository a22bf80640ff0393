"""GIFT read here means what another project's parser says it means."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from models import gift
from models.base import Json
from models.gift_writer import write
from models.items import FALSE, TRUE, Item, Kind, Number, Text, TextFormat

FOLDER = Path(__file__).parents[2].parent / "shared" / "fixtures" / "gift"
SAMPLES = sorted(FOLDER.glob("*.gift"))
KINDS = {
    "MC": {Kind.SINGLE, Kind.MULTIPLE},
    "TF": {Kind.TRUE_FALSE},
    "Short": {Kind.SHORT_TEXT},
    "Numerical": {Kind.NUMERIC},
    "Matching": {Kind.MATCHING},
    "Essay": {Kind.ESSAY},
    "Description": {Kind.INFO},
}
Tree = dict[str, Json]

absent = pytest.mark.skipif(not SAMPLES, reason=f"The samples are not here: {FOLDER}")


@absent
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_means_the_same(sample: Path) -> None:
    items = gift.parse(sample.read_text(encoding="utf-8"))
    category, expected = "", []
    for node in json.loads(sample.with_suffix(".json").read_text(encoding="utf-8")):
        if node["type"] == "Category":
            category = node["title"]
        else:
            expected.append((category, node))
    assert len(items) == len(expected)
    for item, (place, node) in zip(items, expected, strict=True):
        assert item.category == place
        same_question(item, node)


@absent
@pytest.mark.parametrize("sample", [*SAMPLES, *FOLDER.glob("*.txt")], ids=lambda path: path.stem)
def test_a_sample_survives_being_written(sample: Path) -> None:
    items = gift.parse(sample.read_text(encoding="utf-8"))
    assert gift.parse(write(items)) == items


@absent
def test_moodles_own_examples_are_read_wholly() -> None:
    items = gift.parse((FOLDER / "moodle-examples.gift.txt").read_text(encoding="utf-8"))
    assert len(items) == 43
    assert {item.kind for item in items} == set(Kind) - {Kind.ORDERING, Kind.ESSAY, Kind.INFO}


def same_question(item: Item, node: Tree) -> None:
    assert item.kind in KINDS[str(node["type"])]
    assert item.name == (node["title"] or "")
    assert item.tags == tuple(listed(node["tags"]))
    if node["id"]:
        assert item.key == node["id"]
    assert same(item.stem, node["stem"])
    assert same(item.feedback, node.get("globalFeedback"))
    match item.kind:
        case Kind.TRUE_FALSE:
            same_truth(item, node)
        case Kind.MATCHING:
            for pair, wanted in zip(item.pairs, trees(node["matchPairs"]), strict=True):
                assert same(pair.left, wanted["subquestion"])
                assert pair.right == wanted["subanswer"]
        case Kind.NUMERIC:
            same_numbers(item.numbers, node["choices"])
        case Kind.SINGLE | Kind.MULTIPLE:
            for option, wanted in zip(item.options, trees(node["choices"]), strict=True):
                assert same(option.text, wanted["text"])
                assert same(option.feedback, wanted["feedback"])
                assert option.fraction == share(wanted)
        case Kind.SHORT_TEXT:
            for answer, wanted in zip(item.answers, trees(node["choices"]), strict=True):
                assert flat(answer.text) == flat(body(wanted["text"]))
                assert same(answer.feedback, wanted["feedback"])
                assert answer.fraction == share(wanted)


def same_truth(item: Item, node: Tree) -> None:
    """The other parser names the two feedbacks by their place; Moodle's manual says what they
    are for: the first for those who are wrong, the second for those who are right."""
    when = {option.id: option for option in item.options}
    right, wrong = (TRUE, FALSE) if node["isTrue"] else (FALSE, TRUE)
    assert when[right].right
    assert not when[wrong].right
    assert same(when[wrong].feedback, node["trueFeedback"])
    assert same(when[right].feedback, node["falseFeedback"])


def same_numbers(numbers: tuple[Number, ...], choices: Json) -> None:
    if isinstance(choices, dict):
        assert len(numbers) == 1
        assert (numbers[0].low, numbers[0].high) == edges(choices)
        return
    for number, wanted in zip(numbers, trees(choices), strict=True):
        text = wanted.get("text", wanted.get("answer"))
        expected = edges(text) if isinstance(text, dict) else (None, None)
        assert (number.low, number.high) == expected
        assert number.fraction == share(wanted)
        assert same(number.feedback, wanted["feedback"])


def edges(node: Tree) -> tuple[Decimal, Decimal]:
    if node["type"] == "high-low":
        return exact(node["numberLow"]), exact(node["numberHigh"])
    middle, around = exact(node["number"]), exact(node.get("range", 0))
    return middle - around, middle + around


def share(node: Tree) -> Decimal:
    return (
        exact(node["weight"]) / 100
        if node["weight"] is not None
        else Decimal(bool(node["isCorrect"]))
    )


def same(text: Text, node: Json) -> bool:
    if not isinstance(node, dict) or not node["text"]:
        return not text
    return flat(text.body) == flat(body(node)) and text.format is TextFormat(str(node["format"]))


def flat(text: str) -> str:
    """Where a line is wrapped is no part of the meaning."""
    return re.sub(r"\s+", " ", text).strip()


def exact(value: Json) -> Decimal:
    return Decimal(str(value))


def body(node: Json) -> str:
    return str(node["text"]) if isinstance(node, dict) else str(node)


def listed(nodes: Json) -> list[str]:
    return [str(node) for node in nodes] if isinstance(nodes, list) else []


def trees(nodes: Json) -> list[Tree]:
    assert isinstance(nodes, list)
    return [node for node in nodes if isinstance(node, dict)]
