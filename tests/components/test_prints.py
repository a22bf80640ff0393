"""A print belongs to its seed, on every machine, on screen and on paper."""

import re

import pytest

from components.overprint import INKS, multiply, renumber
from components.prints import COMPOSITIONS, certificate_print, cover


def test_the_overprint_of_the_two_inks_is_plum() -> None:
    assert multiply(INKS["iris"][0], INKS["coral"][0]) == "#4F2F52"


def test_a_seed_always_gives_the_same_print() -> None:
    assert renumber(cover("feedback")) == renumber(cover("feedback"))


def test_seeds_give_different_prints() -> None:
    assert len({renumber(cover(f"course-{n}")) for n in range(40)}) > 20
    assert renumber(certificate_print("a")) != renumber(certificate_print("b"))


@pytest.mark.parametrize("name", COMPOSITIONS)
def test_every_composition_is_whole(name: str) -> None:
    drawing = cover("x", name, 0)
    used = set(re.findall(r"url\(#([^)]*)\)", drawing))
    assert used == set(re.findall(r' id="([^"]*)"', drawing))
    assert "None" not in drawing


def test_a_certificate_carries_its_own_colours() -> None:
    assert "var(" not in certificate_print("zeynep")
    assert "var(--A)" in certificate_print("wall", fixed=False)


def test_renumbering_leaves_what_people_wrote() -> None:
    said = 'I wrote id="op7" and url(#op7)'
    assert renumber(said.replace('"', "&#34;")) == said.replace('"', "&#34;")


def test_renumbering_keeps_pairs_together() -> None:
    page = renumber(cover("a") + cover("b"))
    ids = re.findall(r' id="(op\d+)"', page)
    assert sorted(ids) == ["op1", "op2", "op3", "op4"]
    assert set(re.findall(r"url\(#(op\d+)\)", page)) == set(ids)
