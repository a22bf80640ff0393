"""Verifying a certificate: paper and page say the same, and only that."""

import io
import re
from datetime import UTC, datetime
from html import unescape

import pytest
from pypdf import PdfReader

from app.database import transaction
from app.services import certificates
from models.certificates import Certificate, CertificateState
from tests.cast import Cast
from tests.doors import Browser
from tests.entrance import GOOD, give_password
from tests.learning import course, finished


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    course()
    finished(cast.mentor)
    return certificates.mine(cast.mentor)[0]


def words(html: str) -> str:
    bare = unescape(re.sub(r"<[^>]+>", " ", html))
    return " ".join(bare.split())


def said(html: str) -> list[tuple[str, list[str]]]:
    """Labels and values of the list of claims."""
    listed = re.search(r'<dl class="cv-dl">(.*?)</dl>', html, re.DOTALL)
    assert listed
    pairs = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", listed[1], re.DOTALL)
    return [
        (
            unescape(label),
            [words(v) for v in re.findall(r"<li>(.*?)</li>", value)] or [words(value)],
        )
        for label, value in pairs
    ]


async def test_paper_and_page_claim_the_same(certificate: Certificate) -> None:
    browser = Browser()
    page = await browser.get(f"/verify/{certificate.number}")
    assert page.status_code == 200
    assert page.headers["x-robots-tag"] == "noindex"
    assert "This certificate is genuine" in page.text
    sheet = await browser.get(f"/certificates/{certificate.number}.pdf")
    assert sheet.headers["content-type"] == "application/pdf"
    printed = " ".join(PdfReader(io.BytesIO(sheet.content)).pages[0].extract_text().split())
    rest = printed
    for label, values in said(page.text):
        for value in values:
            assert value in printed, label
            rest = rest.replace(value, "")
        rest = rest.replace(label, "")
    for known in ("PeerMent", "This certifies that", "passed the quiz of the course"):
        rest = rest.replace(known, "")
    assert rest.replace("http://mentoring.test/verify/", "").strip(" ,") == ""


async def test_a_number_can_be_typed_in_any_way(certificate: Certificate) -> None:
    typed = certificate.number.lower().replace("-", " ")
    answer = await Browser().http.get("/verify", params={"number": typed})
    assert answer.headers["location"] == f"/verify/{certificate.number}"
    assert "Certificate number" in (await Browser().get("/verify")).text
    page = await Browser().http.get(f"/verify/{typed}")
    assert certificate.holder in page.text


async def test_an_unknown_number_is_told_kindly(cast: Cast) -> None:
    assert cast
    page = await Browser().get("/verify/PM-AAAAA-AAAAA")
    assert page.status_code == 404
    assert "We do not know this number" in page.text
    assert (await Browser().get("/certificates/PM-AAAAA-AAAAA.pdf")).status_code == 404


@pytest.mark.parametrize(
    ("state", "words_of_it"),
    [(CertificateState.WITHDRAWN, "was withdrawn"), (CertificateState.REPLACED, "was replaced")],
)
async def test_what_is_not_good_any_more_says_so(
    certificate: Certificate, state: CertificateState, words_of_it: str
) -> None:
    before = await Browser().get(f"/verify/{certificate.number}")
    assert "This certificate is genuine" in before.text
    with transaction() as session:
        row = session.get_one(Certificate, certificate.id)
        row.state, row.state_since, row.state_reason = state, datetime.now(UTC), "private words"
    page = await Browser().get(f"/verify/{certificate.number}")
    assert words_of_it in page.text
    assert "genuine" not in page.text
    assert "private words" not in page.text
    assert (await Browser().get(f"/certificates/{certificate.number}.pdf")).status_code == 409


async def test_a_name_is_only_a_name(cast: Cast, certificate: Certificate) -> None:
    assert cast
    with transaction() as session:
        session.get_one(Certificate, certificate.id).holder = "<script>alert(1)</script>"
    page = await Browser().get(f"/verify/{certificate.number}")
    assert "<script>alert" not in page.text
    assert (await Browser().get(f"/certificates/{certificate.number}.pdf")).status_code == 200


async def test_everybody_has_a_list_of_their_own(cast: Cast, certificate: Certificate) -> None:
    for person, holds in ((cast.mentor, True), (cast.mentee, False)):
        give_password(person)
        browser = Browser()
        await browser.log_in(person.email, GOOD)
        page = await browser.get("/certificates")
        assert (certificate.number in page.text) is holds
        assert ("None yet" in page.text) is not holds
    assert (await Browser().get("/certificates")).status_code == 303
