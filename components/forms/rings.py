"""Rings around “me”: near and far, by kind of help, with the same in words beside it."""

import htpy as h
from markupsafe import Markup

from app.i18n import _
from components.basics import tag
from models.forms.rings import CENTRE, DISC, Rings, at

SIZE = 400
MIDDLE = SIZE / 2
RADIUS = 176
RIM = 1.065


def rings_view(drawn: Rings) -> h.Element:
    """The drawing and its list: what nobody gives stands out in both."""
    return h.figure(".rg")[drawing(drawn), h.figcaption[_words(drawn)]]


def drawing(drawn: Rings) -> Markup:
    parts = (
        *(_gap(drawn, n) for n, one in enumerate(drawn.sectors) if one.is_empty),
        *(_circle(drawn.edge(n)) for n in range(len(drawn.rings))),
        *(_spoke(drawn, n) for n in range(len(drawn.sectors)) if drawn.is_divided),
        _middle(),
        *(_ring_name(drawn, n) for n in range(len(drawn.rings))),
        *(_disc(*one.at, one.letters) for one in drawn.discs),
        *(_number(drawn, n) for n in range(len(drawn.sectors)) if drawn.is_divided),
    )
    return Markup(
        '<svg class="rg-svg" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>'
    ).format(
        SIZE, SIZE, _("A map in rings. The list beside it says the same."), Markup("").join(parts)
    )


def _words(drawn: Rings) -> h.Element:
    return h.ol(class_=["rg-list", "" if drawn.is_divided else "rg-list--one"])[
        [
            h.li[
                drawn.is_divided and h.b(class_=["rg-n", "is-gap" if one.is_empty else ""])[str(n)],
                h.div[
                    h.b[one.label],
                    h.p(".pm-small.pm-2c")[
                        tag(_("Nobody yet"), "ochre") if one.is_empty else _who(drawn, one.names)
                    ],
                ],
            ]
            for n, one in enumerate(drawn.sectors, 1)
        ]
    ]


def _who(drawn: Rings, names: tuple[tuple[str, ...], ...]) -> str:
    """Close: K. B., J. B. · Outer: S. G."""
    return " · ".join(
        f"{ring}: {', '.join(some)}" for ring, some in zip(drawn.rings, names, strict=True) if some
    )


def _xy(angle: float, reach: float) -> tuple[float, float]:
    x, y = at(angle, reach)
    return MIDDLE + RADIUS * x, MIDDLE + RADIUS * y


def _circle(reach: float) -> Markup:
    return Markup('<circle class="rg-ring" cx="{0:g}" cy="{0:g}" r="{1:.1f}"/>').format(
        MIDDLE, RADIUS * reach
    )


def _spoke(drawn: Rings, place: int) -> Markup:
    ends = (*_xy(drawn.angle(place), CENTRE), *_xy(drawn.angle(place), 1))
    return Markup('<path class="rg-spoke" d="M{:.1f} {:.1f}L{:.1f} {:.1f}"/>').format(*ends)


def _gap(drawn: Rings, place: int) -> Markup:
    """The whole sector of what nobody gives."""
    if not drawn.is_divided:
        return Markup("")
    (x1, y1), (x2, y2) = _xy(drawn.angle(place), 1), _xy(drawn.angle(place + 1), 1)
    wide = int(drawn.angle(1) > 3.1416)
    return Markup(
        '<path class="rg-gap" d="M{0:g} {0:g}L{1:.1f} {2:.1f}A{3} {3} 0 {4} 1 {5:.1f} {6:.1f}Z"/>'
    ).format(MIDDLE, x1, y1, RADIUS, wide, x2, y2)


def _middle() -> Markup:
    return Markup(
        '<circle class="rg-me" cx="{0:g}" cy="{0:g}" r="{1:.1f}"/>'
        '<text class="rg-me-t" x="{0:g}" y="{2:.1f}">{3}</text>'
    ).format(MIDDLE, RADIUS * CENTRE, MIDDLE + 4.5, _("Me"))


def _ring_name(drawn: Rings, ring: int) -> Markup:
    y = MIDDLE - RADIUS * drawn.edge(ring) + 13
    return Markup('<text class="rg-name" x="{:g}" y="{:.1f}">{}</text>').format(
        MIDDLE, y, drawn.rings[ring]
    )


def _disc(x: float, y: float, words: str) -> Markup:
    place = MIDDLE + RADIUS * x, MIDDLE + RADIUS * y
    return Markup(
        '<circle class="rg-disc" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>'
        '<text class="rg-t" x="{:.1f}" y="{:.1f}">{}</text>'
    ).format(*place, RADIUS * DISC, place[0], place[1] + 4, words)


def _number(drawn: Rings, place: int) -> Markup:
    x, y = _xy(drawn.angle(place + 0.5), RIM)
    return Markup('<text class="rg-no" x="{:.1f}" y="{:.1f}">{}</text>').format(
        x, y + 4.5, place + 1
    )
