"""The outbox: what waits, what went, what was given up; and a letter to read in a demo."""

from collections.abc import Sequence

import htpy as h

from app.i18n import _, moment
from components.basics import button, empty, link, notice, section, tag
from components.fields import hidden
from components.lists import Column, rows, table
from components.prints import cover
from models.letters import Letter


def outbox(csrf: str, letters: Sequence[Letter], is_sending: bool) -> h.Element:
    """All letters; they can be read only where no mail server is set up."""
    here = _("No mail server is set up. Letters stay here, where you can read them.")
    if not letters:
        nothing = _("Invitations and links for new passwords pass through here.")
        return h.div(".pm-stack.pm-stack--work")[
            None if is_sending else notice("ochre", here, icon="mail"),
            empty(cover("outbox"), _("No letters yet"), nothing, level=2),
        ]
    if not is_sending:
        return h.div(".pm-stack.pm-stack--work")[
            notice("ochre", here, icon="mail"),
            section(_("Letters"), rows(_readable(letter) for letter in letters), id="letters"),
        ]
    columns = [Column(_("To")), Column(_("Subject")), Column(_("State")), Column("", hidden=True)]
    cells = (
        [letter.to, letter.subject, _state(letter), _again(csrf, letter)] for letter in letters
    )
    return section(_("Letters"), table(_("Letters"), columns, cells), id="letters")


def letter_view(letter: Letter, words: str, address: str) -> h.Element:
    """A letter as its reader would get it; links can be followed."""
    return h.article(".pm-panel.pm-stack.pm-stack--4")[
        h.p(".pm-small.pm-3c")[
            _("To {name} at {address}", name=letter.name, address=letter.to),
            ", ",
            moment(letter.made_at),
        ],
        (h.p[_linked(part, address)] for part in words.split("\n\n")),
    ]


def _readable(letter: Letter) -> h.Element:
    return h.div(".pm-row")[
        h.div(".pm-grow")[
            h.a(".pm-title.pm-row__link", href=f"/admin/mail/{letter.id}")[letter.subject],
            h.p(".pm-small.pm-3c")[f"{letter.name}, {letter.to}, {moment(letter.made_at)}"],
        ]
    ]


def _state(letter: Letter) -> h.Node:
    if letter.sent_at:
        return tag(_("Sent {moment}", moment=moment(letter.sent_at)), "moss", icon="check")
    why = letter.last_error and h.p(".pm-cap.pm-3c")[letter.last_error]
    if letter.given_up_at:
        return [tag(_("Given up"), "madder", icon="error"), why]
    return [
        tag(_("Next try {moment}", moment=moment(letter.due_at)), "ochre", icon="schedule"),
        why,
    ]


def _again(csrf: str, letter: Letter) -> h.Element | None:
    if letter.given_up_at is None:
        return None
    return h.form(method="post", action="/admin/mail/again")[
        hidden("csrf", csrf),
        hidden("letter", str(letter.id)),
        button(_("Try again"), size="s", attrs={"aria-label": _("Try again: {to}", to=letter.to)}),
    ]


def _linked(part: str, address: str) -> h.Node:
    text = part.strip()
    return link(text, text.removeprefix(address)) if text.startswith(address + "/") else text
