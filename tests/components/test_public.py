"""Public pages: whole, quiet, usable without scripts, ours alone."""

import re
from collections.abc import Callable

import htpy as h
import pytest

from components.entry import entry_title, error_page, plain_document
from components.fields import field
from components.prints import cover
from components.public import Site, document

NOTHING_SAID = Site()
BACK = ("/learn", "To the Learning Center")


def learning_center(*, site: Site = NOTHING_SAID, viewer_name: str | None = None) -> str:
    return document(
        "Learning Center",
        [h.h1["Open <courses>"], cover("hero"), cover("hero")],
        lang="en",
        active="learn",
        path="/learn?q=a&type=b",
        site=site,
        viewer_name=viewer_name,
    )


PAGES: dict[str, Callable[[], str]] = {
    "public": learning_center,
    "log in": lambda: plain_document(
        "Log in", [entry_title("Good to see you"), field("E-mail", "email")], lang="en"
    ),
    "error": lambda: error_page(404, "There is no such page", "It has moved.", BACK, lang="en"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole(name: str) -> None:
    page = PAGES[name]()
    assert page.startswith('<!doctype html><html lang="en">')
    assert len(re.findall("<h1[ >]", page)) == 1
    assert len(re.findall("<main ", page)) == 1
    assert " – PeerMent</title>" in page


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_and_nothing_comes_from_elsewhere(name: str) -> None:
    page = PAGES[name]()
    assert "<script" not in page
    assert not re.search(r"<[^>]*\son[a-z]+=", page)
    assert not re.search(r'(href|src|action)="(https?:)?//', page)


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique_and_labels_find_them(name: str) -> None:
    page = PAGES[name]()
    ids = re.findall(r'\sid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'\sfor="([^"]*)"', page)) <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_the_skip_link_is_the_first_link_and_leads_to_main(name: str) -> None:
    page = PAGES[name]()
    assert re.findall(r"<a [^>]*>", page)[0] == '<a class="pm-skip" href="#main">'
    assert 'id="main"' in page


def test_equal_pages_are_equal_bytes() -> None:
    assert learning_center() == learning_center()


def test_the_title_and_the_description_cannot_break_out() -> None:
    page = document('"><script>', h.h1["x"], lang="en", description='"><script>')
    assert "<script" not in page


def test_the_current_page_is_marked_in_bar_and_menu() -> None:
    assert learning_center().count('href="/learn" aria-current="page"') == 2


def test_another_language_is_a_link_that_comes_back() -> None:
    page = learning_center()
    assert 'href="/language/fr?next=%2Flearn%3Fq%3Da%26type%3Db"' in page
    assert 'lang="fr" hreflang="fr"' in page


def test_joining_is_offered_only_where_it_is_open() -> None:
    assert "/register" not in learning_center()
    assert learning_center(site=Site(is_open=True)).count('href="/register"') == 2


def test_who_is_logged_in_is_shown_the_way_home() -> None:
    page = learning_center(viewer_name="Marta <3")
    assert "Marta &lt;3, your home" in page
    assert page.count('href="/login"') == 1  # the footer's


def test_funding_is_said_only_when_the_organisation_says_it() -> None:
    assert "pm-foot__eu" not in learning_center()
    assert "Paid by the town." in learning_center(site=Site(funding="Paid by the town."))


def test_doors_are_not_for_search_engines() -> None:
    assert 'name="robots" content="noindex"' in PAGES["log in"]()
