"""Reading GIFT: every kind of question, every sign, and every way to get it wrong."""

from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Broken, Refusal
from models.gift import parse
from models.items import FALSE, NOTHING, TRUE, Item, Kind, Number, Text, TextFormat
from models.question_files import LARGEST_FILE, MOST_ITEMS

HALF = Decimal("0.5")


def one(text: str) -> Item:
    (item,) = parse(text)
    return item


def complaints(text: str) -> list[str]:
    with pytest.raises(Broken) as refused:
        parse(text)
    return [str(problem) for problem in refused.value.problems]


def moodle(body: str) -> Text:
    return Text(body, TextFormat.MOODLE)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A loan is {=borrowed ~given} money.", Kind.SINGLE),
        ("Which two?{~%50%ink ~%50%paper ~%-100%glue}", Kind.MULTIPLE),
        ("Paper burns.{T}", Kind.TRUE_FALSE),
        ("Paper swims.{FALSE#It sinks.}", Kind.TRUE_FALSE),
        ("Who prints?{=printer =press}", Kind.SHORT_TEXT),
        ("Who prints?{printer}", Kind.SHORT_TEXT),
        ("How many?{#12}", Kind.NUMERIC),
        ("Match.{=ink -> black =paper -> white}", Kind.MATCHING),
        ("Order.{>2 ALL\nfirst\nsecond}", Kind.ORDERING),
        ("Tell us.{}", Kind.ESSAY),
        ("Read this first.", Kind.INFO),
    ],
)
def test_the_answers_tell_the_kind(text: str, kind: Kind) -> None:
    assert one(text).kind is kind


def test_a_choice_has_weights_and_feedback() -> None:
    item = one("Which?{\n  =ink # Yes.\n  ~%25%toner#Nearly.\n  ~glue\n}")
    assert [(o.id, o.text.body, o.fraction, o.feedback.body) for o in item.options] == [
        ("a", "ink", 1, "Yes."),
        ("b", "toner", Decimal("0.25"), "Nearly."),
        ("c", "glue", 0, ""),
    ]


def test_percent_signs_that_hold_no_number_are_text() -> None:
    item = one("How much?{=%half% of it ~50% of it ~% and %}")
    assert [o.text.body for o in item.options] == ["%half% of it", "50% of it", "% and %"]


def test_the_first_feedback_to_true_or_false_is_for_those_who_are_wrong() -> None:
    said = {o.id: o.feedback.body for o in one("Ink is wet.{TRUE#Touch it.#So it is.}").options}
    assert said == {TRUE: "So it is.", FALSE: "Touch it."}
    said = {o.id: o.feedback.body for o in one("Ink is dry.{F#Touch it.}").options}
    assert said == {TRUE: "Touch it.", FALSE: ""}


def test_texts_have_weights_and_general_feedback() -> None:
    item = one("Who?{=press#Good. =%50%[plain]print  shop =%0%*#No. ####[html]<p>See 2.</p>}")
    assert [(a.text, a.fraction) for a in item.answers] == [
        ("press", 1),
        ("print shop", HALF),
        ("*", 0),
    ]
    assert item.feedback == Text("<p>See 2.</p>", TextFormat.HTML)


@pytest.mark.parametrize(
    ("answer", "low", "high"),
    [
        ("#55:0.5", "54.5", "55.5"),
        ("#-3,5", "-3.5", "-3.5"),
        ("#1..5", "1", "5"),
        ("#5..-5", "-5", "5"),
        ("#=1e3:1", "999", "1001"),
    ],
)
def test_numbers_are_exact(answer: str, low: str, high: str) -> None:
    assert one(f"How many?{{{answer}}}").numbers == (Number(Decimal(low), Decimal(high)),)


def test_several_numbers_and_the_rest() -> None:
    item = one("When?{#\n=1822:0#Yes.\n=%50%1822:2\n~#Another century.}")
    assert item.numbers == (
        Number(Decimal(1822), Decimal(1822), Decimal(1), moodle("Yes.")),
        Number(Decimal(1820), Decimal(1824), HALF),
        Number(None, None, Decimal(0), moodle("Another century.")),
    )


