"""Blocks escape what people wrote and say what they are."""

import pytest

from components import basics, lists
from components.basics import bar, button, chip, empty, icon_button, notice, section, tag
from components.prints import cover

NASTY = '<img src=x onerror="x()">'


@pytest.mark.parametrize(
    "markup",
    [
        button(NASTY, NASTY),
        tag(NASTY, "moss"),
        chip(NASTY, NASTY),
        notice("iris", NASTY),
        empty(cover(NASTY), NASTY, NASTY),
        section(NASTY, NASTY, link=(NASTY, NASTY), id=NASTY),
        bar(3, NASTY),
        lists.person_line(NASTY, NASTY, NASTY, href=NASTY),
        lists.gate_row("met", NASTY, NASTY, NASTY),
        lists.table(NASTY, [lists.Column(NASTY)], [[NASTY]]),
        basics.page_head(NASTY, NASTY, over=NASTY),
    ],
)
def test_words_never_become_markup(markup: object) -> None:
    assert "<img" not in str(markup)
    assert 'onerror="' not in str(markup)


def test_a_button_with_an_address_is_a_link_else_it_sends_its_form() -> None:
    assert str(button("Open", "/x")).startswith('<a class="pm-btn" href="/x"')
    assert 'type="submit"' in str(button("Save", kind="primary"))


def test_an_icon_alone_has_a_name() -> None:
    assert 'aria-label="Search"' in str(icon_button("search", "Search", "/search"))


@pytest.mark.parametrize(("percent", "value"), [(-3, "0"), (64.4, "64"), (130, "100")])
def test_a_bar_stays_between_nothing_and_all(percent: float, value: str) -> None:
    assert f'aria-valuenow="{value}"' in str(bar(percent, "Goal"))


def test_a_gate_says_its_state_in_words() -> None:
    row = str(lists.gate_row("half", "Agreement signed", "Zeynep"))
    assert 'role="img" aria-label="Confirmed by one of two"' in row


def test_a_table_names_its_rows_and_keeps_its_columns_names_for_phones() -> None:
    sheet = str(lists.table("People", [lists.Column("Name"), lists.Column("Role")], [["A", "B"]]))
    assert '<th scope="row">A</th>' in sheet
    assert 'data-label="Role"' in sheet
