"""Running text: lines as wide as they may be, and writing that runs the other way."""

import pytest

from app.pdf.fonts import REST, SANS, STRONG
from app.pdf.runs import Run, balanced, lines
from app.pdf.scripts import legible, places, runs_left


def words(runs: list[Run], width: float) -> list[str]:
    return ["".join(run.text for run in line.runs) for line in lines(runs, width)]


def test_lines_are_filled_and_never_wider_than_they_may_be() -> None:
    text = "A knot holds what a thread alone cannot hold for long."
    broken = lines([Run(text)], 40)
    assert " ".join(words([Run(text)], 40)) == text
    assert len(broken) > 1
    assert all(line.width <= 40 for line in broken)


def test_words_in_two_looks_stay_together() -> None:
    runs = [Run("Tie it "), Run("well", STRONG), Run(", oh")]
    width = Run("Tie it well").width
    assert words(runs, width) == ["Tie it", "well, oh"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    broken = lines([Run("x" * 300)], 30)
    assert "".join(run.text for line in broken for run in line.runs) == "x" * 300
    assert all(line.width <= 30 for line in broken)


def test_lines_break_where_they_were_broken() -> None:
    assert words([Run("one\n\ntwo")], 100) == ["one", "", "two"]


def test_long_compounds_may_break_at_their_hyphens_but_days_do_not() -> None:
    assert words([Run("mentor-mentee")], Run("mentor-").width + 1) == ["mentor-", "mentee"]
    assert words([Run("on 2026-11-23")], Run("2026-11-23").width + 1) == ["on", "2026-11-23"]


def test_a_title_leaves_no_word_alone() -> None:
    runs = [Run("Mentoring agreement in plain words", size=28)]
    width = Run("Mentoring agreement in plain", size=28).width + 2
    assert words(runs, width)[-1] == "words"
    assert words(runs, balanced(runs, width))[-1] == "in plain words"


def test_room_to_write_is_as_wide_as_it_says() -> None:
    line = lines([Run("We meet "), Run("", blank=20), Run(" times")], 100)[0]
    assert line.width == pytest.approx(20 + Run("We meet  times").width)


def test_room_to_write_is_never_wider_than_its_column() -> None:
    assert [line.width for line in lines([Run("", blank=40)], 12)] == [12]


def test_rare_letters_bring_their_typeface() -> None:
    line = lines([Run("ab ☐ c")], 100)[0]
    assert [(run.face, run.text) for run in line.runs] == [(SANS, "ab "), (REST, "☐"), (SANS, " c")]


def test_signs_that_no_typeface_has_become_boxes_and_unseen_ones_go() -> None:
    assert legible("a\u200b\u202eb\ufe0f\x07 漢") == "ab □"


def test_hebrew_runs_from_right_to_left_and_numbers_do_not() -> None:
    line = lines([Run("שלום 123")], 100)[0]
    assert line.from_right
    assert "".join(run.text for run in line.runs) == "123 םולש"


def test_hebrew_within_english_turns_only_itself() -> None:
    line = lines([Run("say שלום now")], 100)[0]
    assert not line.from_right
    assert "".join(run.text for run in line.runs) == "say םולש now"


def test_arabic_letters_join() -> None:
    assert legible("سلام") == "\ufeb3\ufee0\ufe8e\ufee1"
    assert legible("باب") == "\ufe91\ufe8e\ufe8f"


def test_plain_text_stands_as_it_was_written() -> None:
    assert places("plain", from_right=False) is None
    assert not runs_left("123 !")
