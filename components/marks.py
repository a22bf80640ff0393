"""Marks: the logo, the pair, the person's drop, the mood's sun."""

from functools import cache

import htpy as h
from markupsafe import Markup

from components.overprint import labelled, print_id
from components.shapes import disc, drop

# Half the distance between mentor and mentee, stage by stage: they meet, and they part.
DISTANCES = (15.6, 13.8, 12.2, 9.8, 6.2, 8.2, 14.6)
SUNS = (33, 28, 22.5, 17.5, 13)
RADIUS = 12.6
CLIP, WHAT = "CLIP-PATH", Markup("WHAT-IT-IS")
"""Places in a drawing that differ each time it is shown."""


def pair_mark(
    stage: int,
    *,
    size: int = 40,
    title: str | None = None,
    muted: bool = False,
    tight: bool = False,
) -> Markup:
    """Mentor left, mentee right; the distance tells the stage, 0 to 6. Tight trims the sides."""
    drawing = _pair(stage, size=size, muted=muted, tight=tight)
    return _own_clip(drawing.replace(WHAT, labelled(title)))


@cache
def _pair(stage: int, *, size: int, muted: bool, tight: bool) -> Markup:
    half = DISTANCES[stage]
    left, right = drop(32 - half, 19.6, RADIUS, "bl"), drop(32 + half, 16.4, RADIUS, "tr")
    x, width = (32 - half - RADIUS - 0.4, 2 * (half + RADIUS) + 0.8) if tight else (0.0, 64.0)
    cores = Markup("")
    if stage == len(DISTANCES) - 1:
        dots = disc(32 - half, 19.6, 4.6) + disc(32 + half, 16.4, 4.6)
        cores = Markup('<path d="{}" fill="var(--pm-mix)"/>').format(dots)
    return Markup(
        '<svg class="pm-pair{}" width="{:.0f}" height="{}" viewBox="{:.1f} 0 {:.1f} 36" {}'
        ' focusable="false">{}{}</svg>'
    ).format(
        " pm-pair--muted" if muted else "",
        size * width / 36,
        size,
        x,
        width,
        WHAT,
        _two(left, right),
        cores,
    )


def logo(size: int = 26) -> Markup:
    return _own_clip(_logo(size))


@cache
def _logo(size: int) -> Markup:
    left, right = drop(13.5, 15.6, 11.4, "bl"), drop(25.5, 12.4, 11.4, "tr")
    return Markup(
        '<svg class="pm-logo__mark" width="{:.0f}" height="{}" viewBox="0 0 40 28"'
        ' aria-hidden="true" focusable="false">{}</svg>'
    ).format(size * 40 / 28, size, _two(left, right))


def avatar(name: str, role: str = "", size: str = "", *, label: bool = False) -> h.Element:
    """A person's initials in their drop. Role: mentor, mentee, staff. Size: xs, s, l, xl."""
    classes = [
        "pm-av",
        f"pm-av--{_shape(role)}" if role else "",
        f"pm-av--{size}" if size else "",
    ]
    if label:
        return h.span(class_=classes, role="img", aria_label=name)[initials(name)]
    return h.span(class_=classes, aria_hidden="true")[initials(name)]


def duo(mentor: str, mentee: str, size: str = "") -> h.Element:
    """Two people who belong together; the mentor always stands left."""
    return h.span(".pm-duo")[avatar(mentor, "mentor", size), avatar(mentee, "mentee", size)]


def initials(name: str) -> str:
    words = name.split()
    if len(words) > 1:
        return (words[0][0] + words[-1][0]).upper()
    return name.strip()[:2].upper()


def mood(level: int, size: int = 40) -> Markup:
    """A sun over the horizon, 1 (heavy) to 5 (bright)."""
    clip, height = print_id(), SUNS[level - 1]
    rays = Markup("").join(
        Markup(
            '<path d="M20 {:.1f}v-3.6" transform="rotate({} 20 {})" stroke="currentColor"'
            ' stroke-width="1.8" stroke-linecap="round"/>'
        ).format(height - 11.5, angle, height)
        for angle in (range(-90, 91, 30) if level == len(SUNS) else ())
    )
    below = (
        Markup('<path d="M11.5 26a8.5 8.5 0 0 0 17 0z" fill="var(--pm-ink-3)" opacity=".45"/>')
        if level == 1
        else ""
    )
    return Markup(
        '<svg class="pm-mood" width="{}" height="{:.0f}" viewBox="0 0 40 32" aria-hidden="true">'
        '<clipPath id="{clip}"><rect width="40" height="25"/></clipPath>'
        '<g clip-path="url(#{clip})"><circle cx="20" cy="{}" r="8.5" fill="var(--pm-ink-b)"/>{}</g>'
        '{}<path d="M3 26h34" stroke="currentColor" stroke-width="2" stroke-linecap="round"/></svg>'
    ).format(size, size * 0.8, height, rays, below, clip=clip)


def _shape(role: str) -> str:
    return role if role in {"mentor", "mentee"} else "staff"


def _two(left: str, right: str) -> Markup:
    """Two drops in the inks of the theme, and their overlap."""
    return Markup(
        '<clipPath id="{clip}"><path d="{a}"/></clipPath><path d="{a}" fill="var(--pm-ink-a)"/>'
        '<path d="{b}" fill="var(--pm-ink-b)"/>'
        '<g clip-path="url(#{clip})"><path d="{b}" fill="var(--pm-mix)"/></g>'
    ).format(clip=CLIP, a=left, b=right)


def _own_clip(drawing: Markup) -> Markup:
    """A drawing that was made once, with a clip path that no other on the page has."""
    return drawing.replace(CLIP, print_id())