def test_pairs_may_have_formats_and_an_empty_left_side() -> None:
    item = one("Match.{=[html]<b>ink</b> -> black =paper->white = -> red}")
    assert [(p.id, p.left, p.right) for p in item.pairs] == [
        ("a", Text("<b>ink</b>", TextFormat.HTML), "black"),
        ("b", moodle("paper"), "white"),
        ("c", NOTHING, "red"),
    ]


@pytest.mark.parametrize("settings", [">", ">3", ">3 CONTIGUOUS VERTICAL ABSOLUTE_POSITION SHOW"])
def test_an_order_is_one_thing_a_line(settings: str) -> None:
    item = one(f"Order.{{{settings}\n[html]<i>a</i>\n\tsecond thing\n\\=c}}")
    assert [(o.id, o.text.body) for o in item.options] == [
        ("a", "<i>a</i>"),
        ("b", "second thing"),
        ("c", "=c"),
    ]


def test_a_question_may_go_on_after_its_answers() -> None:
    assert one("Ink is {=wet ~dry} at first.").stem.body == "Ink is _____ at first."
    assert one("{=Ink ~Glue}[html]is black.").stem == Text("_____ is black.", TextFormat.HTML)


def test_escapes_are_text_and_a_lone_backslash_stays() -> None:
    item = one(r"::A\:\:B::C \{\} \~ \= \# \\n \n \x{=\= 1 # a \# b ~\->}")
    assert item.name == "A::B"
    assert item.stem.body == "C {} ~ = # \\n \n \\x"
    assert [o.text.body for o in item.options] == ["= 1", "\\->"]
    assert item.options[0].feedback.body == "a # b"


def test_lines_are_only_wrapped_unless_the_format_knows_them() -> None:
    assert one("One\n   two").stem.body == "One two"
    assert one("[markdown] One  \ntwo").stem == Text("One  \ntwo", TextFormat.MARKDOWN)
    assert one("[other]One").stem.body == "[other]One"


def test_a_category_holds_until_the_next() -> None:
    first, second, third = parse("$CATEGORY: a/b: c\nOne?{}\n\nTwo?{}\n\n$CATEGORY: d\n\nThree?{}")
    assert (first.category, second.category, third.category) == ("a/b: c", "a/b: c", "d")


def test_comments_are_whole_lines_and_carry_ids_and_tags() -> None:
    item = one("// [id:k\\]1] [tag:lo1.2]\n  // [tag: x ]\nSee http://a.org{\n// no\nT}")
    assert (item.key, item.tags) == ("k]1", ("lo1.2", "x"))
    assert item.stem.body == "See http://a.org"


def test_labels_above_a_blank_line_belong_to_the_next_question_only() -> None:
    first, second = parse("// [id:k1] [tag:lo1.2]\n\n// then\n\nOne?{}\n\nTwo?{}")
    assert (first.key, first.tags) == ("k1", ("lo1.2",))
    assert second.tags == ()


def test_every_item_has_a_key_of_its_own_that_stays() -> None:
    text = "One?{}\n\nOne?{}\n\n// [id:x]\nTwo?{}\n\n// [id:x]\nThree?{}\n\nOne?{}"
    keys = [item.key for item in parse(text)]
    assert len(set(keys)) == 5
    assert keys[1:4] == [f"{keys[0]}-2", "x", "x-2"]
    assert keys == [item.key for item in parse(text)]


