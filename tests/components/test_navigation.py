"""Everyone is shown the places of the role they look with, and no others."""

from dataclasses import replace

import pytest

from components.navigation import Companion, FrameViewer, bottom, more, sidebar

ILINCA = Companion("r1", "Ilinca Dumitrescu", "mentee", unread=True)
MARTA = FrameViewer("Marta Oliveira", "Mentor", ("mentor",), "mentor", "token", (ILINCA,))

PLACES = {
    "mentor": ["/home", "/learn", "/sessions", "/board", "/with/r1", "/journal", "/exercises"],
    "mentee": [
        "/home",
        "/learn",
        "/sessions",
        "/with/r1",
        "/with/r1/path",
        "/journal",
        "/exercises",
    ],
    "coordinator": [
        "/home",
        "/programme/matching",
        "/board",
        "/programme/people",
        "/programme/flags",
        "/programme/settings",
        "/programme/indicators",
        "/programme/content",
    ],
    "admin": [
        "/admin/users",
        "/admin/mail",
        "/admin/branding",
        "/programme/content",
        "/programme/indicators",
    ],
}


def addresses(viewer: FrameViewer) -> list[str]:
    return [item.href for group in sidebar(viewer) for item in group.items]


@pytest.mark.parametrize("role", PLACES)
def test_each_role_has_its_places(role: str) -> None:
    assert addresses(replace(MARTA, active_role=role)) == PLACES[role]


def test_somebody_without_a_relationship_gets_no_path() -> None:
    alone = replace(MARTA, active_role="mentee", people=())
    assert addresses(alone) == ["/home", "/learn", "/sessions", "/journal", "/exercises"]
    assert bottom(alone)[2].href == "/home"


@pytest.mark.parametrize("role", PLACES)
def test_a_phone_has_at_most_four_places_and_more_has_the_rest(role: str) -> None:
    viewer = replace(MARTA, active_role=role)
    below = [item.href for item in bottom(viewer)]
    above = [item.href for group in more(viewer) for item in group.items]
    assert len(below) <= 4
    assert set(addresses(viewer)) == {*below, *above}
    assert not set(below) & set(above)


@pytest.mark.parametrize("active", ["board", "with-r1"])
def test_talking_with_a_mentee_is_within_mentoring(active: str) -> None:
    current = [item.key for item in bottom(MARTA) if item.is_current(active)]
    assert current == ["board"]


def test_a_page_of_nowhere_marks_nothing() -> None:
    assert not [item for item in bottom(MARTA) if item.is_current("")]
