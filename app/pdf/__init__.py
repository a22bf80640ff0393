"""Draws a certificate as one A4 sheet: a print at the left, what is certified at the right."""

from fpdf import FPDF

from app.i18n import _
from app.pdf.fonts import SANS, SERIF, lend
from app.pdf.pens import at, block, box, fitting, logo, overprint, qr, register, rule
from app.steps.claims import Claim, claims
from models.certificates import Certificate

U = 297 / 1123  # the drawing's unit in millimetres
LEFT, RIGHT, WIDTH = 386 * U, 1047 * U, 661 * U
INK, SOFT, FAINT, LINE = "#241A29", "#554A5A", "#6B6070", "#E2DBD7"
INKS = ("#4F5BD5", "#FF8562", "#4F2F52", "#F0B347", "#3E9AA0")
FACTS = ("workload", "level", "assessment", "participation", "quality")


def certificate_sheet(certificate: Certificate, base: str, picture: str) -> bytes:
    """The sheet; it claims what the page behind its address claims, word for word."""
    said = claims(certificate)
    address = f"{base}/verify/{certificate.number}"
    pdf = _sheet(certificate, said)
    _ground(pdf, picture)
    _words(pdf, said)
    _facts(pdf, said)
    _foot(pdf, said, address)
    return bytes(pdf.output())


def _sheet(certificate: Certificate, said: dict[str, Claim]) -> FPDF:
    pdf = FPDF("L", "mm", "A4")
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.set_title(f"{certificate.title}, {certificate.holder}")
    pdf.set_author(certificate.issuer)
    pdf.set_lang(certificate.lang)
    pdf.set_creation_date(certificate.issued_at)
    lend(pdf, "".join(value for claim in said.values() for value in claim.values))
    pdf.add_page()
    return pdf


def _ground(pdf: FPDF, picture: str) -> None:
    """The paper, the print with its overlaps, register marks and the strip of inks."""
    box(pdf, "#FFFEFC", 0, 0, 297, 210)
    edge, size = 52 * U, 276 * U
    box(pdf, "#FFE8DF", edge, edge, size, 690 * U)
    overprint(pdf, picture, edge, edge, U)
    for y in (26 * U, 768 * U):
        register(pdf, 190 * U, y)
    for place, ink in enumerate(INKS):
        box(pdf, ink, 1076 * U, (364.5 + 13 * place) * U, 13 * U, 13 * U)


def _words(pdf: FPDF, said: dict[str, Claim]) -> None:
    logo(pdf, LEFT, 66 * U, 0.3)
    at(pdf, SERIF, 17, INK, LEFT + 12.6, 66 * U + 0.9, "PeerMent")
    at(pdf, SANS, 12.5, SOFT, LEFT, 124 * U, _("This certifies that"))
    name = said["holder"].value
    at(pdf, SERIF, fitting(pdf, SERIF, name, 42, WIDTH), INK, LEFT, 149 * U, name, 16)
    at(pdf, SANS, 12.5, SOFT, LEFT, 222 * U, _("passed the quiz of the course"))
    pdf.set_xy(LEFT, 249 * U)
    title = said["title"].value
    block(pdf, LEFT, SERIF, 20 if len(title) < 60 else 16, INK, 7.6, title, WIDTH)
    pdf.set_y(pdf.get_y() + 1.6)
    block(pdf, LEFT, SANS, 11, SOFT, 5.2, said["criteria"].value, WIDTH)
    if "outcomes" in said:
        outcomes = said["outcomes"]
        rule(pdf, LEFT, WIDTH, pdf.get_y() + 3.2)
        pdf.set_y(pdf.get_y() + 6)
        block(pdf, LEFT, SANS, 9, FAINT, 5.4, outcomes.label, WIDTH)
        size = 9.5 if len(outcomes.values) < 7 else 7.8
        for outcome in outcomes.values:
            block(pdf, LEFT, SANS, size, SOFT, size * 0.52, outcome, WIDTH)


def _facts(pdf: FPDF, said: dict[str, Claim]) -> None:
    """What belongs to an exact description: small, in two columns of label and value."""
    rows = [said[key] for key in FACTS if key in said]
    top = min(max(pdf.get_y() + 4, 130), 174 - 5 * len(rows))
    rule(pdf, LEFT, WIDTH, top)
    for place, claim in enumerate(rows):
        y = top + 3 + 5 * place
        at(pdf, SANS, 8.5, FAINT, LEFT, y, claim.label)
        at(pdf, SANS, 8.5, INK, LEFT + 34, y, claim.value)


def _foot(pdf: FPDF, said: dict[str, Claim], address: str) -> None:
    y, half = 181.5, WIDTH * 0.44
    pdf.set_draw_color(INK)
    pdf.line(LEFT, y - 1.6, LEFT + half - 6, y - 1.6)
    pdf.set_xy(LEFT, y)
    block(pdf, LEFT, SERIF, 12, INK, 5, said["issuer"].value, half - 6)
    where = ", ".join(said[key].value for key in ("country", "contact") if key in said)
    block(pdf, LEFT, SANS, 8.5, SOFT, 4.2, where, half - 6)
    at(pdf, SERIF, 12, INK, LEFT + half, y, said["day"].value)
    at(pdf, SANS, 8.5, SOFT, LEFT + half, y + 5, said["day"].label)
    at(pdf, SANS, 7.5, FAINT, LEFT, 200, f"{said['number'].value}   {address}")
    qr(pdf, address, RIGHT, 203)
