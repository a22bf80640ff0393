"""One's own settings: profile, account and login, language and display."""

import re
from collections.abc import Sequence
from uuid import UUID
from zoneinfo import available_timezones

import htpy as h
from babel import Locale

from app.i18n import LANGUAGES, _, language, language_name, moment
from components.basics import button, heading, notice, section, tag
from components.fields import field, hidden, select, text_area
from components.lists import rows
from components.sign_ins import new_password, own_address
from models.people import Person, Profile
from models.sign_ins import SignIn

THEMES = ("auto", "light", "dark")
COUNTRY = re.compile("[A-Z]{2}")
GROUPS = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}


def settings(title: str, active: str, *content: h.Node) -> h.Fragment:
    """A page of the settings beside the list of all of them."""
    places = (
        ("profile", _("Profile")),
        ("account", _("Account and login")),
        ("privacy", _("Privacy")),
        ("display", _("Language and display")),
    )
    links = (
        h.a(href=f"/settings/{key}", aria_current="page" if key == active else None)[words]
        for key, words in places
    )
    return h.fragment[
        h.div(".pm-head")[heading(1, title, "h1")],
        h.div(".st")[
            h.nav(".st-nav", aria_label=_("Settings"))[links],
            h.div(".pm-stack.pm-stack--work")[content],
        ],
    ]


def profile_form(csrf: str, person: Person, profile: Profile) -> h.Element:
    about_help = _("Two or three sentences. People who are proposed to you read this first.")
    return section(
        _("How others meet you"),
        h.form(".pm-stack.pm-stack--4", method="post", action="/settings/profile")[
            hidden("csrf", csrf),
            field(_("Name"), "name", value=person.name, autocomplete="name"),
            field(
                _("What you do"),
                "headline",
                value=person.headline,
                required=False,
                help=_("A few words, such as illustrator or festival producer."),
                attrs={"maxlength": "120"},
            ),
            field(
                _("Town"),
                "place",
                value=person.place,
                required=False,
                autocomplete="address-level2",
                attrs={"maxlength": "120"},
            ),
            select(_("Country"), "country", countries(), value=person.country, required=False),
            text_area(
                _("About you"), "about", value=profile.about, required=False, help=about_help
            ),
            field(
                _("Languages you can talk about work in"),
                "languages",
                value=", ".join(language_name(code) for code in profile.languages),
                required=False,
                help=_("With commas between."),
            ),
            h.div[button(_("Keep the changes"), kind="primary")],
        ],
        id="profile",
    )


def password_form(csrf: str, person: Person) -> h.Element:
    if person.password is None:
        words = _("You log in with your organisation’s login. To have a password as well, ask for")
        link = h.a(".pm-a", href="/reset")[_("a link by mail")]
        return section(_("Password"), h.p(".pm-2c")[words, " ", link, "."], id="password")
    return section(
        _("Password"),
        h.form(".pm-stack.pm-stack--4", method="post", action="/settings/account/password")[
            hidden("csrf", csrf),
            own_address(person.email),
            field(
                _("Current password"), "current", type="password", autocomplete="current-password"
            ),
            new_password(),
            h.p(".pm-small.pm-2c")[_("You stay logged in here and are logged out elsewhere.")],
            h.div[button(_("Change the password"), kind="primary")],
        ],
        id="password",
    )


def browser_list(csrf: str, sign_ins: Sequence[SignIn], here: UUID | None) -> h.Element:
    """Where the person is logged in; every other place can be ended from here."""
    everywhere = h.form(method="post", action="/settings/account/elsewhere")[
        hidden("csrf", csrf), button(_("Log out everywhere else"), size="s")
    ]
    return section(
        _("Where you are logged in"),
        rows(_browser(csrf, sign_in, sign_in.id == here) for sign_in in sign_ins),
        everywhere if len(sign_ins) > 1 else None,
        id="browsers",
    )


def display_form(csrf: str, person: Person) -> h.Element:
    looks = (_("As this device is set"), _("Light colours"), _("Dark colours"))
    zones = sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC")
    return section(
        _("How you see things"),
        h.form(".pm-stack.pm-stack--4", method="post", action="/settings/display")[
            hidden("csrf", csrf),
            select(_("Language"), "language", tuple(LANGUAGES.items()), value=person.language),
            select(
                _("Light or dark"),
                "theme",
                tuple(zip(THEMES, looks, strict=True)),
                value=person.theme,
            ),
            select(
                _("Time zone"),
                "zone",
                [(zone, zone.replace("_", " ")) for zone in zones],
                value=person.zone,
                help=_("All times are shown in it."),
            ),
            h.div[button(_("Keep the changes"), kind="primary")],
        ],
        id="display",
    )


def kept() -> h.Element:
    return notice("moss", _("Kept."))


def not_kept(why: str) -> h.Element:
    return notice("madder", why, alert=True)


def _browser(csrf: str, sign_in: SignIn, is_here: bool) -> h.Element:
    name = sign_in.browser or _("A browser")
    since = _("since {moment}", moment=moment(sign_in.started_at))
    seen = _("last seen {moment}", moment=moment(sign_in.seen_at))
    end = h.form(method="post", action="/settings/account/end")[
        hidden("csrf", csrf),
        hidden("sign_in", str(sign_in.id)),
        button(_("Log out"), size="s", attrs={"aria-label": _("Log out: {browser}", browser=name)}),
    ]
    return h.div(".st-row")[
        h.div[h.b(".pm-title")[name], h.p[f"{since}, {seen}"]],
        tag(_("This one"), "moss") if is_here else end,
    ]


def countries() -> list[tuple[str, str]]:
    """By their names in the reader's language; groups of countries are left out."""
    names = ((str(code), str(name)) for code, name in Locale.parse(language()).territories.items())
    known = [pair for pair in names if COUNTRY.fullmatch(pair[0]) and pair[0] not in GROUPS]
    return [("", _("Not said")), *sorted(known, key=lambda pair: pair[1])]
