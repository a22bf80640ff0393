"""Speaks the language, and counts the hours, of whoever is looking."""

from collections.abc import Callable
from contextvars import Context, ContextVar
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache, partial
from gettext import NullTranslations, translation
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.dates import format_date, format_timedelta
from nicegui import ui
from nicegui.slot import Slot, get_task_id

LOCALES = Path(__file__).parent.parent / "assets" / "locales"
LANGUAGES = {"en": "English", "fr": "Français"}
DEFAULT_ZONE = "Europe/Brussels"
DATES = {"en": "en_GB"}

R = TypeVar("R")

_request: ContextVar[tuple[str, str]] = ContextVar("locale", default=("en", DEFAULT_ZONE))


def _(text: str, /, **values: object) -> str:
    return _catalogue(language()).gettext(text).format(**values)


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    return _catalogue(language()).ngettext(one, many, count).format(count=count, **values)


def speak(code: str, zone: str) -> None:
    """Sets the language and time zone: of the page being built, else of the request."""
    locale = (code if code in LANGUAGES else "en", zone if zone in _zones() else DEFAULT_ZONE)
    if Slot.get_stack():
        ui.context.client.storage["locale"] = locale
    else:
        _request.set(locale)


def carried(work: Callable[[], R]) -> Callable[[], R]:
    """The same work for another thread, where it speaks the language spoken here."""
    locale = _locale()

    def run() -> R:
        _request.set(locale)
        return work()

    return partial(Context().run, run)


def language() -> str:
    return _locale()[0]


def language_name(code: str) -> str:
    """A language by its name in the reader's language; what is no code stays as it is."""
    return str(Locale.parse(language()).languages.get(code, code))


def language_code(name: str) -> str:
    """The code of a language by its name in any language that is spoken here: Français, fr."""
    return _codes().get(name.strip().casefold(), name.strip())


def zone() -> ZoneInfo:
    return ZoneInfo(_locale()[1])


def day(when: datetime | date) -> str:
    """A day as people say it: Thu 14 May, with the year only where it is another."""
    local = _local(when)
    pattern = "EEE d MMM" if local.year == datetime.now(UTC).year else "EEE d MMM y"
    return _written(local, pattern, _dates())


def long_day(when: datetime | date) -> str:
    """Thursday 14 May."""
    return _written(_local(when), "EEEE d MMMM", _dates())


def full_date(when: datetime | date) -> str:
    """14 May 2026."""
    return _written(_local(when), "long", _dates())


def month(when: datetime | date) -> str:
    return _written(_local(when), "LLLL", _dates())


def clock(when: datetime) -> str:
    """15:00, in the reader's time zone."""
    return when.astimezone(zone()).strftime("%H:%M")


def moment(when: datetime) -> str:
    """Thu 14 May, 15:00."""
    return f"{day(when)}, {clock(when)}"


def weekday(when: datetime | date, width: str = "EEEE") -> str:
    return _written(_local(when), width, _dates())


def ago(when: datetime, now: datetime | None = None) -> str:
    """How long since: today, yesterday, 5 days ago."""
    days = (_local(now or datetime.now(UTC)) - _local(when)).days
    if days <= 0:
        return _("Today")
    if days == 1:
        return _("Yesterday")
    return format_timedelta(
        timedelta(days=-days),
        granularity="day",
        threshold=30,
        add_direction=True,
        locale=_dates(),
    )


def today() -> date:
    return datetime.now(zone()).date()


@lru_cache(4096)
def _written(on: date, pattern: str, locale: str) -> str:
    """Pages write the same few days again and again."""
    return format_date(on, pattern, locale)


def _dates() -> str:
    """The locale that dates are written in: European English, not American."""
    return DATES.get(language(), language())


def _local(when: datetime | date) -> date:
    return when.astimezone(zone()).date() if isinstance(when, datetime) else when


def _locale() -> tuple[str, str]:
    if stack := Slot.stacks.get(get_task_id()):
        found = stack[-1].parent.client.storage.get("locale")
        if isinstance(found, tuple):
            return found
    return _request.get()


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def _catalogue(code: str) -> NullTranslations:
    return translation("messages", LOCALES, [code], fallback=True)


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for spoken in LANGUAGES:
        for code, known in Locale.parse(spoken).languages.items():
            found.setdefault(str(known).casefold(), str(code))
            found.setdefault(str(code).casefold(), str(code))
    return found
