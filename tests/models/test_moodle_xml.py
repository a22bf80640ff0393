"""Reading Moodle XML: every kind of question, and every way a file can be broken."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Broken, Refusal
from models.items import FALSE, NOTHING, TRUE, Accepted, Item, Kind, Number, Text, TextFormat
from models.moodle_xml import parse


def quiz(*questions: str) -> bytes:
    return "\n".join(['<?xml version="1.0"?>', "<quiz>", *questions, "</quiz>"]).encode()


def question(kind: str, inside: str = "", stem: str = "What?") -> str:
    return (
        f'<question type="{kind}"><name><text>N</text></name>'
        f'<questiontext format="html"><text>{stem}</text></questiontext>{inside}</question>'
    )


def answer(share: str, text: str, more: str = "") -> str:
    return f'<answer fraction="{share}"><text>{text}</text>{more}</answer>'


def one(kind: str, inside: str = "") -> Item:
    (item,) = parse(quiz(question(kind, inside)))
    return item


def complaints(data: bytes) -> list[str]:
    with pytest.raises(Broken) as refused:
        parse(data)
    return [str(problem) for problem in refused.value.problems]


def html(body: str) -> Text:
    return Text(body, TextFormat.HTML)


def test_what_every_question_has() -> None:
    category = question("category", "<category><text>top/ink</text></category>")
    asked = question(
        "essay",
        '<generalfeedback format="markdown"><text>*So.*</text></generalfeedback>'
        "<idnumber>a &amp; b</idnumber><shuffleanswers>0</shuffleanswers>"
        "<tags><tag><text>lo1.1</text></tag><tag><text>lo1.2</text></tag></tags>",
        stem="<![CDATA[ <p>a &amp; b</p> ]]>",
    )
    assert parse(quiz(category, asked)) == (
        Item(
            key="a & b",
            kind=Kind.ESSAY,
            name="N",
            stem=html("<p>a &amp; b</p>"),
            feedback=Text("*So.*", TextFormat.MARKDOWN),
            tags=("lo1.1", "lo1.2"),
            category="top/ink",
            shuffle=False,
        ),
    )


def test_one_right_choice() -> None:
    said = '<feedback format="plain_text"><text>Yes.</text></feedback>'
    item = one("multichoice", answer("100", "a", said) + answer("-33.33333", "b"))
    assert item.kind is Kind.SINGLE
    assert [(o.id, o.text, o.fraction) for o in item.options] == [
        ("a", html("a"), 1),
        ("b", html("b"), Decimal("-0.3333333")),
    ]
    assert [o.feedback for o in item.options] == [Text("Yes.", TextFormat.PLAIN), NOTHING]


@pytest.mark.parametrize("share", ["33.33333", "33.333", "33.33"])
def test_several_right_choices(share: str) -> None:
    answers = "".join(answer(share, text) for text in "abc") + answer("-100", "d")
    item = one("multichoice", f"<single>false</single>{answers}")
    assert item.kind is Kind.MULTIPLE
    assert [o.right for o in item.options] == [True, True, True, False]


@pytest.mark.parametrize(("true", "right"), [("100", TRUE), ("0", FALSE)])
def test_true_or_false_in_any_order(true: str, right: str) -> None:
    false = "0" if true == "100" else "100"
    item = one("truefalse", answer(false, "False") + answer(true, "true"))
    assert item.kind is Kind.TRUE_FALSE
    assert [o.id for o in item.options if o.right] == [right]


def test_texts_and_numbers() -> None:
    item = one("shortanswer", answer("100", "ink*") + answer("50", "toner"))
    assert item.answers == (Accepted("ink*"), Accepted("toner", Decimal("0.5")))
    tolerance = "<tolerance>0.5</tolerance>"
    item = one("numerical", answer("100", "55", tolerance) + answer("0", "*") + answer("0", "1,5"))
    assert item.numbers == (
        Number(Decimal("54.5"), Decimal("55.5")),
        Number(None, None, Decimal(0)),
        Number(Decimal("1.5"), Decimal("1.5"), Decimal(0)),
    )


def test_pairs_and_orders() -> None:
    item = one(
        "matching",
        '<subquestion format="plain_text"><text>ink</text><answer><text>black</text></answer>'
        "</subquestion><subquestion><text>paper</text><answer><text>white</text></answer>"
        "</subquestion><subquestion><text/><answer><text>red</text></answer></subquestion>",
    )
    assert [(pair.left, pair.right) for pair in item.pairs] == [
        (Text("ink", TextFormat.PLAIN), "black"),
        (html("paper"), "white"),
        (NOTHING, "red"),
    ]
    item = one("ordering", answer("1", "first") + answer("2", "second"))
    assert [(o.id, o.text.body) for o in item.options] == [("a", "first"), ("b", "second")]
    assert one("description").kind is Kind.INFO


@pytest.mark.parametrize(
    ("inside", "complaint"),
    [
        (
            question("multichoice", answer("0", "a") + answer("-5", "b")),
            "Line 3: This question has no right answer. Give one of them the grade 100.",
        ),
        (
            question("multichoice", answer("90", "a") + answer("0", "b")),
            "Line 3: The best answer is worth 90%, not 100%.",
        ),
        (
            question(
                "multichoice", "<single>false</single>" + answer("33", "a") + answer("66", "b")
            ),
            "Line 3: The right answers are worth 99% together, not 100%.",
        ),
        (
            question("shortanswer", "\n" + answer("much", "a") + answer("100", "b")),
            "Line 4: “much” is not a grade between -100 and 100.",
        ),
        (
            question("numerical", "\n\n" + answer("100", "few")),
            "Line 5: “few ± 0” is not a number with a tolerance.",
        ),
        (
            question("truefalse", answer("100", "true")),
            "Line 3: This question needs the two answers true and false.",
        ),
        (
            question("truefalse", answer("100", "true") + answer("100", "false")),
            "Line 3: One of true and false must be worth 100, the other 0.",
        ),
        (
            question("essay", stem="\n<b>loose</b>"),
            "Line 3: The text has loose tags in it. Put it between <![CDATA[ and ]]>.",
        ),
        (
            question("essay", stem="a" * 64_001),
            "Line 3: This question is longer than 64,000 characters.",
        ),
        (question("cloze"), "Line 3: Questions of the type “cloze” cannot be read here."),
        (question("essay") + "\n<b>", "Line 5: The XML ends or breaks here: mismatched tag."),
        ("\n&ink;", "Line 4: The XML ends or breaks here: undefined entity."),
        ("<a>" * 100, "Line 3: The XML is nested too deeply here."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(inside: str, complaint: str) -> None:
    assert complaint in complaints(quiz(inside))


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "Line 1: The XML ends or breaks here: no element found."),
        (b"\n<html/>", "Line 2: This is not a Moodle question file: it has no <quiz>."),
        (b"<quiz>\n\xe9</quiz>", "Line 2: This line is not UTF-8 text."),
        (
            b'<?xml version="1.0"?>\n<!DOCTYPE quiz [<!ENTITY a "b">]><quiz>&a;</quiz>',
            "Line 2: A question file has no DOCTYPE. Please remove it.",
        ),
        (
            b'<!DOCTYPE quiz SYSTEM "http://127.0.0.1:9/quiz.dtd"><quiz/>',
            "Line 1: A question file has no DOCTYPE. Please remove it.",
        ),
    ],
)
def test_a_file_that_is_no_quiz_is_refused(data: bytes, complaint: str) -> None:
    (said,) = complaints(data)
    assert said.startswith(complaint)


def test_another_encoding_is_read_if_it_says_so_in_its_first_bytes() -> None:
    (item,) = parse(quiz(question("essay", stem="Élan")).decode().encode("utf-16"))
    assert item.stem.body == "Élan"


pieces = st.sampled_from(
    [
        "<quiz>",
        "</quiz>",
        '<question type="multichoice">',
        "</question>",
        "<text>",
        "</text>",
        '<answer fraction="100">',
        "</answer>",
        "<single>",
        "&lt;",
        "&#0;",
        "]]>",
        "<![CDATA[",
        "é",
    ]
)


@given(st.lists(pieces, max_size=12).map("".join).map(str.encode) | st.binary())
def test_any_file_is_read_or_refused(data: bytes) -> None:
    try:
        items = parse(data)
    except Refusal:
        return
    assert isinstance(items, tuple)
