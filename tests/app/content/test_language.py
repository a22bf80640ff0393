"""Sentences, claims, reading level, repetitions and spelling."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.content.checks.language import level, sentences
from app.content.checks.repeats import alike, words_of
from app.content.checks.spelling import wrong

Told = Callable[[], list[str]]
HOW, MORE, SHEET = "pages/how.md", "pages/more.md", "resources/sheet.md"


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(f"---\ntitle: A text\n---\n{text}\n")


def test_a_line_falls_into_sentences() -> None:
    assert sentences('She asks, "May I?" He nods. Then… nothing.') == (
        'She asks, "May I?',
        "He nods.",
        "Then…",
        "nothing.",
    )
    assert [one.strip() for one in sentences("| one cell | another |")] == ["one cell", "another"]
    assert sentences('![A drawing](x.svg "Words")') == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("We are accredited.", "how.md:4: We cannot claim “accredited”."),
        ("You get two ECTS credits.", "how.md:4: We cannot claim “ECTS”."),
        ("It raises your income.", "how.md:4: We cannot claim “raises your income”."),
        ("word " * 31, "how.md:4: A sentence of 31 words: word word"),
        ("Responsibilities overwhelm organisations. " * 60, "how.md:1: This reads too hard: LIX"),
        ("They recieve it.", "how.md:4: No dictionary knows “recieve”; is it “receive”?"),
        ("A nice color.", "how.md:4: “color” is American; we write “colour”."),
        ("Organize it.", "how.md:4: “Organize” is American; we write “organise”."),
    ],
)
def test_what_is_told(folder: Path, told: Told, text: str, fault: str) -> None:
    write(folder, HOW, text)
    assert any(fault in one for one in told()), told()


@pytest.mark.parametrize(
    "text",
    [
        "We are not accredited, and this isn't an ECTS credit.",
        "| Any mentor raises your income. | Myth. |",
        "> " + "word " * 31,
        "| " + "word " * 31 + " |",
        "They met Goran in Cluj-Napoca. Goran’s bodkinn isn't his.",
        "Write to `recieve`, me@exampel.org or www.exampel.org/recieve.",
        "A re-match with a co-coordinator.",
    ],
)
def test_what_is_not(folder: Path, told: Told, text: str) -> None:
    write(folder, HOW, text)
    assert told() == []


@pytest.mark.parametrize(
    "word", ["centre", "organised", "mentor", "doctor", "size", "outer", "I'd"]
)
def test_british_words_are_well_spelled(word: str) -> None:
    assert wrong(word) == ""


@pytest.mark.parametrize(
    ("word", "ours"),
    [
        ("honor", "honour"),
        ("center", "centre"),
        ("fiber", "fibre"),
        ("gray", "grey"),
        ("modeling", "modelling"),
        ("defense", "defence"),
        ("catalog", "catalogue"),
    ],
)
def test_american_words_are_told(word: str, ours: str) -> None:
    assert wrong(word) == f"“{word}” is American; we write “{ours}”."


def test_words_of_the_programme_are_accepted() -> None:
    assert wrong("bodkinn")
    assert wrong("bodkinn", frozenset({"bodkinn"})) == ""
    assert wrong("bodkinn's", frozenset({"bodkinn"})) == ""


def test_the_level_rises_with_longer_sentences_and_words() -> None:
    assert level(["I see it.", "You do too."]) == 3
    assert level(["Responsible organisations communicate expectations."]) == 104
    assert level([]) == 0


def test_texts_alike_are_found_by_their_runs() -> None:
    texts = {
        "a": words_of("The red thread lies on the old table."),
        "b": words_of("The red thread lies on the new table."),
        "c": words_of("Nothing of this is the same at all."),
        "d": ["short"],
        "e": ["short"],
    }
    assert list(alike(texts, size=3, share=0.4)) == [("a", "b"), ("d", "e")]
    assert list(alike(texts, size=3, share=0.9)) == [("d", "e")]


def test_what_is_said_twice(folder: Path, told: Told) -> None:
    sentence = "A basket keeps all the threads that nobody has used for years."
    long = f"{sentence} Some are blue and some are red, and all of them are still quite strong."
    write(
        folder, HOW, f"{sentence}\n\nWe say this in every text, and there is nothing wrong in it."
    )
    write(
        folder, MORE, f"We say this in every text, and there is nothing wrong in it.\n\n{sentence}"
    )
    (found,) = told()
    assert found.startswith("pages/more.md:6: pages/how.md:4 says nearly the same: A basket")
    write(folder, HOW, f"Other words.\n\n{long}")
    write(folder, MORE, long.replace("blue", "green"))
    assert told() == ["pages/more.md:4: This paragraph stands in pages/how.md:6 too, or nearly."]


def test_a_sheet_to_print_may_repeat_a_page(folder: Path, told: Told) -> None:
    text = "A basket keeps all the threads that nobody has used for many years. " * 3
    write(folder, HOW, text)
    write(folder, SHEET, text)
    assert told() == []


def test_a_dated_fact_and_a_quotation_may_stand_twice(folder: Path, told: Told) -> None:
    text = (
        "In 2024, one survey counted almost eight million people in such jobs.\n\n> "
        + "So it is. " * 9
    )
    write(folder, HOW, text)
    write(folder, MORE, text)
    assert told() == []


def test_questions_that_ask_nearly_the_same(folder: Path, told: Told) -> None:
    quiz = folder / "courses/t1/quiz.gift"
    (folder / "blueprint.yaml").unlink()
    again = "// [id:T-4] [tag:lo1.1] [tag:hard]\nWhat do weavers use now?"
    quiz.write_text(f"{quiz.read_text()}\n{again} {{~%100%A loom#Yes.~%-100%A hammer#No.}}\n")
    assert told() == ["courses/t1/quiz.gift:10: T-2 and T-4 ask nearly the same."]
