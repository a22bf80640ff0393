"""Reads lesson Markdown: running text and our directives, as clean parts for a page to set."""

import re
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

DIRECTIVES = ("case", "try", "reflect", "recall", "practice", "note")
OPENS = re.compile(r":::\s*([a-z]+)\s*(.*)")
FIGURE = re.compile(r'!\[([^\]]*)\]\(([^\s)]+)(?:\s+"([^"]*)")?\)')
FENCE = re.compile(r"\s*(```|~~~)")
BOX = "[ ] "
TO_TICK = "to-tick"
RUNNING = {"a", "b", "br", "code", "del", "em", "i", "s", "strong", "sub", "sup"}
BLOCKS = {"blockquote", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "ul"}
TABLES = {"table", "tbody", "td", "th", "thead", "tr"}
ATTRIBUTES = {
    "a": {"href", "title"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "li": {"class"},
    "ol": {"start"},
    "td": {"data-label"},
}
ADDRESS = re.compile(r"(https?|mailto|tel):|/(?![/\\])|#", re.IGNORECASE)


NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text: running text (kind "text"), a quote, a figure or a directive.

    A figure's `title` is its caption, its `words` its alternative, its `name` its file.
    """

    kind: str
    html: Markup = NOTHING
    title: str = ""
    words: str = ""
    name: str = ""
    headings: tuple[tuple[str, str], ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=512)
def parts(text: str) -> tuple[Part, ...]:
    """The whole text in its order. Whatever somebody wrote, the HTML in it is harmless."""
    taken: dict[str, int] = {}
    return tuple(_part(kind, title, lines, taken) for kind, title, lines in _pieces(text))


def html(text: str) -> Markup:
    """A short text without parts of its own, such as the body of a task."""
    return _rendered("\n".join(text.splitlines()), {})[0]


def plain(text: str) -> str:
    """The words alone, for searching and counting."""
    without = re.sub(r"^:::[a-z]*\s*|^[QA]: |^\|[-| :]+\|$", "", text, flags=re.MULTILINE)
    without = FIGURE.sub(lambda found: found[3] or "", without)
    without = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", without)
    return re.sub(r"[*_`#>|]+", " ", without)


def _part(kind: str, title: str, lines: Sequence[str], taken: dict[str, int]) -> Part:
    if kind == "figure":
        found = FIGURE.fullmatch(lines[0].strip())
        alternative, address, caption = found.groups() if found else ("", "", "")
        return Part(kind, title=caption or "", words=alternative, name=address)
    if kind == "quote":
        said, source = _sourced([line.removeprefix(">").strip() for line in lines])
        return Part(kind, _rendered(said, taken)[0], title=source)
    if kind == "recall":
        return Part(kind, title=title, pairs=_questions(lines))
    body, headings = _rendered("\n".join(lines), taken)
    return Part(kind, body, title, headings=headings)


def _pieces(text: str) -> Iterator[tuple[str, str, list[str]]]:
    """Cuts the text where a directive, a quote or a figure on a line of its own begins or ends."""
    kind, title, kept, fenced = "text", "", list[str](), False
    for line in text.splitlines():
        fenced ^= bool(FENCE.match(line))
        starts = None if fenced or kind in DIRECTIVES else _starts(line, kind)
        ends = kind in DIRECTIVES and line.strip() == ":::" and not fenced
        if starts or ends:
            if ends or any(one.strip() for one in kept):
                yield kind, title, kept
            kind, title = starts or ("text", "")
            kept = []
            if kind in DIRECTIVES or ends:
                continue
        kept.append(line)
    if any(one.strip() for one in kept):
        yield kind, title, kept


def _starts(line: str, kind: str) -> tuple[str, str] | None:
    found = OPENS.fullmatch(line.strip())
    if found and found[1] in DIRECTIVES:
        return found[1], found[2]
    if FIGURE.fullmatch(line.strip()):
        return "figure", ""
    if line.startswith(">"):
        return None if kind == "quote" else ("quote", "")
    return ("text", "") if kind in {"figure", "quote"} else None


def _sourced(lines: list[str]) -> tuple[str, str]:
    """A quote's last line is its source, if it is short and no sentence."""
    last = lines[-1]
    if len(lines) > 1 and len(last) < 100 and not last.endswith((".", "?", "!", "”", '"', "…")):
        return "\n".join(lines[:-1]), re.sub(r"[*_]|^[–—-]\s*", "", last)
    return "\n".join(lines), ""


def _questions(lines: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The Q: and A: lines of a recall, two by two; a line that is neither goes on."""
    found: list[list[str]] = []
    for line in filter(None, (line.strip() for line in lines)):
        if line.startswith("Q:"):
            found.append([line[2:].strip(), ""])
        elif found:
            found[-1][1] = f"{found[-1][1]} {line.removeprefix('A:').strip()}".strip()
    return tuple((asked, answer) for asked, answer in found)


def _rendered(text: str, taken: dict[str, int]) -> tuple[Markup, tuple[tuple[str, str], ...]]:
    environment: MutableMapping[str, object] = {}
    tokens = READER.parse(text, environment)
    headings = tuple(_named(tokens, taken))
    _labelled(tokens)
    _to_tick(tokens)
    written = READER.renderer.render(tokens, READER.options, environment)
    clean = nh3.clean(
        written,
        tags=RUNNING | BLOCKS | TABLES,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
        attribute_filter=_safe,
    )
    return Markup(clean), headings  # noqa: S704  # cleaned in the line above


def _named(tokens: Sequence[Token], taken: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Gives each heading an id of its own; a text's own h1 becomes an h2."""
    for opening, inside in pairwise(tokens):
        if opening.type in {"heading_open", "heading_close"} and opening.tag == "h1":
            opening.tag = "h2"
        if opening.type == "heading_open":
            words = "".join(child.content for child in inside.children or ())
            slug = re.sub(r"[\W_]+", "-", words.lower()).strip("-") or "part"
            taken[slug] = taken.get(slug, 0) + 1
            name = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
            opening.attrSet("id", name)
            if opening.tag == "h2":
                yield name, words


def _labelled(tokens: Sequence[Token]) -> None:
    """Cells tell their column, for phones, where a table becomes rows."""
    columns: list[str] = []
    column = 0
    for opening, inside in pairwise(tokens):
        match opening.type:
            case "thead_open":
                columns = []
            case "tr_open":
                column = 0
            case "th_open":
                columns.append(inside.content)
            case "td_open":
                opening.attrSet("data-label", columns[column] if column < len(columns) else "")
                column += 1


def _to_tick(tokens: Sequence[Token]) -> None:
    """An item that begins with an empty box is one to tick; the box is drawn in place of a sign."""
    for opening, _paragraph, inside in zip(tokens, tokens[1:], tokens[2:], strict=False):
        words = (inside.children or [])[:1] if opening.type == "list_item_open" else []
        if words and words[0].content.startswith(BOX):
            opening.attrSet("class", TO_TICK)
            words[0].content = words[0].content.removeprefix(BOX)


def _safe(_tag: str, attribute: str, value: str) -> str | None:
    """An address leads to the web, to a mailbox or telephone, or to a page of ours."""
    return value if attribute != "href" or ADDRESS.match(value) else None


def _reader() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    made.disable(["image", "html_inline", "html_block"])
    return made


READER = _reader()
