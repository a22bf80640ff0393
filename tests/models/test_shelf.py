"""Filters of the Learning Center, and what they count."""

from uuid import uuid4

import pytest

from models.shelf import PAGE, Card, Filters, Shelf, counted, matching, one_page


def card(slug: str, kind: str = "guide", minutes: int = 10, **more: str) -> Card:
    return Card(
        id=uuid4(),
        kind=kind,
        slug=slug,
        title=slug,
        summary="",
        lang=more.get("lang", "en"),
        licence=more.get("licence", "CC BY 4.0"),
        minutes=minutes,
        topics=tuple(more.get("topics", "").split()),
    )


CARDS = [
    card("course", "course", 150, topics="power feedback"),
    card("deck", "card-deck", 19, topics="feedback"),
    card("guide", "guide", 20, lang="fr"),
    card("report", "output", 120, licence="CC BY-SA 4.0"),
]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), ["course", "deck", "guide", "report"]),
        (Filters(type="resource"), ["deck", "guide"]),
        (Filters(type="output"), ["report"]),
        (Filters(topic=("power", "feedback")), ["course", "deck"]),
        (Filters(time=("short",)), ["deck"]),
        (Filters(time=("medium",)), ["guide", "report"]),
        (Filters(time=("long",), lang=("fr",)), []),
        (Filters(licence=("CC BY-SA 4.0",)), ["report"]),
    ],
)
def test_values_of_one_filter_add_up_and_filters_narrow(filters: Filters, found: list[str]) -> None:
    assert [one.slug for one in matching(CARDS, filters)] == found


def test_a_count_says_what_a_choice_would_show() -> None:
    counts = counted(CARDS, Filters(type="resource", lang=("fr",)))
    assert counts["lang"] == {"en": 1, "fr": 1}
    assert counts["type"] == {"resource": 1}
    assert list(counts["time"]) == ["medium"]
    assert list(counted(CARDS, Filters())["time"]) == ["short", "medium", "long"]


def test_a_filter_can_be_taken_away_and_written_as_an_address() -> None:
    filters = Filters(q="a b", type="course", lang=("en", "fr"), page=3)
    assert filters.without("lang", "en").chosen == (("lang", "fr"),)
    assert filters.without("lang", "en").page == 1
    assert filters.query == (
        ("q", "a b"),
        ("type", "course"),
        ("lang", "en"),
        ("lang", "fr"),
        ("page", "3"),
    )


def test_a_search_is_bounded() -> None:
    assert Filters(q="a " * 500).words == ("a",) * 6
    assert not Filters(q="a").is_plain


def test_pages_have_two_dozen_cards() -> None:
    many = [card(str(number)) for number in range(PAGE + 1)]
    assert [one.slug for one in one_page(many, 2)] == [str(PAGE)]
    assert one_page(many, 3) == ()
    assert Shelf(Filters(), (), PAGE + 1, {}).pages == 2
    assert Shelf(Filters(), (), 0, {}).pages == 1
