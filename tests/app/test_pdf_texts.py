"""Resources on paper: all their words, their bookmarks, and links that can be typed."""

import re
from pathlib import Path

import pytest
import yaml
from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from app.markdown import FIGURE, plain
from app.pdf.scripts import legible
from app.pdf.texts import paper
from tests.sheets import bare, bookmarks, kinds, opened, tags, told

PROGRAMME = Path(__file__).parents[2] / "assets" / "programme"
RESOURCES = sorted((PROGRAMME / "resources").glob("*.md"))
LESSONS = sorted((PROGRAMME / "courses").rglob("*.md"))
ADDRESS = "https://mentoring.test/learn/resources/thread"
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">{}</svg>'
LABELLED = SQUARE.format(
    '<g font-family="Commissioner, sans-serif"><rect width="40" height="20" '
    'fill="var(--pm-iris, #4F5BD5)" stroke="currentColor"/>'
    '<text x="5" y="12" font-size="8" font-weight="600">Warp → weft</text></g>'
)


def printed(text: str, **more: object) -> PdfReader:
    given: dict[str, object] = {
        "figures": {},
        "licence": "CC BY 4.0",
        "address": ADDRESS,
        "checked_on": "2026-11-23",
        "organisation": "Guild",
    }
    return opened(paper("Thread", "Of thread.", text, **{**given, **more}))  # type: ignore[arg-type]


def read(path: Path) -> tuple[dict[str, object], str]:
    _, head, text = path.read_text().split("---\n", 2)
    return yaml.safe_load(head), text


@pytest.mark.parametrize("path", RESOURCES, ids=lambda path: str(path.stem))
def test_every_resource_is_printed_whole(path: Path) -> None:
    head, text = read(path)
    pdf = opened(
        paper(
            str(head["title"]),
            str(head["summary"]),
            text,
            figures={},
            licence="CC BY 4.0",
            address=ADDRESS,
        )
    )
    assert missing(text, told(pdf)) == []
    assert bare(str(head["title"])) in told(pdf)
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert [one for one in headings if one.strip() not in bookmarks(pdf)] == []


@pytest.mark.parametrize("path", LESSONS[::7], ids=lambda path: str(path.stem))
def test_lessons_with_all_their_parts_can_be_printed(path: Path) -> None:
    _, text = read(path)
    figures = {
        f"figures/{one.name}": one.read_text() for one in (path.parent / "figures").glob("*.svg")
    }
    pdf = printed(text, figures=figures)
    assert missing(text, told(pdf)) == []
    shown = [tag for tag in tags(pdf) if tag["/S"] == "/Figure"]
    assert len(shown) == len(re.findall(FIGURE, text))


def missing(text: str, found: str) -> list[str]:
    """The words of a text that its paper does not say."""
    without = re.sub(r"\[ \]|:::[a-z]*|^\s*([-*]|\d+\.) |\\", "", plain(text), flags=re.MULTILINE)
    words = re.findall(r"\w{3,}", legible(without))
    return [word for word in words if word not in found]


def test_a_paper_says_what_it_is_and_how_it_may_be_used() -> None:
    pdf = printed("Tie it.", lang="fr", over="Guide")
    assert pdf.metadata
    assert (pdf.metadata.title, pdf.metadata.author) == ("Thread", "Guild")
    assert (pdf.metadata.subject, pdf.root_object["/Lang"]) == ("Of thread.", "fr")
    for said in (
        "Guide",
        "Licence: CC BY 4.0",
        "Last checked on 23 November 2026",
        ADDRESS,
        "Page1of1",
    ):
        assert bare(said) in told(pdf)


def test_a_paper_without_a_day_or_an_address_says_nothing_about_them() -> None:
    words = told(printed("Tie it.", checked_on="", address=""))
    assert "Lastchecked" not in words
    assert "http" not in words


def test_links_can_be_followed_and_typed() -> None:
    text = "See [the guide](https://guild.test/a) and [ours](/how), [below](#x), <https://b.test/>."
    pdf = printed(text)
    words = told(pdf)
    assert "theguide(https://guild.test/a)" in words
    assert "ours(https://mentoring.test/how)" in words
    assert "below," in words
    assert words.count("https://b.test/") == 1
    assert {"https://guild.test/a", "https://mentoring.test/how"} <= addresses(pdf)


def addresses(pdf: PdfReader) -> set[str]:
    links = pdf.pages[0].get("/Annots", ArrayObject())
    assert isinstance(links, ArrayObject)
    return {str(link.get_object()["/A"]["/URI"]) for link in links}


def test_lists_keep_their_numbers_and_their_levels() -> None:
    pdf = printed("11. Warp\n12. Weft\n\n- One\n  - Inside\n\n    More of it\n- [ ] To tick\n")
    words = told(pdf)
    for said in ("11", "Warp", "12", "Weft", "Inside", "Moreofit", "Totick"):
        assert said in words
    assert "☐" not in words
    assert {"/L", "/LI", "/Lbl", "/LBody"} <= kinds(pdf)


def test_what_the_text_leaves_out_can_be_written_in() -> None:
    words = told(printed('- **Mentor:** …\n- We meet … times\n- "I notice … here"\n'))
    assert "Mentor:" in words
    assert words.count("…") == 1


