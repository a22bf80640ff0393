"""The forms with which an organisation names itself, and opens and closes its programmes."""

from collections.abc import Sequence

import htpy as h

from app.i18n import _, full_date, ngettext
from components.basics import button, columns, margin_section, notice, section
from components.fields import field, hidden, select, text_area
from components.lists import rows
from components.settings import countries
from models.organisation import LONGEST_ADDRESS, LONGEST_PURPOSE, Cohort, Organisation, Programme

SETTINGS = "/programme/settings"
HOUSE = ("name", "contact", "address", "country", "region", "funding_line")
"""The fields of the form with which an organisation says who it is."""


def programmes_view(
    csrf: str, cohorts: Sequence[Cohort], typed: dict[str, str], words: h.Node
) -> h.Element:
    """The open programme or the form that opens one, and beside it those that were."""
    now = next((cohort for cohort in cohorts if cohort.programme.is_open), None)
    before = [cohort for cohort in cohorts if not cohort.programme.is_open]
    main = [words, _open(csrf, now, typed) if now else _begin(csrf, typed)]
    margin: list[h.Node] = [
        now is not None
        and margin_section(
            _("Close it"),
            h.p(".pm-2c")[_("No new pairs start in it. Those that go on, go on, and keep all.")],
            _turn(csrf, "close", now.programme, _("Close the programme")),
        ),
        bool(before) and margin_section(_("Earlier programmes"), rows(_earlier(csrf, now, before))),
    ]
    return columns(main, margin, _("Around this page"))


def organisation_form(csrf: str, said: dict[str, str], words: h.Node) -> h.Element:
    """What is printed on certificates, in letters and at the foot of open pages."""
    form = h.form(".pm-stack.pm-stack--4", method="post", action="/admin/branding")[
        hidden("csrf", csrf),
        field(_("Name"), "name", value=said["name"], help=_("As certificates print it.")),
        field(
            _("E-mail for questions"),
            "contact",
            type="email",
            value=said["contact"],
            required=False,
            help=_("Stands on the pages Privacy, Imprint and Help. Somebody reads it."),
        ),
        text_area(
            _("Postal address"),
            "address",
            value=said["address"],
            rows=3,
            required=False,
            attrs={"maxlength": str(LONGEST_ADDRESS)},
        ),
        select(_("Country"), "country", countries(), value=said["country"], required=False),
        field(_("Region"), "region", value=said["region"], required=False),
        text_area(
            _("Funding line"),
            "funding_line",
            value=said["funding_line"],
            rows=2,
            required=False,
            help=_("Only if a funder asks for it. It stands at the foot of the open pages."),
        ),
        h.div[button(_("Keep the changes"), kind="primary")],
    ]
    keeps = margin_section(
        _("What stays"),
        h.p(".pm-2c")[_("Certificates that are out keep what they said on their day.")],
    )
    return columns([words, section(_("Whose place this is"), form, id="house")], keeps, _("Note"))


def told(house: Organisation) -> dict[str, str]:
    """What the form shows before anybody types."""
    return {name: str(getattr(house, name)) for name in HOUSE}


def _open(csrf: str, now: Cohort, typed: dict[str, str]) -> h.Element:
    programme = now.programme
    said = typed or {
        "name": programme.name,
        "purpose": programme.purpose,
        "starts_on": programme.starts_on.isoformat(),
        "ends_on": programme.ends_on.isoformat(),
    }
    form = h.form(".pm-stack.pm-stack--4", method="post", action=f"{SETTINGS}/change")[
        hidden("csrf", csrf),
        hidden("programme", str(programme.id)),
        _fields(said),
        h.div[button(_("Keep the changes"), kind="primary")],
    ]
    return section(_("The open programme"), form, note=_counted(now), id="open")


def _begin(csrf: str, typed: dict[str, str]) -> h.Element:
    said = {"name": "", "purpose": "", "starts_on": "", "ends_on": ""} | typed
    form = h.form(".pm-stack.pm-stack--4", method="post", action=SETTINGS)[
        hidden("csrf", csrf),
        h.p(".pm-2c")[_("Pairs start in a programme that is open. Two dates and a name will do.")],
        _fields(said),
        h.div[button(_("Open the programme"), kind="primary")],
    ]
    return section(_("Open a programme"), form, id="begin")


def _fields(said: dict[str, str]) -> list[h.Node]:
    purpose_help = _("One sentence: for whom, and what should be different at the end.")
    return [
        field(_("Name"), "name", value=said["name"], help=_("Such as “Spring 2027, guild”.")),
        text_area(
            _("Purpose"),
            "purpose",
            value=said["purpose"],
            rows=3,
            required=False,
            help=purpose_help,
            attrs={"maxlength": str(LONGEST_PURPOSE)},
        ),
        h.div(".st-pair")[
            field(_("It begins on"), "starts_on", type="date", value=said["starts_on"]),
            field(_("It ends on"), "ends_on", type="date", value=said["ends_on"]),
        ],
    ]


def _earlier(csrf: str, now: Cohort | None, before: Sequence[Cohort]) -> list[h.Element]:
    return [
        h.div(".pm-stack.pm-stack--1")[
            h.b(".pm-title")[cohort.programme.name],
            h.p(".pm-small.pm-3c")[_lasting(cohort.programme), ", ", _counted(cohort)],
            not now and _turn(csrf, "reopen", cohort.programme, _("Open it again")),
        ]
        for cohort in before
    ]


def _turn(csrf: str, act: str, programme: Programme, words: str) -> h.Element:
    return h.form(method="post", action=f"{SETTINGS}/{act}")[
        hidden("csrf", csrf), hidden("programme", str(programme.id)), button(words, size="s")
    ]


def _lasting(programme: Programme) -> str:
    return _(
        "{start} to {end}",
        start=full_date(programme.starts_on),
        end=full_date(programme.ends_on),
    )


def _counted(cohort: Cohort) -> str:
    return ngettext("{count} pair", "{count} pairs", cohort.started)


def outcome(done: str) -> h.Element | None:
    """What has just been done, said once."""
    words = {
        "opened": _("The programme is open. Pairs can start in it."),
        "kept": _("Kept."),
        "closed": _("The programme is closed."),
    }
    return notice("moss", words[done]) if done in words else None
