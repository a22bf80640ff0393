"""Small words about learning that shelf, course and lesson share."""

from collections.abc import Mapping
from datetime import date

import htpy as h
from babel import Locale
from markupsafe import Markup

from app.i18n import _, ngettext
from components.prints import COMPOSITIONS, cover
from models.base import Json
from models.courses import Course, LessonView

CHECK = "check"
KIND_ICONS = {
    "card-deck": "style",
    "checklist": "checklist",
    "guide": "menu_book",
    "plan": "schedule",
    "script": "forum",
    "template": "description",
}


def address(slug: str, lesson: str = "") -> str:
    return f"/learn/courses/{slug}/{lesson}" if lesson else f"/learn/courses/{slug}"


def kind_words(kind: str) -> str:
    words = {
        "course": _("Course"),
        "output": _("Project output"),
        "card-deck": _("Card deck"),
        "checklist": _("Checklist"),
        "guide": _("Guide"),
        "plan": _("Session plan"),
        "script": _("Conversation script"),
        "template": _("Template"),
    }
    return words.get(kind) or kind.replace("-", " ").capitalize()


def lasting(minutes: int) -> str:
    """50 min, 2 h, 2 h 30."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min", minutes=minutes)
    if not rest:
        return _("{hours} h", hours=hours)
    return _("{hours} h {minutes:02}", hours=hours, minutes=rest)


def lesson_count(number: int) -> str:
    return ngettext("{count} lesson", "{count} lessons", number)


def own_name(lang: str) -> str:
    """A language by its own name."""
    return (Locale.parse(lang, sep="-").display_name or lang).capitalize()


def print_of(key: str, given: Mapping[str, Json]) -> Markup:
    """The print of a course: as its file says, else grown from its name."""
    composition, palette = given.get("composition"), given.get("palette")
    return cover(
        str(given.get("seed") or key),
        composition if isinstance(composition, str) and composition in COMPOSITIONS else None,
        palette if isinstance(palette, int) else None,
    )


def meta(*facts: str) -> h.Element:
    return h.span(".lc-meta")[(h.span[fact] for fact in facts if fact)]


def following(view: LessonView) -> str:
    """What comes after a lesson: the next one, else the check, else the course itself."""
    if view.after:
        return view.after.slug
    return CHECK if quiz_of(view.course) else ""


def quiz_of(course: Course) -> int:
    """How many questions the course's check draws; none if it has no check."""
    quiz = course.body.get("quiz")
    drawn = quiz.get("draw") if isinstance(quiz, dict) else None
    return drawn if isinstance(drawn, int) else 0


def citation(title: str, address: str, licence: str, today: date, version: int = 0) -> h.Element:
    """How to name this text somewhere else."""
    edition = _("Version {version}.", version=version) if version else ""
    read = _("Read on {date}.", date=today.isoformat())
    return h.details(".cp-cite")[
        h.summary(".pm-a.pm-a--quiet")[_("Cite this text")],
        h.p[f"PeerMent. {title}. {edition} {licence}. {address}. {read}"],
    ]