def test_an_address_in_a_table_leaves_room_for_the_words_beside_it() -> None:
    cell = "[here](https://mentoring.test/" + "learn" * 30 + ")"
    pdf = printed(f"| Question | Read |\n|---|---|\n| One | {cell} |\n")
    assert "Question" in pdf.pages[0].extract_text()


def test_dots_are_lines_to_write_on_everywhere() -> None:
    text = "**Now:** ……………\n\n| Line | Words |\n|---|---|\n| Day | …………… |\n| Wrong: …… | x |\n"
    words = told(printed(text))
    assert "…" not in words
    assert "Now:" in words
    assert "Wrong:" in words


def test_a_line_that_announces_a_table_stays_with_it() -> None:
    rows = "".join(f"| Row {n} | x |\n" for n in range(9))
    text = f"{'Words of a paragraph. ' * 9}\n\n" * 6 + f"**Steps**\n\n| A | B |\n|---|---|\n{rows}"
    for page in printed(text).pages:
        said = page.extract_text()
        assert ("Steps" in said) == ("Row 0" in said)


def test_tables_have_heads_and_cells() -> None:
    pdf = printed("| Step | By |\n|---|---|\n| Tie **it** | May |\n| … | … |\n")
    assert {"/Table", "/TR", "/TH", "/TD"} <= kinds(pdf)
    assert "StepBy" in told(pdf)
    assert "Tieit" in told(pdf)


def test_cases_tasks_and_notes_keep_their_names() -> None:
    text = (
        "::: case A choir\nThey sang.\n:::\n\n::: try\nHum.\n:::\n\n::: reflect Who hears?\n:::\n\n"
        "::: recall\nQ: What is it?\nA: A knot.\n:::\n\n::: practice\nDo it.\n:::\n\n"
        "::: note\nMind it.\n:::\n\n> Tie it well.\n> An old weaver\n"
    )
    words = told(printed(text))
    for said in (
        "A case",
        "A choir",
        "They sang.",
        "Try it",
        "Who hears?",
        "Check yourself",
        "What is it?",
        "A knot.",
        "In your own practice",
        "Good to know",
        "Tie it well.",
        "An old weaver",
    ):
        assert bare(said) in words


def test_a_figure_is_drawn_and_told() -> None:
    text = '![A warp that turns into a weft](figures/a.svg "The turn")'
    pdf = printed(text, figures={"figures/a.svg": LABELLED})
    assert [str(tag["/Alt"]) for tag in tags(pdf) if tag["/S"] == "/Figure"] == [
        "A warp that turns into a weft"
    ]
    assert "Warp→weft" in told(pdf)
    assert "Theturn" in told(pdf)


@pytest.mark.parametrize(
    "svg",
    [
        "",
        "<svg",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        SQUARE.format("<path d='M0 0 Z Q banana'/>"),
        SQUARE.format("<text x='1' y='1' font-size='banana'>a</text>"),
        SQUARE.format("<use href='#nowhere'/>"),
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + SQUARE.format("&a;"),
    ],
)
def test_a_figure_that_cannot_be_drawn_is_said_in_words(svg: str) -> None:
    pdf = printed("![A turn of thread](figures/a.svg)", figures={"figures/a.svg": svg})
    assert "Aturnofthread" in told(pdf)
    assert "/Figure" not in kinds(pdf)


def test_html_and_scripts_in_a_text_are_only_words() -> None:
    words = told(
        printed("<script>alert(1)</script>\n\nשלום `code` ~~gone~~ <b>x</b>\n\n---\n\n\tpre\n")
    )
    assert "alert(1)" in words
    assert "code" in words
    assert "pre" in words


def test_long_words_and_endless_cells_stay_on_the_page() -> None:
    text = f"{'x' * 900}\n\n| A | B |\n|---|---|\n| {'word ' * 3000} | b |\n"
    pdf = printed(text)
    assert told(pdf).count("word") == 3000
    assert all(lowest(page) > 30 and rightmost(page) < 545 for page in pdf.pages)


def lowest(page: PageObject) -> float:
    """How near the words of a page come to its lower edge, in points."""
    return min(y for _, y in _places(page))


def rightmost(page: PageObject) -> float:
    return max(x for x, _ in _places(page))


def _places(page: PageObject) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []

    def note(text: str, _cm: object, matrix: list[float], *_font: object) -> None:
        if text.strip():
            found.append((matrix[4], matrix[5]))

    page.extract_text(visitor_text=note)
    return found


def test_the_same_text_makes_the_same_paper() -> None:
    given = {"figures": {}, "licence": "CC BY 4.0", "address": ADDRESS}
    first = paper("Thread", "", "Tie it.", **given)  # type: ignore[arg-type]
    assert paper("Thread", "", "Tie it.", **given) == first  # type: ignore[arg-type]


def test_headings_are_tagged_in_their_order() -> None:
    found = [str(tag["/S"]) for tag in tags(printed("## One\n\n### Two\n\nWords.\n"))]
    assert [kind for kind in found if re.fullmatch(r"/H\d", kind)] == ["/H1", "/H2", "/H3"]
    assert isinstance(printed("x").root_object["/MarkInfo"], DictionaryObject)
