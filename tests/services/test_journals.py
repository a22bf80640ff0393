"""A journal: nothing lost, nothing read by others, one page shared and taken back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import database
from app.services import journals
from models.errors import NotFound, Refusal
from models.journals import Moved, Page
from models.people import Person
from tests.cast import TODAY, Cast

HOSTILE = "<script>alert('x')</script> 🦉 שלום עולم مرحبا \u202eabc"


def written(author: Person, words: str, days_ago: int = 0) -> Page:
    entry = journals.write(author, TODAY - timedelta(days=days_ago), words, 0)
    return journals.page(author, entry.id)


def test_a_page_comes_back_as_it_was_typed(cast: Cast) -> None:
    assert written(cast.mentee, HOSTILE).words == HOSTILE


def test_the_words_are_sealed_in_the_database(cast: Cast) -> None:
    written(cast.mentee, "canary-in-the-journal")
    with database.engine().connect() as connection:
        rows = connection.execute(sa.text("SELECT words FROM entry")).all()
    assert rows
    assert all(b"canary" not in bytes(row[0]) for row in rows)


def test_a_second_window_is_told_and_nothing_is_lost(cast: Cast) -> None:
    page = written(cast.mentee, "First window.")
    journals.write(cast.mentee, TODAY, "First window, more.", 1)
    with pytest.raises(Moved) as moved:
        journals.write(cast.mentee, TODAY, "Second window.", 1)
    assert moved.value.theirs == "First window, more."
    assert journals.page(cast.mentee, page.entry.id).words == "First window, more."
    journals.write(cast.mentee, TODAY, "Both.", moved.value.version)


def test_of_many_windows_at_once_one_wins_and_all_others_are_told(cast: Cast) -> None:
    def save(number: int, version: int) -> int:
        try:
            return journals.write(cast.mentee, TODAY, f"Window {number}", version).version
        except Moved:
            return 0

    with ThreadPoolExecutor(8) as windows:
        for version in (0, 1):
            told = list(windows.map(save, range(8), [version] * 8))
            assert sorted(told) == [*[0] * 7, version + 1]


def test_ten_megabytes_are_refused_and_the_page_stays(cast: Cast) -> None:
    page = written(cast.mentee, "Short.")
    with pytest.raises(Refusal, match="longer than"):
        journals.write(cast.mentee, TODAY, "x" * 10_000_000, 1)
    assert journals.page(cast.mentee, page.entry.id).words == "Short."


def test_the_mentor_reads_what_is_shared_and_nothing_else(cast: Cast) -> None:
    private = written(cast.mentee, "For me.", days_ago=1)
    page = written(cast.mentee, "For Ada.")
    journals.share(cast.mentee, page.entry.id, cast.relationship.id)
    assert [p.words for p in journals.shared_with(cast.mentor)] == ["For Ada."]
    assert [p.words for p in journals.shared_with(cast.mentor, cast.relationship.id)] == [
        "For Ada."
    ]
    assert not journals.shared_with(cast.stranger)
    with pytest.raises(NotFound):
        journals.page(cast.mentor, private.entry.id)
    journals.withdraw(cast.mentee, page.entry.id)
    with pytest.raises(NotFound):
        journals.page(cast.mentor, page.entry.id)


def test_an_empty_page_is_not_shared(cast: Cast) -> None:
    page = written(cast.mentee, " ")
    with pytest.raises(Refusal, match="Write a line"):
        journals.share(cast.mentee, page.entry.id, cast.relationship.id)


def test_a_page_is_shared_only_in_ones_own_relationship(cast: Cast) -> None:
    page = written(cast.mentee, "Mine.")
    with pytest.raises(NotFound):
        journals.share(cast.mentee, page.entry.id, cast.other.id)


def test_search_finds_words_in_any_case(cast: Cast) -> None:
    written(cast.mentee, "The Porto commission")
    written(cast.mentee, "Something else", days_ago=1)
    assert [p.words for p in journals.search(cast.mentee, "porto")] == ["The Porto commission"]
    assert not journals.search(cast.mentor, "porto")


def test_the_list_goes_on_before_the_last_page(cast: Cast) -> None:
    pages = [
        written(cast.mentee, f"Page {n}", days_ago=100 - n) for n in range(journals.PER_PAGE + 2)
    ]
    first = journals.mine(cast.mentee)
    rest = journals.mine(cast.mentee, before=first[-1].entry.written_on)
    assert [p.words for p in (*first, *rest)] == [p.words for p in reversed(pages)]


def test_days_and_moods_are_ones_own(cast: Cast) -> None:
    written(cast.mentee, "A line.")
    journals.feel(cast.mentee, TODAY, 2)
    journals.feel(cast.mentee, TODAY, 4)
    assert journals.mood_on(cast.mentee, TODAY) == 4
    assert [page.mood for page in journals.mine(cast.mentee)] == [4]
    assert [page.words for page in journals.week(cast.mentee, TODAY)] == ["A line."]
    assert journals.mood_on(cast.mentor, TODAY) is None
    today = journals.glance(cast.mentee, TODAY)
    assert (today.written, today.mood) == ({TODAY}, 4)
    others = journals.glance(cast.mentor, TODAY)
    assert (others.written, others.mood) == (frozenset(), None)
    with pytest.raises(Refusal, match="five suns"):
        journals.feel(cast.mentee, TODAY, 6)
