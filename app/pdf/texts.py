"""Texts on paper: a resource from its Markdown, set with the care of a printed page."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from app.i18n import _, full_date
from app.markdown import Part, parts
from app.pdf.blocks import gap, rule, set_text, stacked
from app.pdf.drawings import drawing
from app.pdf.fonts import SANS, SERIF, SLANTED, STRONG
from app.pdf.heads import opening, small
from app.pdf.items import COLUMN, MEASURE, STEP, groups, plain
from app.pdf.paper import BOTTOM, CORAL, FAINT, IRIS, LEFT, MOSS, PLUM, RIGHT, SOFT, Block, Paper
from app.pdf.passages import inline, passages
from app.pdf.pens import INK, QR_SIZE, box, qr
from app.pdf.runs import Run
from app.pdf.tags import Tag, marked
from models.days import read_day

BARS = {"case": IRIS, "try": PLUM, "reflect": CORAL, "practice": MOSS, "note": FAINT}
INSIDE = 7.0


def paper(
    title: str,
    summary: str,
    text: str,
    *,
    figures: Mapping[str, str],
    licence: str,
    address: str,
    checked_on: str = "",
    organisation: str = "",
    lang: str = "en",
    over: str = "",
) -> bytes:
    """The whole text as A4. `address` is where it lives on the web, `over` says what it is."""
    made = Paper(title, lang, organisation, summary)
    opening(made, over, title, summary, organisation)
    found = urlsplit(address)
    origin = f"{found.scheme}://{found.netloc}" if found.netloc else ""
    held: list[Block] = []
    for part in parts(text):
        for group in _part(part, figures, origin):
            held += group
            if not group[-1].keep:
                made.add(held)
                held = []
    made.add(held)
    whole = _colophon(licence, address, checked_on)
    fits = made.y + sum(block.whole for block in whole) <= BOTTOM
    made.add(whole if fits else _colophon(licence, address, checked_on, code=False))
    return made.finish(f"{licence}  ·  {organisation or 'PeerMent'}")


def _part(part: Part, figures: Mapping[str, str], origin: str) -> Iterator[list[Block]]:
    """A part in groups, each of which stays on one page if it can."""
    match part.kind:
        case "text":
            yield from groups(passages(part.html, origin), COLUMN, MEASURE)
        case "quote":
            yield _barred(_quote(part, origin), CORAL)
        case "figure":
            yield _figure(part, figures)
        case "recall":
            yield _barred(_recall(part), FAINT)
        case _:
            body = groups(passages(part.html, origin), COLUMN + INSIDE, MEASURE - INSIDE)
            inside = [*_title(part), *(block for group in body for block in group)]
            yield _barred(inside, BARS.get(part.kind, FAINT))


def _title(part: Part) -> list[Block]:
    """What a case, a task or a note is called, as on the page it comes from."""
    names = {
        "case": _("A case"),
        "try": _("Try it"),
        "reflect": _("Reflect"),
        "practice": _("In your own practice"),
        "note": _("Good to know"),
    }
    name = names.get(part.kind, "")
    over = [Run(name, SANS, 9, FAINT)] if part.title and part.title != name else []
    runs = [Run(part.title or name, SERIF, 13)]
    tag, x, width = Tag("H3"), COLUMN + INSIDE, MEASURE - INSIDE
    return [
        *(set_text(over, Tag("P"), x=x, width=width, leading=4.8, keep=True) if over else []),
        *set_text(runs, tag, x=x, width=width, leading=6, after=1.6, keep=True),
    ]


def _quote(part: Part, origin: str) -> list[Block]:
    x, width = COLUMN + INSIDE, MEASURE - INSIDE
    runs = [Run(run.text, SLANTED, 14, INK, run.link) for run in inline(part.html, origin)]
    said = set_text(runs, Tag("BlockQuote"), x=x, width=width, leading=6.8)
    return [*said, *small(part.title, x=x, width=width, after=0, keep=False)]


def _figure(part: Part, figures: Mapping[str, str]) -> list[Block]:
    """The drawing, or the words that tell what it shows."""
    drawn = drawing(figures.get(part.name, ""), part.words, COLUMN, MEASURE)
    caption = small(part.title, x=COLUMN, width=MEASURE, after=0, keep=False)
    if drawn:
        return [drawn, *caption, gap(5)]
    told = plain([Run(part.words, SLANTED, 11, SOFT)], COLUMN, MEASURE)
    return [*told, *caption, gap(5)]


def _recall(part: Part) -> list[Block]:
    x, width = COLUMN + INSIDE, MEASURE - INSIDE
    heading = [Run(part.title or _("Check yourself"), SERIF, 13)]
    found = set_text(heading, Tag("H3"), x=x, width=width, leading=6, after=1.6, keep=True)
    for asked, answer in part.pairs:
        found += set_text([Run(asked, STRONG)], Tag("P"), x=x, width=width, leading=STEP, keep=True)
        found += plain([Run(answer)], x, width)
    return found


def _barred(blocks: list[Block], ink: str) -> list[Block]:
    """Blocks beside an upright line of one colour."""

    def with_bar(block: Block) -> Block:
        def draw(made: Paper, y: float) -> None:
            with marked(made.pdf, None):
                box(made.pdf, ink, COLUMN, y, 0.8, block.whole + 0.05)
            block.draw(made, y)

        return Block(block.height, draw, block.after, block.keep, block.again)

    *most, last = blocks
    ended = Block(last.height, last.draw, 0, last.keep, last.again)
    return [gap(2), *map(with_bar, [*most, ended]), gap(6)]


def _colophon(licence: str, address: str, checked_on: str, *, code: bool = True) -> list[Block]:
    """How the text may be used again, and the way back to it; the code only if there is room."""
    width = RIGHT - LEFT - QR_SIZE - 10
    link = address if "://" in address else ""
    rights = [_("Licence: {licence}", licence=licence)]
    if checked_on:
        day = read_day(checked_on)
        rights.append(_("Last checked on {date}", date=full_date(day) if day else checked_on))
    told = [
        [Run("  ·  ".join(rights), SANS, 9, SOFT)],
        [Run(address, SANS, 9, SOFT, link)],
    ]
    shown = [runs for runs in told if runs[0].text]
    words = [block for runs in shown for block in set_text(runs, Tag("P"), width=width, leading=5)]
    text = stacked(words)

    def draw(made: Paper, y: float) -> None:
        text.draw(made, y)
        if link and code:
            with marked(made.pdf, None):
                qr(made.pdf, address, RIGHT, y + QR_SIZE)

    height = max(text.height, QR_SIZE if link and code else 0)
    return [gap(8 if code else 2), rule(INK, 0.42, 4 if code else 3), Block(height, draw)]