def test_byte_order_mark_and_any_line_end() -> None:
    expected = parse("One?{T}\n\nTwo?{F}")
    assert parse("\ufeffOne?{T}\r\n\r\nTwo?{F}\r\n") == expected
    assert parse("One?{T}\r \t\rTwo?{F}") == expected
    assert parse("") == ()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a{~b ~c}", "Line 1: This question has no right answer. Put = before one of them."),
        ("a{=%0%b}", "Line 1: This question has no right answer. Put = before one of them."),
        ("a{#~1}", "Line 1: This question has no right answer. Put = before one of them."),
        ("a\n\nb{=c", "Line 3: The { is not closed by a } before the next blank line."),
        ("a}", "Line 1: There is a } without a { before it. Write \\} for the sign itself."),
        ("a{T}\nb{F}", "Line 2: A question has only one { … }. Write \\{ or \\} for the signs."),
        ("::a{T}", "Line 1: The name begins with :: and has no :: at its end."),
        ("a{\nb\n~c =d}", "Line 2: Put = or ~ before the first answer."),
        ("a{b =c -> d =e -> f}", "Line 1: Put = before the first pair."),
        ("a{\n=b -> c\n=d}", "Line 3: Put -> between the two sides of this pair."),
        ("a{\n=b -> c\n=d ->}", "Line 1: A pair has nothing on its right side."),
        ("a{=b -> c}", "Line 1: This question needs at least two pairs."),
        (
            "a{= -> c = -> d}",
            "Line 1: This question has nothing to match: every left side is empty.",
        ),
        ("a{\n=b\n~%150%c}", "Line 3: %150% is not a weight between -100 and 100."),
        ("a{\n=b\n~%1-2%c}", "Line 3: %1-2% is not a weight between -100 and 100."),
        ("a{#few}", "Line 1: “few” is not a number, like 3.14, 3.14:0.01 or 3..4."),
        ("a{#1:-1}", "Line 1: “1:-1” is not a number, like 3.14, 3.14:0.01 or 3..4."),
        ("a{#}", "Line 1: There is no number here."),
        ("a{=b~}{", "Line 1: A question has only one { … }. Write \\{ or \\} for the signs."),
        ("a{~%100%b}", "Line 1: This question needs at least two answers to choose from."),
        ("a{>\nb}", "Line 1: This question needs at least two things to put in order."),
        ("{T}", "Line 1: This question has no text."),
        ("a\n\n\0", "Line 3: This line is not UTF-8 text. Save the file as UTF-8 and try again."),
        ("a" * 64_001, "Line 1: This question is longer than 64,000 characters."),
        ("a{" + "=b" * 201 + "}", "Line 1: This question has more than 200 answers."),
        (
            f"// [id:{'k' * 81}]\na{{T}}",
            f"Line 2: The id “{'k' * 40}” is longer than 80 characters.",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, complaint: str) -> None:
    assert complaints(text) == [complaint]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    assert [text[:7] for text in complaints("a{~b ~c}\n\nok{T}\n\n::d\n\ne{")] == [
        "Line 1:",
        "Line 5:",
        "Line 7:",
    ]
    assert len(complaints("a{\n\n" * 1000)) == 100


def test_a_file_has_limits() -> None:
    with pytest.raises(Refusal, match="10 MB"):
        parse("a" * (LARGEST_FILE + 1))
    with pytest.raises(Refusal, match="20,000"):
        parse("a\n\n" * (MOST_ITEMS + 1))


@pytest.mark.parametrize(
    "sign", ["{", "}", "~", "=", "#", "\\", "%", "::", "[id:", "->", "\n", "a{"]
)
@pytest.mark.parametrize("shape", ["{}", "a{{={}", "a{{{}}}", "// {}\nb{{T}}", "a{{#{}", "a{{>{}"])
def test_hostile_files_take_no_time(sign: str, shape: str) -> None:
    start = perf_counter()
    for length in (60_000, 600_000):
        outcome(shape.format(sign * (length // len(sign))))
    assert perf_counter() - start < 2


@given(st.text(alphabet=st.sampled_from("{}~=#\\:%->T1.*[]/$\n ab\0\ud800\u2028é")) | st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    outcome(text)


def outcome(text: str) -> int:
    try:
        return len(parse(text))
    except Refusal:
        return -1
