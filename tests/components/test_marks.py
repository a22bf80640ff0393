"""Marks say stage, role and mood in more than colour, and never share an id."""

import re

import pytest

from components.marks import DISTANCES, avatar, duo, initials, logo, mood, pair_mark


def outline(markup: str) -> list[str]:
    return re.findall(r' d="([^"]*)"', markup)


def test_seven_stages_have_seven_different_marks() -> None:
    marks = {tuple(outline(pair_mark(stage))) for stage in range(7)}
    assert len(marks) == 7


def test_the_two_come_nearer_until_they_try_and_part_again() -> None:
    assert list(DISTANCES[:5]) == sorted(DISTANCES[:5], reverse=True)
    assert list(DISTANCES[4:]) == sorted(DISTANCES[4:])


def test_only_the_last_stage_leaves_each_a_plum_core() -> None:
    cores = [pair_mark(stage).count("var(--pm-mix)") for stage in range(7)]
    assert cores == [1, 1, 1, 1, 1, 1, 2]


def test_drawings_on_one_page_have_ids_of_their_own() -> None:
    page = pair_mark(3) + pair_mark(3) + logo() + logo() + mood(3) + mood(3)
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids)) == 6


def test_every_overlap_is_clipped_by_its_own_path() -> None:
    mark = pair_mark(4)
    assert re.findall(r'id="(op\d+)"', mark) == re.findall(r"url\(#(op\d+)\)", mark)


def test_a_named_pair_is_an_image_and_an_unnamed_one_is_hidden() -> None:
    assert 'role="img" aria-label="Ana &amp; Bo"' in pair_mark(1, title="Ana & Bo")
    assert 'aria-hidden="true"' in pair_mark(1)


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Marta Oliveira", "MO"), ("Ειρήνη Λάμπρου", "ΕΛ"), ("Cher", "CH"), ("İpek", "İP"), ("", "")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_person_without_a_mentoring_role_is_round() -> None:
    assert "pm-av--staff" in str(avatar("Clara Vidal", "coordinator"))
    assert "pm-av--mentee" in str(avatar("Ilinca Dumitrescu", "mentee"))


def test_a_name_cannot_become_markup() -> None:
    assert "<b" not in str(avatar("<b onclick=x()>", "mentor", label=True))


def test_the_mentor_stands_left() -> None:
    pair = str(duo("Marta Oliveira", "Ilinca Dumitrescu"))
    assert pair.index("MO") < pair.index("ID")
