"""The frame's markup: order, names, forms, the current place."""

import re
from dataclasses import replace

from components.frame_views import bottom_bar, side, top_bars
from components.navigation import Companion, FrameViewer

PEOPLE = (Companion("r1", "Ilinca <b>", "mentee", unread=True), Companion("r2", "Théo", "mentee"))
MARTA = FrameViewer("Marta Oliveira", "Mentor", ("mentor", "coordinator"), "mentor", "t0k", PEOPLE)


def test_the_skip_link_comes_first() -> None:
    assert str(side(MARTA, "home")).startswith('<a class="pm-skip" href="#main">')


def test_exactly_one_place_is_the_current_one() -> None:
    assert str(side(MARTA, "with-r1")).count('aria-current="page"') == 1
    assert str(bottom_bar(MARTA, "with-r1")).count("aria-current") == 2  # bar, and sheet


def test_new_messages_are_said_not_only_coloured() -> None:
    assert str(side(MARTA, "home")).count('aria-label="New messages"') == 1


def test_what_changes_something_is_a_form_with_the_token() -> None:
    markup = str(side(MARTA, "home"))
    forms = re.findall(r"<form.*?</form>", markup)
    assert len(forms) == 2
    assert all('name="csrf" value="t0k"' in form for form in forms)
    assert 'action="/logout"' in forms[1]


def test_the_role_switch_offers_the_other_roles_only() -> None:
    assert "See as coordinator" in str(side(MARTA, "home"))
    assert "See as mentor" not in str(side(MARTA, "home"))
    assert "/settings/role" not in str(side(replace(MARTA, roles=("mentor",)), "home"))


def test_the_bell_counts_aloud() -> None:
    assert 'aria-label="Notifications, 2 new"' in str(
        top_bars("Home", replace(MARTA, unread_notifications=2), ())
    )
    assert "pm-bell--new" not in str(top_bars("Home", MARTA, ()))


def test_search_works_without_a_script() -> None:
    assert str(top_bars("Home", MARTA, ())).count('href="/search"') == 2


def test_breadcrumbs_end_with_the_page_itself() -> None:
    markup = str(top_bars("Goals", MARTA, [("Ilinca", "/with/r1")]))
    assert '<a href="/with/r1">Ilinca</a>' in markup
    assert '<b aria-current="page">Goals</b>' in markup


def test_names_are_escaped_and_nothing_runs_inline() -> None:
    markup = str(side(MARTA, "home")) + str(bottom_bar(MARTA, "home"))
    assert "Ilinca <b>" not in markup
    assert not re.search(r"\son[a-z]+=", markup)
