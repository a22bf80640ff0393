"""Moodle's own question files are read as Moodle wrote them; its broken ones are refused."""

import re
from pathlib import Path

import pytest

from models import moodle_xml
from models.errors import Broken
from models.gift import parse
from models.gift_writer import write
from models.items import FALSE, TRUE, Item, Kind, TextFormat

FOLDER = Path(__file__).parents[2].parent / "shared" / "fixtures" / "moodle-xml"
SAMPLES = sorted(FOLDER.glob("*.xml"))
BROKEN = [sample for sample in SAMPLES if sample.stem.startswith(("error", "broken"))]
GOOD = [sample for sample in SAMPLES if sample not in BROKEN]

absent = pytest.mark.skipif(not SAMPLES, reason=f"The samples are not here: {FOLDER}")


@absent
@pytest.mark.parametrize("sample", GOOD, ids=lambda path: path.stem)
def test_every_question_of_a_good_file_is_read(sample: Path) -> None:
    types = re.findall(rb'<question type="(\w+)">', sample.read_bytes())
    items = read(sample.name)
    assert len(items) == len([kind for kind in types if kind != b"category"])
    assert parse(write(items)) == items


@absent
@pytest.mark.parametrize("sample", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_is_refused_with_a_line(sample: Path) -> None:
    with pytest.raises(Broken) as refused:
        moodle_xml.parse(sample.read_bytes())
    assert all(problem.line > 1 for problem in refused.value.problems)


@absent
def test_grades_that_do_not_add_up_are_said() -> None:
    with pytest.raises(Broken) as refused:
        read("error_invalid_grades.xml")
    assert [str(problem) for problem in refused.value.problems] == [
        "Line 4: The right answers are worth 99.66666% together, not 100%."
    ]


@absent
def test_a_choice_keeps_its_options_and_their_worth() -> None:
    (greeting,) = read("multichoice.xml")
    assert (greeting.kind, greeting.name) == (Kind.SINGLE, "Greeting")
    assert greeting.category == "$course$/Default for testhead/Multichoice"
    assert greeting.stem.format is TextFormat.HTML
    assert sorted(option.fraction for option in greeting.options) == [0, 0, 0, 1]
    assert all(option.feedback for option in greeting.options)


@absent
def test_true_and_false_are_told_apart() -> None:
    said = {
        item.name: next(option.id for option in item.options if option.right)
        for item in read("truefalse.xml")
    }
    assert said == {"Moodle acronym (False)": FALSE, "Moodle acronym (True)": TRUE}


@absent
def test_categories_and_ids_are_kept() -> None:
    (zeta,) = read("nested_categories.xml")
    assert zeta.category == "$course$/Delta/Epsilon/Zeta"
    (alpha,) = read("html_chars_in_idnumbers.xml")
    assert alpha.key == "T & F"


def read(name: str) -> tuple[Item, ...]:
    return moodle_xml.parse((FOLDER / name).read_bytes())
