"""Answers as they are read: lists line by line, dates in words."""

from app.answers import answer_words
from components.forms.said import items
from models.forms.shapes import Column, FieldType, FormField

DAY = Column(id="on", label="On", type=FieldType.DATE)
WHO = Column(id="who", label="Who", type=FieldType.TXT)


def asked(*columns: Column) -> FormField:
    return FormField(id="people", label="People", type=FieldType.LIST, columns=list(columns))


def test_a_day_is_read_as_people_say_it() -> None:
    assert answer_words(DAY, "2027-03-05") == "5 March 2027"


def test_a_day_that_is_none_stays_as_it_was_typed() -> None:
    assert answer_words(DAY, "soon") == "soon"


def test_each_line_of_a_list_has_its_parts_below_it() -> None:
    page = str(items(asked(WHO, DAY), [{"who": "A. <B>", "on": "2027-03-05"}, {"who": "C."}]))
    assert page.count("<li>") == 2
    assert "A. &lt;B&gt;" in page
    assert "<dt>On</dt><dd>5 March 2027</dd>" in page
    assert page.count("<dt>") == 1


def test_a_list_of_one_thing_is_a_plain_list() -> None:
    page = str(items(asked(WHO), [{"who": "No work without a price."}]))
    assert "<li>No work without a price.</li>" in page
