"""The table of contents: which page answers at which address."""

from collections.abc import Awaitable, Callable

from pages import home, journals, matching, proposals

Screen = Callable[..., Awaitable[object]]
Document = Callable[..., Awaitable[object]]

SCREENS: dict[str, Screen] = {
    "/home": home.home,
    "/programme/matching": matching.first_waiting,
    "/programme/matching/{person}": matching.one_waiting,
    "/proposals/{proposal_id}": proposals.proposal,
    "/journal": journals.journal,
    "/journal/today": journals.journal_today,
    "/journal/week/{number}": journals.journal_week,
    "/journal/shared/{entry_id}": journals.journal_shared,
    "/journal/{on_day}": journals.journal_day,
}
"""Live pages of people who are signed in."""

DOCUMENTS: list[tuple[str, str, Document]] = [
    ("GET", "/", home.start),
    ("POST", "/journal/{on_day}", journals.save_page),
]
"""Plain pages and forms, which work without any script."""
