"""The reasons of a match in the reader's language."""

from babel.lists import format_list

from app.i18n import _, language, language_name
from models.reasons import Hint, Reason


def kind_name(kind: str) -> str:
    names = {
        "values": _("Way of working"),
        "topics": _("Topics"),
        "languages": _("Language"),
        "formats": _("How to meet"),
        "sectors": _("Field"),
        "time": _("Time"),
    }
    return names[kind]


def reason_words(reason: Reason) -> str:
    """Why, in one sentence."""
    values = {
        name: value if isinstance(value, str) else _listed(value, reason.kind)
        for name, value in reason.values.items()
    }
    return _(reason.words, **values)


def hint_words(hint: Hint) -> str:
    return _(hint.words, **hint.values)


def _listed(names: list[str], kind: str) -> str:
    """English and French; Money and First fair."""
    if kind == "languages":
        words = [language_name(name) for name in names]
    else:
        words = [_(name.replace("{", "{{").replace("}", "}}")) for name in names]
    return format_list(words, locale=language()) if words else ""
