"""The forms that are printed: path data for SVG, all in absolute starting points."""


def disc(cx: float, cy: float, r: float) -> str:
    return f"M{cx - r:.1f} {cy:.1f}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0z"


def drop(cx: float, cy: float, r: float, tail: str = "bl", soft: float = 0.14) -> str:
    """A disc with one softened square corner: a voice. The tail is bl, br, tl or tr."""
    down, left = (1 if tail[0] == "b" else -1), (-1 if tail[1] == "l" else 1)
    edge, foot, s = cx + left * r, cy + down * r, r * soft
    sweep = 1 if tail in {"bl", "tr"} else 0
    return (
        f"M{edge:.2f} {cy:.2f}A{r} {r} 0 1 {sweep} {cx:.2f} {foot:.2f}H{edge - left * s:.2f}"
        f"Q{edge:.2f} {foot:.2f} {edge:.2f} {foot - down * s:.2f}z"
    )


def half(cx: float, cy: float, r: float, side: str = "top") -> str:
    match side:
        case "top":
            return f"M{cx - r} {cy}a{r} {r} 0 0 1 {2 * r} 0z"
        case "bottom":
            return f"M{cx - r} {cy}a{r} {r} 0 0 0 {2 * r} 0z"
        case "left":
            return f"M{cx} {cy - r}a{r} {r} 0 0 0 0 {2 * r}z"
        case _:
            return f"M{cx} {cy - r}a{r} {r} 0 0 1 0 {2 * r}z"


def quarter(x: float, y: float, s: float, corner: str = "tl") -> str:
    """A quarter disc in the cell at x, y; its right angle sits in the corner."""
    match corner:
        case "tl":
            return f"M{x} {y}h{s}a{s} {s} 0 0 1 {-s} {s}z"
        case "tr":
            return f"M{x + s} {y}v{s}a{s} {s} 0 0 1 {-s} {-s}z"
        case "br":
            return f"M{x + s} {y + s}h{-s}a{s} {s} 0 0 1 {s} {-s}z"
        case _:
            return f"M{x} {y + s}v{-s}a{s} {s} 0 0 1 {s} {s}z"


def arch(cx: float, base: float, w: float, h: float) -> str:
    r = w / 2
    return f"M{cx - r} {base}v{-(h - r)}a{r} {r} 0 0 1 {w} 0v{h - r}z"


def rect(x: float, y: float, w: float, h: float) -> str:
    return f"M{x} {y}h{w}v{h}h{-w}z"


def leaf(cx: float, cy: float, w: float, h: float) -> str:
    top, foot = cy - h / 2, cy + h / 2
    return f"M{cx} {top}Q{cx + w} {cy} {cx} {foot}Q{cx - w} {cy} {cx} {top}z"


def steps(x: float, base: float, count: int, w: float, h: float) -> str:
    return f"M{x} {base}" + f"v{-h}h{w}" * count + f"V{base}z"


def tri(cx: float, base: float, w: float, h: float) -> str:
    return f"M{cx - w / 2} {base}L{cx} {base - h}L{cx + w / 2} {base}z"


def wave(y: float, amp: float, w: float = 400, h: float = 300) -> str:
    curve = f"C{w * 0.25} {y - amp} {w * 0.25} {y - amp} {w * 0.5} {y}S{w * 0.75} {y + amp} {w} {y}"
    return f"M0 {y}{curve}V{h}H0z"
