"""Forms on paper: every label and every answer is there, and the empty ones can be written on."""

import re
from pathlib import Path

import pytest
import yaml
from pypdf.generic import DictionaryObject

from app.answers import answer_words
from app.i18n import speak
from app.pdf.forms import sheet
from app.pdf.scripts import legible
from models.base import Json
from models.forms import wording
from models.forms.definitions import Definition
from models.forms.results import figures
from models.forms.shapes import FieldType, FormField
from tests.forms import network
from tests.sheets import bare, bookmarks, kinds, opened, tags, told

FORMS = Path(__file__).parents[2] / "assets" / "programme" / "forms"
shipped = pytest.mark.parametrize(
    "path", sorted(FORMS.rglob("*.yaml")), ids=lambda path: str(path.stem)
)


def read(path: Path) -> Definition:
    return Definition.model_validate(yaml.safe_load(path.read_text()))


def form(*fields: dict[str, object], **more: object) -> Definition:
    given: dict[str, object] = {
        "id": "T1",
        "slug": "thread",
        "kind": "tool",
        "title": "Thread",
        "summary": "Of thread.",
        "stages": ["S0"],
        "minutes": 5,
        "privacy": "P1",
        "steps": [{"title": "Tie", "fields": list(fields)}],
    }
    return Definition.model_validate({**given, **more})


def printed(made: Definition, answers: dict[str, Json] | None = None) -> str:
    return told(opened(sheet(made, answers)))


@shipped
def test_every_form_can_be_printed_to_write_on(path: Path) -> None:
    made = read(path)
    pdf = opened(sheet(made, None))
    words = told(pdf)
    expected = [made.title, made.summary, made.note, *made.how]
    for step in made.steps:
        expected += [step.title, step.text]
    for field in made.fields:
        expected += [field.label, *(one.label for one in (*field.rows, *field.options))]
        expected += [column.label for column in field.columns]
    assert [one for one in expected if bare(legible(one)) not in words] == []
    assert [one.title for one in made.steps if one.title not in bookmarks(pdf)] == []


@shipped
def test_every_filled_form_can_be_read(path: Path) -> None:
    made = read(path)
    words = told(opened(sheet(made, made.example, owner="Ada Alder", kept_on="12 May 2026")))
    expected = [field.label for field in made.fields]
    expected += [one.result.label for one in figures(made, made.example)]
    for field in made.fields:
        expected += answers_to(field, made.example.get(field.id))
    assert [one for one in expected if bare(legible(one)) not in words] == []
    assert "AdaAlder,12May2026" in words


def answers_to(field: FormField, given: Json) -> list[str]:
    """All that is to be read of an answer, cell by cell."""
    if field.type is FieldType.TICK:
        return []
    if field.type not in {FieldType.LIST, FieldType.MATRIX}:
        if field.type is FieldType.DATE:
            return [answer_words(field, given)] if given else []
        return [words for line in wording.lines(field, given) for words in line]
    rows = given.values() if isinstance(given, dict) else given
    return [
        answer_words(column, row[column.id])
        for row in (rows if not isinstance(rows, str | int | float | None) else [])
        for column in field.columns
        if isinstance(row, dict) and row.get(column.id) is not None
    ]


def test_a_print_says_what_it_is_whose_and_how_it_may_be_used() -> None:
    made = form({"id": "a", "type": "txt", "label": "Why?"}, lang="fr")
    pdf = opened(sheet(made, {"a": "Because."}, kept_on="12 May 2026", organisation="Guild"))
    assert pdf.metadata
    assert (pdf.metadata.title, pdf.metadata.author) == ("Thread", "Guild")
    assert pdf.root_object["/Lang"] == "fr"
    for said in ("CC BY 4.0", "Guild", "T1, version 1", "12 May 2026", "Page 1 of 1"):
        assert bare(said) in told(pdf)


def test_a_long_answer_goes_on_over_pages_that_are_counted() -> None:
    made = form({"id": "a", "type": "long", "label": "Why?"})
    pdf = opened(sheet(made, {"a": "A knot holds what no thread can. " * 400}))
    assert len(pdf.pages) > 3
    for number, page in enumerate(pdf.pages, 1):
        assert f"Page {number} of {len(pdf.pages)}" in page.extract_text()
    assert told(pdf).count("nothread") == 400


def test_a_field_that_fits_on_a_page_is_not_cut() -> None:
    long = {"type": "long", "label": "Tell it in your own words"}
    made = form(*({"id": f"f{n}", **long} for n in range(12)))
    answers: dict[str, Json] = {
        f"f{n}": f"Begin{n} " + "words " * 260 + f"End{n}." for n in range(12)
    }
    for page in opened(sheet(made, answers)).pages:
        words = page.extract_text()
        begun = {n for n in range(12) if f"Begin{n} " in words}
        assert begun == {n for n in range(12) if f"End{n}." in words}


def test_the_head_of_a_table_comes_again_on_each_page() -> None:
    columns = [{"id": "a", "label": "Thread"}, {"id": "b", "label": "Colour"}]
    made = form({"id": "l", "type": "list", "label": "Threads", "columns": columns})
    items: list[Json] = [{"a": f"Thread {n}", "b": "Red"} for n in range(80)]
    pages = opened(sheet(made, {"l": items})).pages
    assert len(pages) > 2
    assert all("Colour" in page.extract_text() for page in pages)


