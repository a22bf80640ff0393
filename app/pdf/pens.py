"""The strokes that our PDFs are drawn with: text, rules, overprints, register marks, QR codes."""

import re

import segno
from fpdf import FPDF
from fpdf.drawing import ClippingPath, PaintedPath
from fpdf.drawing_primitives import Transform
from fpdf.enums import PathPaintRule
from fpdf.svg import svg_path_converter

from app.pdf.fonts import choose

INK, LINE = "#241A29", "#E2DBD7"
FORM = re.compile(r'<path d="([^"]+)" fill="(#\w+)"')
QR_SIZE, QR_MARGIN, OVERLAP = 27.0, 3.0, 0.02
MENTOR = "M2.1 15.6A11.4 11.4 0 1 1 13.5 27H3.7Q2.1 27 2.1 25.4z"
MENTEE = "M36.9 12.4A11.4 11.4 0 1 1 25.5 1H35.3Q36.9 1 36.9 2.6z"
LOGO = (
    f'<path d="{MENTOR}" fill="#4F5BD5"/><path d="{MENTEE}" fill="#FF8562"/>'
    f'<path d="{MENTEE}" fill="#4F2F52"/>'
)


def at(
    pdf: FPDF, font: str, size: float, colour: str, x: float, y: float, text: str, height: float = 0
) -> None:
    """One line of text with its upper left corner at a place."""
    choose(pdf, font, text, size)
    pdf.set_text_color(colour)
    pdf.set_xy(x, y)
    pdf.cell(text=text, h=height or None)


def block(
    pdf: FPDF,
    x: float,
    font: str,
    size: float,
    colour: str,
    leading: float,
    text: str,
    width: float,
) -> None:
    """Lines of text from where the pen is, as many as it takes; the pen goes below."""
    choose(pdf, font, text, size)
    pdf.set_text_color(colour)
    pdf.set_x(x)
    pdf.multi_cell(width, leading, text, align="L", new_x="LEFT", new_y="NEXT")


def fitting(pdf: FPDF, font: str, text: str, size: float, width: float) -> float:
    """A size at which the text keeps to one line."""
    choose(pdf, font, text, size)
    return min(size, size * width / max(pdf.get_string_width(text), 1))


def box(pdf: FPDF, colour: str, x: float, y: float, width: float, height: float) -> None:
    pdf.set_fill_color(colour)
    pdf.rect(x, y, width, height, style="F")


def rule(pdf: FPDF, x: float, width: float, y: float) -> None:
    pdf.set_draw_color(LINE)
    pdf.set_line_width(0.2)
    pdf.line(x, y, x + width, y)


def register(pdf: FPDF, x: float, y: float) -> None:
    """A printer's mark: a circle and a cross."""
    pdf.set_draw_color(INK)
    pdf.set_line_width(0.2)
    pdf.circle(x, y, 1.7, style="D")
    pdf.line(x - 3.2, y, x + 3.2, y)
    pdf.line(x, y - 3.2, x, y + 3.2)


def logo(pdf: FPDF, x: float, y: float, scale: float) -> None:
    overprint(pdf, LOGO, x, y, scale)


def overprint(pdf: FPDF, picture: str, x: float, y: float, scale: float) -> None:
    """Ink A, ink B and their mix of an SVG print; fpdf2 itself passes over clip paths."""
    found = FORM.findall(picture)
    place = Transform.scaling(scale).translate(x, y)
    for number, (path, colour) in enumerate(found):
        form = PaintedPath()
        svg_path_converter(form, path)
        form.style.fill_color = colour
        form.style.stroke_color = None
        form.style.paint_rule = PathPaintRule.FILL_NONZERO
        form.transform = place
        if number == len(found) - 1:
            form.clipping_path = ClippingPath()
            svg_path_converter(form.clipping_path, found[0][0])
        with pdf.drawing_context() as sheet:
            sheet.add_item(form, clone=False)


def qr(pdf: FPDF, address: str, right: float, bottom: float) -> None:
    """As vectors, large enough for old cameras, readable with a quarter of it lost."""
    matrix = segno.make(address, error="q", micro=False).matrix
    size, x, y = QR_SIZE / len(matrix), right - QR_SIZE, bottom - QR_SIZE
    whole = QR_SIZE + 2 * QR_MARGIN
    box(pdf, "#FFFFFF", x - QR_MARGIN, y - QR_MARGIN, whole, whole)
    pdf.set_fill_color(INK)
    for row, cells in enumerate(matrix):
        for run in re.finditer(rb"\x01+", bytes(cells)):
            width = len(run[0]) * size
            left, top = x + run.start() * size, y + row * size
            pdf.rect(left, top, width + OVERLAP, size + OVERLAP, style="F")
