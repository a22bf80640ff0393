"""An invitation: to be followed by whom it was sent to, and to be written by the staff."""

from collections.abc import Sequence

import htpy as h

from app.i18n import _, moment
from components.basics import button, link, notice, section
from components.entry import entry_title, plain_document
from components.fields import check, choices, field, hidden
from components.lists import person_line, rows
from components.sign_ins import Door, new_password, own_address, role_name
from models.people import Role
from models.sign_ins import OneTimeLink, Purpose


def join_page(
    door: Door,
    path: str,
    link_: OneTimeLink,
    *,
    name: str = "",
    email: str = "",
    organisation: str = "",
    error: str = "",
) -> str:
    """A name and a password, and for the very first person a little more."""
    is_first = link_.purpose is Purpose.OWNER
    title = _("This place is yours") if is_first else _("Welcome, {name}", name=link_.name)
    lead = (
        _("You are the first one here. Say who you are and whose programme this is.")
        if is_first
        else _("{organisation} has kept a place for you.", organisation=door.host or "PeerMent")
    )
    body = [
        entry_title(title, lead),
        error and notice("madder", error, alert=True),
        h.form(".pm-stack.pm-stack--4", method="post", action=path)[
            hidden("csrf", door.csrf),
            field(_("Your name"), "name", value=name or link_.name, autocomplete="name"),
            _whose(organisation, email) if is_first else own_address(link_.email),
            new_password(),
            h.p(".pm-small.pm-2c")[
                _("By joining you accept how we treat your data:"),
                " ",
                link(_("Privacy"), "/privacy"),
            ],
            button(_("Join"), kind="primary", size="l", block=True),
        ],
    ]
    return plain_document(_("Join"), body, lang=door.lang, path="/login", host=door.host)


def invite_form(csrf: str, action: str, roles: Sequence[Role]) -> h.Element:
    """Who is invited, and as what."""
    return h.form(".pm-stack.pm-stack--4", method="post", action=action)[
        hidden("csrf", csrf),
        field(_("Name"), "name", autocomplete="off"),
        field(_("E-mail"), "email", type="email", autocomplete="off"),
        choices(_("Invite as"), (check(role_name(role), "roles", value=role) for role in roles)),
        h.div[button(_("Send the invitation"), kind="primary", icon="mail")],
    ]


def waiting_list(csrf: str, action: str, links: Sequence[OneTimeLink]) -> h.Element | None:
    """Invitations that were not followed yet, each to be taken back."""
    if not links:
        return None
    return section(
        _("Invited"), rows(_waiting(csrf, action, link_) for link_ in links), id="invited"
    )


def _waiting(csrf: str, action: str, link_: OneTimeLink) -> h.Element:
    names = ", ".join(role_name(role) for role in link_.roles)
    until = _("until {moment}", moment=moment(link_.expires_at))
    take_back = h.form(method="post", action=f"{action}/revoke")[
        hidden("csrf", csrf),
        hidden("link", str(link_.id)),
        button(_("Take back"), size="s"),
    ]
    note = f"{link_.email}, {names}, {until}"
    return person_line(link_.name, link_.roles[0], note, take_back, size="s")


def _whose(organisation: str, email: str) -> list[h.Element]:
    return [
        field(_("Your e-mail"), "email", type="email", value=email, autocomplete="username"),
        field(
            _("Name of your organisation"),
            "organisation",
            value=organisation,
            autocomplete="organization",
            help=_("It stands on certificates and at the foot of the pages."),
        ),
    ]
