"""Languages: nothing is left untranslated, and plurals and dates follow their own rules."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from app.i18n import _, ago, carried, clock, full_date, language, month, ngettext, speak

FRENCH = Path(__file__).parents[2] / "assets" / "locales" / "fr" / "LC_MESSAGES" / "messages.po"
WHEN = datetime(2026, 5, 14, 13, 0, tzinfo=UTC)


def messages() -> list[Message]:
    with FRENCH.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def forms(text: str | list[str] | tuple[str, ...]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def test_every_word_has_its_french() -> None:
    left = [message.id for message in messages() if not all(forms(message.string))]
    assert not left


def test_translations_fill_in_the_same_things() -> None:
    for message in messages():
        known = set(re.findall(r"{\w*}", " ".join(forms(message.id))))
        for form in forms(message.string):
            assert set(re.findall(r"{\w*}", form)) <= known, message.id


@pytest.fixture
def french() -> None:
    speak("fr", "Europe/Paris")


@pytest.mark.usefixtures("french")
def test_french_counts_none_as_one() -> None:
    one, many = "One page this month", "{count} pages this month"
    assert ngettext(one, many, 0) == ngettext(one, many, 1) == "Une page ce mois-ci"
    assert ngettext(one, many, 3) == "3 pages ce mois-ci"


@pytest.mark.usefixtures("french")
def test_french_dates() -> None:
    assert full_date(WHEN) == "14 mai 2026"
    assert month(WHEN) == "mai"
    assert clock(WHEN) == "15:00"
    assert ago(WHEN - timedelta(days=5), WHEN) == "il y a 5 jours"
    assert _("Journal") == "Journal"


def test_english_dates_are_european() -> None:
    speak("en", "Europe/Lisbon")
    assert full_date(WHEN) == "14 May 2026"
    assert clock(WHEN) == "14:00"


def test_an_unknown_language_or_zone_falls_back() -> None:
    speak("xx", "Nowhere/None")
    assert _("Journal") == "Journal"
    assert clock(WHEN) == "15:00"


def test_work_in_another_thread_speaks_the_language_of_who_asked() -> None:
    speak("fr", "Asia/Tokyo")
    work = carried(lambda: (language(), clock(WHEN)))
    speak("en", "UTC")
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(work).result() == ("fr", "22:00")
        assert pool.submit(language).result() == "en"
    assert (language(), clock(WHEN)) == ("en", "13:00")
