"""When sessions may be, what they link to, and who writes their notes."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from models.errors import Refusal
from models.meetings import (
    Meeting,
    check_answers,
    check_link,
    check_time,
    check_words,
    check_writer,
    read_time,
)
from tests.cast import NOW


def test_a_time_is_read_where_the_reader_is() -> None:
    found = read_time("2026-05-14", "15:00", ZoneInfo("Europe/Lisbon"))
    assert found.astimezone(UTC) == datetime(2026, 5, 14, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "clock"),
    [
        ("", "15:00"),
        ("2026-05-14", ""),
        ("14.5.", "3 pm"),
        ("2026-02-30", "15:00"),
        ("2026-05-14", "24:10"),
    ],
)
def test_half_a_time_is_none(day: str, clock: str) -> None:
    with pytest.raises(Refusal):
        read_time(day, clock, ZoneInfo("UTC"))


@pytest.mark.parametrize(("days", "minutes"), [(-1, 60), (0, 60), (1, 5), (1, 300), (900, 60)])
def test_a_session_is_ahead_and_of_a_length_people_bear(days: int, minutes: int) -> None:
    with pytest.raises(Refusal):
        check_time(NOW + timedelta(days=days), minutes, NOW)


def test_a_link_is_empty_or_safe() -> None:
    assert check_link(" https://call.example/a ") == "https://call.example/a"
    assert check_link("") == ""
    for link in ("http://call.example", "javascript:alert(1)", "https://" + "a" * 400):
        with pytest.raises(Refusal):
            check_link(link)


@pytest.mark.parametrize("words", ["", "  ", "x" * 11])
def test_words_are_some_and_not_too_many(words: str) -> None:
    with pytest.raises(Refusal):
        check_words(words, 10)


def test_answers_are_from_one_to_five() -> None:
    check_answers(1, 5, 3, 3)
    with pytest.raises(Refusal):
        check_answers(0, 5, 3, 3)


def test_notes_have_one_writer_until_they_are_published() -> None:
    writer, reader = uuid4(), uuid4()
    meeting = Meeting(relationship_id=uuid4(), number=1, starts_at=NOW, note_by=writer)
    check_writer(meeting, writer, 1)
    with pytest.raises(Refusal):
        check_writer(meeting, reader, 1)
    meeting.published_at = NOW
    check_writer(meeting, reader, 1)
    with pytest.raises(Refusal):
        check_writer(meeting, reader, 2)
