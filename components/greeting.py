"""The first words of a home page, by the hour where the reader is."""

from datetime import datetime

from app.i18n import _


def greeting(first_name: str, now: datetime) -> str:
    if now.hour < 5 or now.hour >= 18:
        return _("Good evening, {name}.", name=first_name)
    if now.hour < 12:
        return _("Good morning, {name}.", name=first_name)
    return _("Good afternoon, {name}.", name=first_name)
