"""The sheet of paper: any name can be read on it, the code is large, the drawing keeps its size."""

import io
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from app.pdf import certificate_sheet
from app.pdf.pens import QR_SIZE
from components.prints import certificate_print
from models.certificates import Certificate


def certificate(holder: str, **more: object) -> Certificate:
    given: dict[str, object] = {
        "number": "PM-7K4QX-29XDA",
        "person_id": uuid4(),
        "course_id": uuid4(),
        "holder": holder,
        "title": "Mentoring",
        "criteria": "The holder passed a quiz.",
        "outcomes": ["Describe mentoring."],
        "minutes": 90,
        "issuer": "Guild of Tests",
        "issued_at": datetime(2026, 5, 12, 23, 30, tzinfo=UTC),
    }
    return Certificate.model_validate({**given, **more})


def drawn(made: Certificate) -> bytes:
    return certificate_sheet(made, "https://mentoring.test", str(certificate_print(made.number)))


def sheet(made: Certificate) -> PdfReader:
    return PdfReader(io.BytesIO(drawn(made)))


def fonts(pdf: PdfReader) -> set[str]:
    resources = pdf.pages[0]["/Resources"]
    assert isinstance(resources, DictionaryObject)
    found = resources["/Font"]
    assert isinstance(found, DictionaryObject)
    return {str(font.get_object()["/BaseFont"]) for font in found.values()}


@pytest.mark.parametrize(
    "name",
    [
        "Łukasz Żółć",
        "Ğüneş İnci",
        "Þórður Æðarson",
        "Θεόδωρος Ωνάσης",
        "Ђорђе Љубичић",
        "ნინო გელაშვილი",
        "Շուշան Ավետիսյան",
        "Ẹ̀kọ́ Ọlá",
    ],
)
def test_any_name_can_be_read_from_the_sheet(name: str) -> None:
    assert name in sheet(certificate(name)).pages[0].extract_text()


def test_two_sheets_of_one_process_do_not_share_letters() -> None:
    first = drawn(certificate("Ada Alder"))
    assert "Quirin Vex" in sheet(certificate("Quirin Vex")).pages[0].extract_text()
    assert drawn(certificate("Ada Alder")) == first


def test_rare_letters_bring_their_typeface_and_common_ones_do_not() -> None:
    assert len(fonts(sheet(certificate("Ada Alder")))) == 2
    assert any("DejaVu" in name for name in fonts(sheet(certificate("ნინო"))))


def test_a_long_name_and_many_outcomes_stay_on_one_page() -> None:
    full = certificate(
        "Wolfeschlegelsteinhausenbergerdorff " * 3,
        title="A very long title of a course about mentoring " * 4,
        outcomes=[f"Outcome {n} that goes on for quite a while, as they do." for n in range(9)],
    )
    pdf = sheet(full)
    assert len(pdf.pages) == 1
    assert "Outcome 8" in pdf.pages[0].extract_text()
    assert [float(side) for side in pdf.pages[0].mediabox[2:]] == pytest.approx([841.89, 595.28])


def test_the_day_of_issue_is_the_same_everywhere() -> None:
    assert "12 May 2026" in sheet(certificate("Ada")).pages[0].extract_text()


def test_the_code_is_large_enough_for_old_cameras() -> None:
    assert QR_SIZE >= 25


def test_the_document_says_whose_it_is() -> None:
    told = sheet(certificate("Ada Alder")).metadata
    assert told
    assert (told.title, told.author) == ("Mentoring, Ada Alder", "Guild of Tests")