def test_an_answer_that_is_missing_is_said_to_be() -> None:
    made = form({"id": "a", "type": "txt", "label": "Why?"})
    assert "Noanswer" in printed(made, {})
    assert "Noanswer" not in printed(made)


def test_an_empty_sheet_says_who_reads_it_and_how_to_fill_it() -> None:
    made = form(
        {"id": "a", "type": "txt", "label": "Why?", "privacy": "P0"},
        {"id": "s", "type": "s5", "label": "How much?", "low": "little", "high": "a lot"},
        {"id": "r", "type": "rank", "label": "Order", "options": {"a": "Ink", "b": "Wool"}},
    )
    words = printed(made)
    for said in (
        "Name",
        "Date",
        "This sheet is yours. Show your partner the parts you want to show.",
        "for you alone",
        "12345",
        "little",
        "a lot",
        "Write numbers: 1 is what matters most.",
    ):
        assert bare(said) in words


def test_a_wheel_is_a_drawing_that_can_be_heard() -> None:
    rows = {"craft": "Craft", "voice": "Voice", "money": "Money"}
    made = form({"id": "w", "type": "wheel", "label": "Today", "rows": rows})
    pdf = opened(sheet(made, {"w": {"craft": 8, "voice": 3}}))
    assert [str(tag["/Alt"]) for tag in tags(pdf) if tag["/S"] == "/Figure"] == [
        "Craft: 8, Voice: 3"
    ]
    assert "8/10" in told(pdf)


def test_parts_are_tagged() -> None:
    made = read(next(FORMS.rglob("mg19-*.yaml")))
    pdf = opened(sheet(made, made.example))
    assert {"/H1", "/H2", "/P", "/Table", "/TR", "/TH", "/TD"} <= kinds(pdf)


def test_every_mark_belongs_to_an_element_of_its_own_page() -> None:
    made = form({"id": "a", "type": "long", "label": "Why?"})
    pdf = opened(sheet(made, {"a": "A knot holds what no thread can. " * 400}))
    root = pdf.root_object["/StructTreeRoot"]
    assert isinstance(root, DictionaryObject)
    numbers = root["/ParentTree"].get_object()["/Nums"]  # type: ignore[index]
    for page in pdf.pages:
        content = page.get_contents()
        assert content is not None
        marks = [int(one) for one in re.findall(rb"/MCID (\d+)", content.get_data())]
        owners = numbers[numbers.index(page["/StructParents"]) + 1].get_object()
        assert marks == list(range(len(owners)))
        assert {owner.get_object().raw_get("/Pg") for owner in owners} == {page.indirect_reference}


@pytest.mark.parametrize(
    "words",
    [
        "Θεόδωρος Ωνάσης γράφει",
        "Ђорђе пише, и Олена Їжак",
        "Ğüneş İnci yazıyor: ışık",
        "Şuşan, ნინო, Շուշան",
        "→ ☐ ✓ ≥ ½ €",
    ],
)
def test_what_people_type_is_what_they_read(words: str) -> None:
    made = form({"id": "a", "type": "long", "label": "Why?"})
    assert bare(words) in printed(made, {"a": words})


@pytest.mark.parametrize(
    "words",
    [
        "שלום עולם, this is mixed 123",
        "مرحبا بالعالم 42",
        "👩‍🎨🎨 painter",
        "漢字かな交じり文 " * 60,
        "e\u0301\u0301\u0301\u200b\u202e turned \ud800",
        "W" * 3000,
        "\n\n\n",
        " ",
        "{nb} {title} **bold** <b>x</b> (\\)",
    ],
)
def test_no_script_stops_the_printer(words: str) -> None:
    made = form(
        {"id": "a", "type": "long", "label": "Why?"},
        {"id": "l", "type": "list", "label": "L", "columns": [{"id": "c", "label": "C"}]},
    )
    pdf = opened(sheet(made, {"a": words, "l": [{"c": words}]}, owner=words[:40]))
    assert "Why?" in told(pdf)


def test_the_same_words_make_the_same_sheet() -> None:
    made = form({"id": "a", "type": "txt", "label": "Why?"})
    assert sheet(made, {"a": "x"}) == sheet(made, {"a": "x"})


def test_the_words_around_a_form_are_in_the_reader_s_language() -> None:
    speak("fr", "")
    assert bare("Page 1 sur 1") in printed(form({"id": "a", "type": "txt", "label": "Why?"}))


def test_rings_are_drawn_with_their_names_and_empty_to_write_on() -> None:
    made = network()
    filled = opened(sheet(made, {"people": [{"name": "K. B.", "ring": "in", "roles": ["ear"]}]}))
    assert "Near:K.B." in told(filled)
    assert any(tag.get("/Alt") == "Doors: –; An ear: K. B.; Money: –" for tag in tags(filled))
    assert "Anear" in printed(made)
    alone = network(around="")
    assert "KB" in told(opened(sheet(alone, {"people": [{"name": "K. B.", "ring": "in"}]})))


def test_paper_says_in_which_case_something_is_asked() -> None:
    tools = {
        "id": "b",
        "type": "tick",
        "label": "B",
        "when": "a == 1",
        "when_words": "Only with A.",
    }
    note = {"id": "c", "type": "txt", "label": "C", "only": "mentor"}
    words = printed(form({"id": "a", "type": "tick", "label": "A"}, tools, note))
    assert bare("Only with A.") in words
    assert bare("only for mentors") in words
