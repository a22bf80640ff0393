"""Certificates: found by number, however it is typed, and printed as long as they are good."""

import io
import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from pypdf import PdfReader

from app.database import transaction
from app.services import certificates
from app.steps.claims import claims
from models.certificates import Certificate, CertificateState, quiz_criteria
from models.errors import NotFound, Refusal
from models.quizzes import Rules
from tests.cast import Cast
from tests.learning import SAFE, course, finished

BASE = "https://mentoring.test"


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    course()
    finished(cast.mentor)
    return certificates.mine(cast.mentor)[0]


def words(pdf: bytes) -> str:
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(text.split())


def set_state(certificate: Certificate, state: CertificateState) -> None:
    with transaction() as session:
        row = session.get_one(Certificate, certificate.id)
        row.state, row.state_since = state, datetime.now(UTC)


def test_a_certificate_claims_what_was_asked_for_and_no_more(certificate: Certificate) -> None:
    assert certificate.criteria == (
        "The holder passed a quiz of 4 questions, drawn from a pool of 6, with at least 75 %."
    )
    assert certificate.level == "EQF 4, indicative, self-referenced"
    everything = " ".join(v for claim in claims(certificate).values() for v in claim.values)
    assert not re.search(r"ECTS|accredit|reflection|practical", everything)
    assert "about 2.5 hours" in everything


def test_a_certificate_says_that_questions_about_safety_had_to_be_right(cast: Cast) -> None:
    course(must=SAFE)
    finished(cast.mentor)
    (mine,) = certificates.mine(cast.mentor)
    assert mine.criteria.endswith("at least 75 % and with both questions about safety right.")


@pytest.mark.parametrize(
    ("safety", "end"),
    [
        (0, "75 %."),
        (1, "75 % and with its question about safety right."),
        (3, "75 % and with all 3 questions about safety right."),
        (None, "75 % and with every question about safety right."),
    ],
)
def test_the_criteria_name_every_condition(safety: int | None, end: str) -> None:
    rules = Rules(4, Decimal(3), {}, 3, timedelta(hours=24), frozenset())
    assert quiz_criteria(rules, 6, safety).endswith(end)


@pytest.mark.parametrize("typed", ["{}", " {} ", "lower", "no dashes", "O for 0"])
def test_a_number_is_found_however_it_is_typed(certificate: Certificate, typed: str) -> None:
    number = certificate.number
    spellings = {
        "lower": number.lower(),
        "no dashes": number.replace("-", ""),
        "O for 0": number.replace("0", "O").replace("1", "l"),
    }
    found = certificates.find(None, spellings.get(typed, typed.format(number)))
    assert found.certificate == certificate
    assert found.newer is None


@pytest.mark.parametrize("typed", ["", "PM-AAAAA-AAAAA", "'; drop table certificate", "Ω" * 40])
def test_an_unknown_number_is_not_there(certificate: Certificate, typed: str) -> None:
    assert certificate.number != typed
    with pytest.raises(NotFound):
        certificates.find(None, typed)


def test_a_replaced_one_leads_to_the_newer(cast: Cast, certificate: Certificate) -> None:
    newer = Certificate.model_validate(
        {**certificate.model_dump(exclude={"id"}), "number": "PM-22222-22222", "edition": 2}
    )
    with transaction() as session:
        session.add(newer)
    set_state(certificate, CertificateState.REPLACED)
    assert certificates.find(cast.stranger, certificate.number).newer == "PM-22222-22222"


@pytest.mark.parametrize("state", [CertificateState.REPLACED, CertificateState.WITHDRAWN])
def test_what_is_not_good_any_more_is_not_printed(
    certificate: Certificate, state: CertificateState
) -> None:
    set_state(certificate, state)
    with pytest.raises(Refusal, match="no longer valid"):
        certificates.pdf(None, certificate.number, BASE, "")


def test_the_sheet_prints_every_claim(certificate: Certificate) -> None:
    printed = words(certificates.pdf(None, certificate.number, BASE, ""))
    for claim in claims(certificate).values():
        for value in claim.values:
            assert value in printed, claim.key
    assert f"{BASE}/verify/{certificate.number}" in printed
