"""Questions as values: they go to JSON and come back whole."""

import json
from decimal import Decimal

import pytest

from models.gift import parse
from models.items import NOTHING, Item, Kind, Option, Text, TextFormat, from_json, letters, to_json

EVERY_KIND = """\
// [id:one] [tag:lo1.2]
::Ink::[html]Which?{=a#<b>b</b> ~%33.33333%c}

Which two?{~%50%a ~%50%b}

Wet?{T#no#yes}

Who?{=a =%50%b*}

How many?{#=1:0.1 ~#no}

Match.{=a -> b =[plain]c -> d}

Order.{>
a
b}

Tell us.{####So.}

Read this."""


def test_every_kind_survives_json() -> None:
    items = parse(EVERY_KIND)
    assert {item.kind for item in items} == set(Kind)
    for item in items:
        assert from_json(json.loads(json.dumps(to_json(item)))) == item


def test_json_says_only_what_is_said() -> None:
    item = Item(key="k", kind=Kind.ESSAY, stem=Text("Tell us."))
    assert to_json(item) == {"key": "k", "kind": "essay", "stem": {"body": "Tell us."}}


def test_json_of_another_shape_is_not_an_item() -> None:
    with pytest.raises(ValueError, match="kind"):
        from_json({"key": "k", "kind": "riddle", "stem": {"body": "?"}})


def test_text_is_true_and_prints_if_there_is_any() -> None:
    assert not NOTHING
    assert f"{Text('Ink', TextFormat.HTML)}" == "Ink"


def test_an_option_is_right_if_it_is_worth_something() -> None:
    worth = [Option("a", NOTHING, Decimal(share)).right for share in ("1", "0.01", "0", "-1")]
    assert worth == [True, True, False, False]


def test_short_ids_go_on_after_z() -> None:
    assert [letters(at) for at in (0, 25, 26, 27, 701, 702)] == ["a", "z", "aa", "ab", "zz", "aaa"]
