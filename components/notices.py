"""What a person was told: a fact, a moment, a place to go."""

from collections.abc import Sequence

import htpy as h

from app.i18n import _, moment
from components.basics import button, empty, section, tag
from components.fields import hidden, search_field
from components.icons import icon
from components.lists import rows
from components.prints import cover
from models.notices import NoticeKind
from models.surroundings import Found, Told

ICONS = {
    NoticeKind.ENTRY_SHARED: "edit_note",
    NoticeKind.MESSAGE: "forum",
    NoticeKind.MEETING_PLANNED: "event",
    NoticeKind.AGREEMENT_CHANGED: "handshake",
    NoticeKind.AGREEMENT_SIGNED: "handshake",
    NoticeKind.STAGE_MOVED: "conversion_path",
    NoticeKind.PROPOSAL: "join_inner",
    NoticeKind.PAIRED: "group",
    NoticeKind.CERTIFICATE: "workspace_premium",
    NoticeKind.SHEET_SHARED: "checklist",
    NoticeKind.SHEET_HANDED: "volunteer_activism",
    NoticeKind.ENDED: "check_circle",
    NoticeKind.WANTS_TALK: "forum",
}


def notice_list(told: Sequence[Told]) -> h.Element:
    if not told:
        fact = _("What happens between you and your people shows up here.")
        return empty(cover("notices"), _("All read"), fact, level=2)
    return section(_("What is new"), rows(_row(each) for each in told), id="new")


def all_read(csrf: str) -> h.Element:
    return h.form(method="post", action="/notifications/read")[
        hidden("csrf", csrf), button(_("All read"), icon="check")
    ]


def search_form(words: str) -> h.Element:
    return h.search[
        h.form(".pm-line", action="/search")[
            search_field(_("Search or jump to"), "q", words), button(_("Search"), size="s")
        ]
    ]


def search_page(words: str, found: Sequence[Found]) -> h.Element:
    """The words, and what they have brought up."""
    return h.div(".pm-stack.pm-stack--5")[search_form(words), finds(words, found)]


def finds(words: str, found: Sequence[Found]) -> h.Element:
    if not found:
        nothing = _("Nothing for “{words}”. Try fewer words or another language.", words=words)
        return h.p(".pm-2c", role="status")[nothing]
    kinds = {"person": _("Person"), "course": _("Course")}
    return rows(
        h.div(".pm-row")[
            h.a(".pm-title.pm-row__link.pm-grow", href=each.href)[each.title],
            h.span(".pm-small.pm-3c")[kinds[each.kind]],
        ]
        for each in found
    )


def told_words(kind: NoticeKind, name: str) -> str:
    """One sentence; the name may be missing where the person has left."""
    who = name or _("Somebody")
    words = {
        NoticeKind.ENTRY_SHARED: _("{name} shared a journal page with you", name=who),
        NoticeKind.MESSAGE: _("{name} wrote to you", name=who),
        NoticeKind.MEETING_PLANNED: _("{name} planned a session with you", name=who),
        NoticeKind.AGREEMENT_CHANGED: _("{name} changed your agreement", name=who),
        NoticeKind.AGREEMENT_SIGNED: _("{name} signed your agreement", name=who),
        NoticeKind.STAGE_MOVED: _("{name} moved you to another stage", name=who),
        NoticeKind.PROPOSAL: _("You could walk with {name}. Have a look.", name=who),
        NoticeKind.PAIRED: _("You and {name} have begun", name=who),
        NoticeKind.CERTIFICATE: _("A certificate of yours is ready"),
        NoticeKind.SHEET_SHARED: _("{name} shared an exercise with you", name=who),
        NoticeKind.SHEET_HANDED: _("{name} handed something to the coordinators", name=who),
        NoticeKind.ENDED: _("Your mentoring with {name} has ended", name=who),
        NoticeKind.WANTS_TALK: _("{name} would like a talk with a coordinator", name=who),
    }
    return words[kind]


def _row(each: Told) -> h.Element:
    notice = each.notice
    new = None if notice.read_at else tag(_("New"), "coral")
    return h.div(".pm-row")[
        icon(ICONS[notice.kind], "l"),
        h.div(".pm-grow")[
            h.a(".pm-title.pm-row__link", href=notice.href)[told_words(notice.kind, each.name)],
            h.p(".pm-small.pm-3c")[moment(notice.made_at)],
        ],
        new,
    ]
