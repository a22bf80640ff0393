"""Beside one's own profile form: what matching would compare, and the act that lets it."""

import htpy as h

from app.i18n import _
from components.basics import button, notice, section
from components.fields import hidden
from components.lists import facts
from components.reasons import kind_name
from models.forms.definitions import Fills
from models.forms.feeds import compared
from models.people import Profile
from models.sheets import Reading


def matching_panel(seen: Reading, profile: Profile, csrf: str, base: str) -> h.Element:
    """What is compared, in words, and who sees it; offered and taken back with one press."""
    said = compared(seen.form, seen.shown.answers)
    is_mentor = seen.form.fills is Fills.MENTOR
    told = (
        _("Coordinators see these points and why two people fit. They see nothing else of this.")
        if is_mentor
        else _("Coordinators see these points, and that you wait. They see nothing else of this.")
    )
    return section(
        _("Matching"),
        _now(profile, csrf, base, is_mentor) if profile.is_offered else None,
        h.p(".pm-small.pm-2c")[told],
        facts([(kind_name(feed.value), ", ".join(words)) for feed, words in said.items() if words]),
        h.form(method="post", action=f"{base}/match")[
            hidden("csrf", csrf),
            button(_act(profile, is_mentor), kind="primary", icon="join_inner"),
        ],
        id="matching",
    )


def _now(profile: Profile, csrf: str, base: str, is_mentor: bool) -> h.Element:
    words = (
        _("Matching finds you. You have room for {count}.", count=profile.capacity)
        if is_mentor
        else _("You wait for a mentor. Matching finds you.")
    )
    return h.div(".pm-stack.pm-stack--3")[
        notice("iris", h.p[words], icon="join_inner"),
        h.form(method="post", action=f"{base}/unmatch")[
            hidden("csrf", csrf), button(_("No longer be found"), size="s")
        ],
    ]


def _act(profile: Profile, is_mentor: bool) -> str:
    if profile.is_offered:
        return _("Use this version for matching")
    return _("Offer mentoring with this") if is_mentor else _("Ask for a mentor with this")
