"""What is written as GIFT reads back as the same questions."""

import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from models.gift import parse
from models.gift_lexer import WHITE
from models.gift_writer import write
from models.items import (
    FULL,
    NONE,
    NOTHING,
    Accepted,
    Item,
    Kind,
    Number,
    Option,
    Pair,
    Text,
    TextFormat,
    letters,
    true_or_false,
)

ANYTHING = st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")


def tidy(text: str) -> str:
    """As GIFT can say it: no white space around, no runs of it inside."""
    return re.sub(rf"[{WHITE}]+", " ", text).strip(WHITE)


tidy_text = st.text(ANYTHING | st.sampled_from("\\~=#{}:[]%->/\n"), min_size=1).map(tidy)
some_text = tidy_text.filter(bool)
formats = st.sampled_from(TextFormat)
rich = st.builds(Text, some_text, formats)
maybe = rich | st.just(NOTHING)
share = st.integers(-10_000_000, 10_000_000).map(lambda value: Decimal(value).scaleb(-7))
digits = st.decimals(-(10**9), 10**9, places=6)
label = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="\\["), min_size=1)


def options(shares: st.SearchStrategy[Decimal]) -> st.SearchStrategy[tuple[Option, ...]]:
    one = st.builds(Option, st.just(""), rich, shares, maybe)
    return st.lists(one, min_size=2, max_size=5).map(
        lambda found: tuple(replace(option, id=letters(at)) for at, option in enumerate(found))
    )


def with_one_right(found: tuple[Option, ...]) -> tuple[Option, ...]:
    return (replace(found[0], fraction=FULL), *found[1:])


def bare(found: tuple[Option, ...]) -> tuple[Option, ...]:
    return tuple(replace(option, feedback=NOTHING) for option in found)


@st.composite
def numbers(draw: st.DrawFn) -> Number:
    low, high = sorted([draw(digits), draw(digits)])
    any_number = draw(st.booleans())
    return Number(
        None if any_number else low, None if any_number else high, draw(share), draw(rich)
    )


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Pair, ...]:
    left = rich.filter(lambda text: "->" not in text.body)
    found = draw(st.lists(st.tuples(left, some_text), min_size=2, max_size=5))
    return tuple(Pair(letters(at), *pair) for at, pair in enumerate(found))


@st.composite
def items(draw: st.DrawFn, key: str) -> Item:
    item = Item(
        key=key,
        kind=draw(st.sampled_from(Kind)),
        stem=draw(rich),
        name=draw(tidy_text),
        feedback=draw(maybe),
        tags=tuple(draw(st.lists(label, max_size=2))),
        category=draw(st.sampled_from(["", "$course$/top: one", "two"])),
    )
    answer = st.builds(Accepted, some_text, share, maybe)
    right = st.builds(Accepted, some_text, st.just(FULL), maybe)
    match item.kind:
        case Kind.SINGLE | Kind.MULTIPLE:
            return replace(item, options=with_one_right(draw(options(share))))
        case Kind.TRUE_FALSE:
            return replace(
                item, options=true_or_false(draw(st.booleans()), draw(maybe), draw(maybe))
            )
        case Kind.SHORT_TEXT:
            return replace(item, answers=(draw(answer), draw(right)))
        case Kind.NUMERIC:
            return replace(item, numbers=(draw(numbers()), Number(Decimal(12), Decimal(12))))
        case Kind.MATCHING:
            return replace(item, pairs=draw(pairs()))
        case Kind.ORDERING:
            return replace(item, options=bare(draw(options(st.just(NONE)))))
        case Kind.INFO:
            return replace(item, feedback=NOTHING)
    return item


@given(st.data(), st.lists(label.filter(lambda key: len(key) <= 80), unique=True, max_size=4))
def test_what_is_written_reads_back_the_same(data: st.DataObject, keys: list[str]) -> None:
    written = tuple(data.draw(items(key)) for key in keys)
    assert parse(write(written)) == written


def test_a_choice_with_several_right_options_stays_a_choice() -> None:
    right = tuple(Option(id_, Text(id_), FULL) for id_ in "ab")
    item = Item(key="k", kind=Kind.SINGLE, stem=Text("Which?"), options=right)
    assert parse(write([item])) == (item,)


def test_it_looks_as_a_teacher_would_write_it() -> None:
    item = Item(
        key="m1-01",
        kind=Kind.SINGLE,
        name="Ink",
        stem=Text("Which is #1?", TextFormat.MARKDOWN),
        options=(
            Option("a", Text("ink"), FULL, Text("Yes: wet.")),
            Option("b", Text("[glue]", TextFormat.MARKDOWN)),
        ),
        feedback=Text("<p>See 2.</p>", TextFormat.HTML),
        tags=("lo1.1",),
        category="Print",
    )
    assert write([item]) == (
        "$CATEGORY: Print\n\n"
        "// [id:m1-01] [tag:lo1.1]\n"
        "::Ink::[markdown]Which is \\#1?{\n"
        "\t=ink#Yes\\: wet.\n"
        "\t~[markdown][glue]\n"
        "\t####[html]<p>See 2.</p>\n"
        "}\n"
    )


def test_an_arrow_on_a_left_side_is_pulled_apart() -> None:
    arrow = Item(
        key="k",
        kind=Kind.MATCHING,
        stem=Text("Match."),
        pairs=(Pair("a", Text("a->b"), "->"), Pair("b", Text("c"), "d")),
    )
    (read,) = parse(write([arrow]))
    assert [(pair.left.body, pair.right) for pair in read.pairs] == [("a- >b", "->"), ("c", "d")]
