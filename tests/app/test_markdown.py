"""Lesson Markdown: our directives, and nothing that could harm a reader."""

import re
from html.parser import HTMLParser

import pytest

from app.markdown import html, parts, plain

# From the OWASP cheat sheets on filter evasion, and what Markdown adds to them.
ATTACKS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<IMG SRC=\"javascript:alert('XSS');\">",
    "<IMG SRC=JaVaScRiPt:alert('XSS')>",
    '<IMG """><SCRIPT>alert("XSS")</SCRIPT>"\\>',
    "<IMG SRC=# onmouseover=\"alert('xxs')\">",
    '<IMG SRC=/ onerror="alert(String.fromCharCode(88,83,83))"></img>',
    '<SCRIPT/XSS SRC="http://evil.example/x.js"></SCRIPT>',
    "<<SCRIPT>alert('XSS');//\\<</SCRIPT>",
    "<svg/onload=alert('XSS')>",
    "<BODY ONLOAD=alert('XSS')>",
    "<iframe src=javascript:alert(1)></iframe>",
    '<a href="javascript:alert(1)">x</a>',
    "<DIV STYLE=\"background-image: url(javascript:alert('XSS'))\">",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    '[x](https://a.example "t\\" onmouseover=alert(1) x=\\"")',
    "![x](javascript:alert(1))",
    '![x](x" onerror="alert(1))',
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "`<script>alert(1)</script>`",
    "# <img src=x onerror=alert(1)>",
    "| a |\n|---|\n| <script>alert(1)</script> |",
    "> <script>alert(1)</script>\n> <b onclick=x>",
    ":::case <script>alert(1)</script>\n<script>alert(1)</script>\n:::",
    ":::recall\nQ: <script>alert(1)</script>\nA: <img src=x onerror=alert(1)>\n:::",
)
TAGS = re.compile(
    "a|b|blockquote|br|code|del|em|h[2-4]|hr|i|li|ol|p|pre|s|strong|table|tbody|t[dhr]|thead|ul"
)
ATTRIBUTES = {"href", "title", "id", "start", "data-label", "rel"}


class Seen(HTMLParser):
    """What a browser would make of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.live: list[str] = []
        self.hrefs: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.live += [] if TAGS.fullmatch(tag) else [tag]
        self.live += [name for name, _ in attrs if name not in ATTRIBUTES]
        self.hrefs += [value or "" for name, value in attrs if name == "href"]
        self.live += [one for one in self.hrefs if not re.match(r"https?:|/(?![/\\])|#", one)]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_brings_a_live_element(attack: str) -> None:
    for written in (*(part.html for part in parts(attack)), html(attack)):
        assert Seen(str(written)).live == []


def test_the_guard_of_this_test_sees_what_it_must_see() -> None:
    for live in ("<script>", '<a href="javascript:x">', '<p onclick="x">', '<a href="//evil">'):
        assert Seen(live).live


@pytest.mark.parametrize("address", ["//evil.example", "/\\evil.example", "\\\\evil.example"])
def test_an_address_without_a_scheme_stays_with_us(address: str) -> None:
    hrefs = Seen(str(html(f"[x](<{address}>)"))).hrefs
    assert hrefs in ([], ["/%5Cevil.example"])
    assert Seen(str(html("[x](/learn)"))).hrefs == ["/learn"]


def test_links_that_lead_out_give_no_opener() -> None:
    assert '<a href="https://a.example" rel="noopener">' in html("[x](https://a.example)")


def test_headings_have_ids_of_their_own_through_the_whole_text() -> None:
    found = parts("# Über uns!\n\n![A drawing](figures/a.svg)\n\n## Über uns\n\n### Less\n")
    assert [part.headings for part in found] == [
        (("über-uns", "Über uns!"),),
        (),
        (("über-uns-2", "Über uns"),),
    ]
    assert '<h2 id="über-uns">' in found[0].html
    assert '<h3 id="less">' in found[2].html


def test_a_text_falls_into_its_parts_in_order() -> None:
    found = parts(
        "Words.\n\n> Said well.\n> Ada, weaver\n\nMore.\n\n"
        '![Two threads cross](figures/x.svg "A knot")\n\n'
        ":::case Choir, Tallinn\nOne.\n\n- a\n:::\n\n:::reflect Who decides?\n:::\n"
        ":::recall\nQ: One?\nA: Yes,\n  surely.\nQ: Two?\nA: No.\n:::\nEnd."
    )
    kinds = ["text", "quote", "text", "figure", "case", "reflect", "recall", "text"]
    assert [part.kind for part in found] == kinds
    _, quote, _, figure, case, reflect, recall, end = found
    assert (quote.title, str(quote.html)) == ("Ada, weaver", "<p>Said well.</p>\n")
    assert (figure.name, figure.title, figure.words) == (
        "figures/x.svg",
        "A knot",
        "Two threads cross",
    )
    assert case.title == "Choir, Tallinn"
    assert "<li>a</li>" in case.html
    assert reflect.title == "Who decides?"
    assert recall.pairs == (("One?", "Yes, surely."), ("Two?", "No."))
    assert str(end.html) == "<p>End.</p>\n"


def test_a_quote_that_ends_with_a_sentence_has_no_source() -> None:
    (quote,) = parts("> One.\n> Two.")
    assert quote.title == ""
    assert "Two." in quote.html


def test_code_may_show_our_directives() -> None:
    (only,) = parts("```\n:::case x\n:::\n```")
    assert only.kind == "text"
    assert ":::case x" in only.html


def test_cells_know_their_column() -> None:
    assert '<td data-label="Who">Ada</td>' in html("| Role | Who |\n|---|---|\n| Mentor | Ada |")


def test_a_box_to_tick_is_a_box() -> None:
    assert '<li class="to-tick">Signed</li>' in html("- [ ] Signed")
    assert '<li class="to-tick"><strong>By both</strong></li>' in html("* [ ] **By both**")
    assert '<li class="to-tick">Inside</li>' in html("- One\n  - [ ] Inside")


def test_nothing_but_an_empty_box_at_the_beginning_is_one() -> None:
    assert "to-tick" not in html("- Write [ ] here\n- [x] Done\n\n[ ] No item")
    assert "class" not in html('- <b class="to-tick">x</b>').replace("&lt;b class", "")


def test_plain_words_have_no_marks() -> None:
    text = 'A **b** [c](/d).\n\n![alt](f.svg "Caption")\n\n:::try Now\n| x | y |\n|---|---|\n:::'
    assert plain(text).split() == ["A", "b", "c.", "Caption", "Now", "x", "y"]
