"""The pages at the door: log in, ask for a new password, choose one."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import htpy as h

from app.i18n import _
from components.basics import button, link, notice
from components.entry import entry_title, or_line, plain_document
from components.fields import check, field, hidden
from components.marks import avatar
from models.passwords import DEMO, SHORTEST
from models.people import Person


@dataclass(frozen=True, slots=True)
class Door:
    """What stands around every form at the door."""

    lang: str
    csrf: str
    host: str = ""


def login_page(
    door: Door,
    *,
    email: str = "",
    error: str = "",
    said: str = "",
    back: str = "",
    elsewhere: str = "",
    accounts: Sequence[Person] = (),
) -> str:
    """`elsewhere` names the login of an organisation, `accounts` are those of a demo."""
    note = _("The Learning Center needs no account.")
    other = button(
        _("Log in with {name}", name=elsewhere),
        f"/login/oidc?{urlencode({'next': back})}",
        icon="account_balance",
        size="l",
        block=True,
    )
    body = [
        entry_title(_("Good to see you again"), [note, " ", link(_("Look around"), "/learn")]),
        said and notice("moss", said),
        _login_form(door, email, error, back),
        elsewhere and [or_line(), other],
        accounts and _people_of_the_demo(door, accounts),
    ]
    return plain_document(_("Log in"), body, lang=door.lang, host=door.host)


def ask_page(door: Door, *, email: str = "", error: str = "") -> str:
    """Asks for a link to choose a new password."""
    lead = _("We send a link to your address. It works once, for thirty minutes.")
    body = [
        entry_title(_("Choose a new password"), lead),
        h.form(".pm-stack.pm-stack--4", method="post", action="/reset")[
            hidden("csrf", door.csrf),
            _email(email, error),
            button(_("Send the link"), kind="primary", size="l", block=True),
        ],
        link(_("Back to log in"), "/login", quiet=True),
    ]
    return plain_document(_("New password"), body, lang=door.lang, path="/reset", host=door.host)


def asked_page(door: Door) -> str:
    """The same for everybody: whether an address is known stays between us and its owner."""
    lead = _("If there is an account with this address, a link is on its way.")
    body = [
        entry_title(_("Look into your mailbox"), lead),
        h.p(".pm-2c")[_("Nothing after a few minutes? Look among the unwanted mail, too.")],
        link(_("Back to log in"), "/login", quiet=True),
    ]
    return plain_document(_("Mail sent"), body, lang=door.lang, path="/reset", host=door.host)


def choose_page(door: Door, path: str, email: str, *, error: str = "") -> str:
    """A new password for whoever holds the link."""
    lead = _("Every browser where you are logged in now will ask for it.")
    body = [
        entry_title(_("Choose a new password"), lead),
        h.form(".pm-stack.pm-stack--4", method="post", action=path)[
            hidden("csrf", door.csrf),
            own_address(email),
            new_password(error),
            button(_("Keep this password"), kind="primary", size="l", block=True),
        ],
    ]
    return plain_document(_("New password"), body, lang=door.lang, path="/reset", host=door.host)


def new_password(error: str = "") -> h.Element:
    return field(
        _("New password"),
        "password",
        type="password",
        help=_("At least {count} characters. A short sentence works well.", count=SHORTEST),
        error=error,
        autocomplete="new-password",
        attrs={"minlength": str(SHORTEST), "maxlength": "256"},
    )


def own_address(email: str) -> h.Element:
    """The address a password belongs to, so that a password manager files it rightly."""
    return field(
        _("E-mail"),
        "email",
        type="email",
        value=email,
        autocomplete="username",
        attrs={"readonly": True},
    )


def _login_form(door: Door, email: str, error: str, back: str) -> h.Element:
    forgot = link(_("Forgot it?"), "/reset", quiet=True, class_="pm-small")
    password = field(
        _("Password"),
        "password",
        type="password",
        autocomplete="current-password",
        error=error,
        aside=forgot,
    )
    return h.form(".pm-stack.pm-stack--4", method="post", action="/login")[
        _hidden(door, back),
        _email(email),
        password,
        check(_("Keep me logged in on this device"), "stay"),
        button(_("Log in"), kind="primary", size="l", block=True),
    ]


def _email(email: str, error: str = "") -> h.Element:
    return field(
        _("E-mail"), "email", type="email", value=email, error=error, autocomplete="username"
    )


def _hidden(door: Door, back: str) -> list[h.Node]:
    return [hidden("csrf", door.csrf), hidden("next", back)]


def _people_of_the_demo(door: Door, accounts: Sequence[Person]) -> h.Element:
    """One button a person, and what to type by hand."""
    words = _("This is a demo. Step in as one of them; the password is always “{word}”.", word=DEMO)
    return h.section(".pm-sec", aria_labelledby="demo")[
        h.header[h.h2("#demo.pm-h3")[_("Try it as somebody")]],
        h.p(".pm-small.pm-2c")[words],
        h.ul(".pm-rows")[(h.li[_somebody(door, person)] for person in accounts)],
    ]


def _somebody(door: Door, person: Person) -> h.Element:
    spoken = {"aria-label": _("Step in as {name}", name=person.name)}
    return h.form(".pm-row", method="post", action="/login")[
        _hidden(door, ""),
        hidden("email", person.email),
        hidden("password", DEMO),
        avatar(person.name, person.role, "s"),
        h.div(".pm-grow")[
            h.b(".pm-title")[person.name],
            h.p(".pm-small.pm-3c")[f"{role_name(person.role)}, {person.email}"],
        ],
        button(_("Step in"), size="s", attrs={**spoken}),
    ]


def role_name(role: str) -> str:
    words = {
        "admin": _("Administrator"),
        "coordinator": _("Coordinator"),
        "mentor": _("Mentor"),
        "mentee": _("Mentee"),
    }
    return words[role]
