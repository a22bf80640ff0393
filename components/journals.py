"""How a journal looks: the page of a day, who can read it, and the list of pages."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import htpy as h

from app.i18n import _, long_day
from components.basics import button
from components.icons import icon
from components.marks import mood
from components.navigation import Companion
from models.journals import LONGEST_ENTRY, Page, Prompt

MOODS = range(1, 6)


def mood_word(level: int) -> str:
    return (_("Heavy"), _("Low"), _("Even"), _("Light"), _("Bright"))[level - 1]


def day_head(on_day: date) -> h.Element:
    """The day, and the way to its week."""
    week = f"/journal/week/{on_day.isocalendar().week}"
    return h.header(".pm-line.pm-between.je-head")[
        h.h1(".je-date")[long_day(on_day)],
        h.nav(".pm-seg", aria_label=_("Kind of page"))[
            h.a(href=f"/journal/{on_day}", aria_current="page")[_("Day")],
            h.a(href=week)[_("Week")],
            h.a(href="/journal")[_("All")],
        ],
    ]


def moods(chosen: int | None, size: int = 42) -> h.Element:
    """Five suns; choosing one sends `mood` with its level."""
    return h.fieldset(".je-moods")[
        h.legend(".pm-small.pm-strong")[_("How is today?")],
        h.div(".pm-moods")[
            (
                h.label(class_={"is-on": level == chosen})[
                    h.input(
                        type="radio",
                        name="mood",
                        checked=level == chosen,
                        data_act="mood",
                        data_id=str(level),
                    ),
                    mood(level, size),
                    mood_word(level),
                ]
                for level in MOODS
            )
        ],
    ]


def editor(
    author_id: UUID, on_day: date, page: Page | None, prompt: Prompt | None, csrf: str
) -> h.Element:
    """The sheet to write on. `journal-page` (assets/js/journal.js) keeps what is typed.

    What a tab keeps is its author's: whoever logs in there next does not find it on their page.
    """
    entry = page.entry if page else None
    question = (page and page.question) or (prompt.text if prompt else "")
    return h.Element("journal-page")(
        data_saves_itself="",
        data_url=f"/journal/{on_day}",
        data_key=f"journal:{author_id}:{on_day}",
        data_version=str(entry.version if entry else 0),
        data_csrf=csrf,
        data_prompt="" if entry or not prompt else prompt.key,
        data_words=_("{count} words", count="{count}"),
        data_typing=_("Saving"),
        data_saved=_("Saved"),
        data_offline=_("Not saved yet. Your text is kept in this window. We try again."),
        data_signedout=_("You are signed out. Your text is kept here. Sign in again to save it."),
        data_most=str(LONGEST_ENTRY),
        data_toomuch=_("That is more than one page can hold. Paste it in parts, on several days."),
        data_toolong=_("This page is too long to save. Start a new one; nothing is lost here."),
        data_moved=_("This page was changed in another window. Both texts are here."),
    )[
        question and h.p(".je-prompt")[question],
        h.textarea(
            ".je-text",
            aria_label=_("Journal page, {day}", day=long_day(on_day)),
            placeholder=_("Two lines count."),
            spellcheck="true",
            autocomplete="off",
        )["\n" + (page.words if page else "")],
        _clash(),
        _foot(page),
    ]


def _foot(page: Page | None) -> h.Element:
    state = _("Saved") if page else _("Nothing written yet")
    return h.footer(".je-foot")[
        h.span(".pm-small.pm-3c.pm-line.pm-line--2")[
            icon("cloud_done", "s"),
            h.span(data_state="")[state],
            h.span(".pm-dot"),
            h.span(data_count="")[""],
        ],
        button(_("Done for today"), "/home", kind="primary", size="s"),
    ]


def _clash() -> h.Element:
    return h.section(".pm-note.pm-note--ochre.je-clash", data_clash="", hidden=True)[
        h.h2(".pm-h3", tabindex="-1")[_("This page was changed in another window")],
        h.p[_("Nothing is lost. Your text stands above, the other one here.")],
        h.blockquote(".je-theirs", data_theirs=""),
        h.div(".pm-line")[
            _keep("both", _("Keep both")),
            _keep("mine", _("Keep mine")),
            _keep("theirs", _("Keep the other")),
        ],
    ]


def _keep(which: str, words: str) -> h.Element:
    return h.button(".pm-btn.pm-btn--s", type="button", data_keep=which)[words]


def readers(page: Page | None, people: Sequence[Companion]) -> h.Element:
    """Who can read a page: nobody else, or one person of a relationship."""
    shared = str(page.entry.shared_with) if page and page.entry.shared_with else ""
    return h.fieldset(".je-priv")[
        h.legend(".pm-sr")[_("Who can read this page")],
        h.h2(aria_hidden="true")[_("Who can read this page")],
        _reader("", _("Only me"), _("No one else can open it in PeerMent"), not shared),
        (
            _reader(
                person.id,
                _("{name} sees the whole page", name=first(person.name)),
                _("Without your mood for the day"),
                person.id == shared,
            )
            for person in people
        ),
        people
        and h.p(".pm-small.pm-2c.je-told")[
            _(
                "{name} is told once. You can take it back at any time.",
                name=first(people[0].name),
            )
        ],
    ]


def _reader(to: str, title: str, fact: str, on: bool) -> h.Element:
    return h.label(class_={"je-opt": True, "is-on": on})[
        h.span(".pm-check.je-check")[
            h.input(type="radio", name="reader", checked=on, data_act="reader", data_id=to)
        ],
        h.span[h.b[title], h.span(".pm-3c")[fact]],
    ]


def other_questions(prompts: Sequence[Prompt], on_day: date) -> h.Element | None:
    """Three other ways to start; each opens the day with that question."""
    if not prompts:
        return None
    return h.section[
        h.h2[_("Other questions")],
        h.ul(".pm-rows.je-pr")[
            (h.li[h.a(href=f"/journal/{on_day}?q={p.key}")[p.text]] for p in prompts[:3])
        ],
    ]


def mood_section(level: int | None) -> h.Element:
    """For home: the suns of today, without a page."""
    return h.section(".mh-mood")[moods(level, 34), h.p(".pm-3c")[_("Only you see this.")]]


def first(name: str) -> str:
    return name.split()[0]


def asked(prompts: Sequence[Prompt], key: str) -> Prompt | None:
    """The question chosen, or none: a page may start without."""
    return next((prompt for prompt in prompts if prompt.key == key), None)
