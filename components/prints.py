"""Prints: generated pictures for courses, tools, empty states and certificates."""

from collections.abc import Callable

from markupsafe import Markup

from components.overprint import PALETTES, labelled, paints, pick, print_id
from components.shapes import arch, disc, drop, half, leaf, quarter, rect, steps, tri, wave

# Forms of ink A, then of ink B, on 400 x 300.
COMPOSITIONS: dict[str, tuple[list[str], list[str]]] = {
    "voices": ([drop(160, 160, 92, "bl")], [drop(250, 140, 82, "tr")]),
    "arches": ([arch(112, 300, 132, 214), arch(288, 300, 132, 150)], [disc(214, 128, 84)]),
    "sun": ([wave(196, 74)], [disc(226, 142, 98)]),
    "steps": ([steps(50, 300, 4, 82, 58)], [disc(146, 138, 90)]),
    "tents": ([tri(142, 262, 210, 196)], [tri(246, 262, 230, 146), disc(316, 70, 30)]),
    "leaves": ([leaf(150, 160, 150, 230)], [leaf(250, 140, 150, 220)]),
    "quarters": (
        [quarter(80, 30, 120, "tl"), quarter(200, 150, 120, "br"), disc(140, 210, 60)],
        [quarter(200, 30, 120, "bl"), disc(200, 150, 72)],
    ),
    "score": (
        [
            rect(64, 40, 40, 220),
            rect(144, 90, 40, 170),
            rect(224, 60, 40, 200),
            rect(304, 120, 40, 140),
        ],
        [half(204, 214, 134, "top")],
    ),
    "stage": ([half(150, 250, 104, "top"), half(150, 146, 104, "top")], [disc(262, 168, 82)]),
    "frames": ([rect(70, 52, 168, 196)], [arch(262, 248, 164, 152)]),
    "bowl": ([half(200, 132, 124, "bottom")], [disc(200, 118, 66), rect(120, 256, 160, 14)]),
    "gate": ([arch(200, 300, 236, 258)], [arch(200, 300, 132, 190), disc(318, 82, 34)]),
}
CELL = 138


def cover(
    seed: str,
    composition: str | None = None,
    palette: int | None = None,
    *,
    title: str | None = None,
    view: str = "0 0 400 300",
    paper: bool = True,
    pitch: float = 6,
    fixed: bool = False,
) -> Markup:
    """The print that belongs to a seed; decoration unless it has a title."""
    name = composition or list(COMPOSITIONS)[pick(seed, len(COMPOSITIONS), "c")]
    chosen = pick(seed, len(PALETTES), "p") if palette is None else palette
    style, a, b, mix, tint = paints(chosen, fixed=fixed)
    forms_a, forms_b = COMPOSITIONS[name]
    clip, lines = print_id(), print_id()
    sheet = _sheet("-100", "-100", 600, 500, tint) if paper else Markup("")
    hatch = Markup(
        '<pattern id="{}" width="{p}" height="{p}" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(38)"><rect width="{p}" height="{h:.2f}" fill="{}"'
        ' opacity=".42"/></pattern>'
    ).format(lines, tint, p=pitch, h=pitch * 0.35)
    hatched = Markup('<path d="{}" fill="url(#{})"/>').format(forms_a[-1], lines)
    body = _printed("".join(forms_a), "".join(forms_b), (a, b, mix), clip, hatched)
    return Markup(
        '<svg class="pm-print"{} viewBox="{}" preserveAspectRatio="xMidYMid slice" {}'
        ' focusable="false"><defs>{}</defs>{}{}</svg>'
    ).format(style, view, labelled(title), hatch, sheet, body)


def certificate_print(
    seed: str, palette: int = 0, *, rows: int = 5, columns: int = 2, fixed: bool = True
) -> Markup:
    """A grid of forms that belongs to one learner, or, wider, a wall of them."""
    style, a, b, mix, tint = paints(palette, fixed=fixed)
    forms_a = forms_b = ""
    for cell, number in enumerate(_order(seed, rows * columns)):
        form_a, form_b = PLAN[number]((cell % columns) * CELL, (cell // columns) * CELL)
        forms_a, forms_b = forms_a + form_a, forms_b + form_b
    width, height = columns * CELL, rows * CELL
    return Markup(
        '<svg class="pm-print"{} viewBox="0 0 {} {}" preserveAspectRatio="xMidYMid slice"'
        ' aria-hidden="true" focusable="false">{}{}</svg>'
    ).format(
        style,
        width,
        height,
        _sheet("0", "0", width, height, tint),
        _printed(forms_a, forms_b, (a, b, mix), print_id()),
    )


def _sheet(x: str, y: str, width: int, height: int, tint: str) -> Markup:
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>').format(
        x, y, width, height, tint
    )


def _printed(
    a: str, b: str, inks: tuple[str, str, str], clip: str, over_a: Markup | str = ""
) -> Markup:
    """Ink A, ink B, and their mix where both are."""
    return Markup(
        '<clipPath id="{clip}"><path d="{a}"/></clipPath><path d="{a}" fill="{}"/>{}'
        '<path d="{b}" fill="{}"/><g clip-path="url(#{clip})"><path d="{b}" fill="{}"/></g>'
    ).format(inks[0], over_a, inks[1], inks[2], a=a, b=b, clip=clip)


def _order(seed: str, cells: int) -> list[int]:
    """Which form stands in each cell, never one that stands within the last two."""
    order: list[int] = []
    for cell in range(cells):
        number = pick(seed, len(PLAN), f"t{cell}")
        while number in order[-2:]:
            number = (number + 1) % len(PLAN)
        order.append(number)
    return order


PLAN: list[Callable[[int, int], tuple[str, str]]] = [
    lambda x, y: (quarter(x, y, CELL, "tl"), ""),
    lambda x, y: ("", disc(x + 69, y + 69, 50)),
    lambda x, y: (half(x + 69, y + CELL, 69, "top"), disc(x + 69, y + 58, 36)),
    lambda x, y: (drop(x + 69, y + 69, 69, "bl", 0.08), drop(x + 69, y + 69, 36, "tr", 0.1)),
    lambda x, y: (rect(x, y, CELL, CELL), half(x + CELL, y + 69, 69, "left")),
    lambda x, y: ("", quarter(x, y, CELL, "br")),
    lambda x, y: (steps(x, y + CELL, 3, 46, 46), ""),
    lambda x, y: (arch(x + 69, y + CELL, 96, CELL), disc(x + 69, y + 52, 30)),
    lambda x, y: ("", drop(x + 69, y + 69, 69, "tr", 0.08)),
    lambda x, y: (half(x, y + 69, 69, "right"), half(x + CELL, y + 69, 69, "left")),
    lambda x, y: (quarter(x, y, CELL, "bl"), quarter(x, y, CELL, "tr")),
]
