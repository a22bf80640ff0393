"""Small words about forms: who reads something, when it is used, how long it takes."""

from app.i18n import _
from models.forms.definitions import Definition, Home, Repeat, When
from models.forms.shapes import FormField, Privacy, Side
from models.forms.sharing import may_read_parts


def read_by(privacy: Privacy) -> str:
    """Who may ever read it, in a few words."""
    words = {
        Privacy.ME: _("Only you"),
        Privacy.PARTNER: _("You, and your partner if you share it"),
        Privacy.PAIR: _("Both of you"),
        Privacy.SAFE: _("You, and the coordinators if you hand it over"),
    }
    return words[privacy]


def readers(form: Definition) -> str:
    """The same for a whole form, which may let others see results and nothing else."""
    if may_read_parts(form):
        return read_by(form.privacy)
    return _("Only you. Your partner sees means, once both of you share them")


def reader_of(privacy: Privacy) -> str:
    """The icon for it."""
    return {"P0": "lock", "P1": "lock_open", "P2": "group", "P3": "volunteer_activism"}[
        privacy.value
    ]


def promise(privacy: Privacy) -> str:
    """The privacy line of a form, said where people type."""
    words = {
        Privacy.ME: _("Only you can see this. It stays private, whatever you fill in."),
        Privacy.PARTNER: _("Private by default. You can share it later, part by part."),
        Privacy.PAIR: _("Both of you see and change this. Nobody else does."),
        Privacy.SAFE: _("Private until you hand it to the coordinators yourself."),
    }
    return words[privacy]


def when_words(when: When) -> str:
    words = {
        When.BEFORE: _("Before a session"),
        When.DURING: _("During a session"),
        When.AFTER: _("After a session"),
        When.ANY: _("At any time"),
    }
    return words[when]


def repeat_words(repeat: Repeat) -> str:
    words = {
        Repeat.ONCE: _("Once"),
        Repeat.COMPARE: _("Again and again, to compare"),
        Repeat.MANY: _("A new sheet each time"),
    }
    return words[repeat]


def only_words(asked: FormField) -> str:
    """In which case a field is asked, where a page cannot find that out by itself."""
    sides = {Side.MENTOR: _("Only for mentors."), Side.MENTEE: _("Only for mentees.")}
    return " ".join(filter(None, (asked.only and sides[asked.only], asked.when_words)))


def home_words(home: Home) -> str:
    """Where an instrument of two is filled, read and kept."""
    words = {
        Home.AGREEMENT: _("To the agreement"),
        Home.GOALS: _("To the goals"),
        Home.SESSIONS: _("To the sessions"),
    }
    return words[home]
