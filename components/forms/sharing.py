"""Letting others read a kept sheet: which parts, to whom, and taking it back."""

from collections.abc import Sequence
from uuid import UUID

import htpy as h

from app.i18n import _, day, moment
from components.basics import button, empty, notice, page_head, section
from components.fields import check, hidden
from components.forms.reading import answer_view
from components.icons import icon
from components.lists import facts, rows
from components.marks import avatar
from components.navigation import Companion
from components.prints import cover
from models.base import Json
from models.forms.answers import is_empty
from models.forms.both import shared_results
from models.forms.shapes import FieldType, FormField, Privacy
from models.forms.sharing import ITEM, may_read_parts, offered_parts, safe_parts
from models.forms.wording import lines
from models.sheets import Handed, Reading, SharedSheet


def share_panel(seen: Reading, people: Sequence[Companion], csrf: str, base: str) -> h.Node:
    """Who reads this now, and the deliberate act that changes it."""
    if seen.sheet.relationship_id:
        return notice("iris", h.p[_("Both of you can read this.")], icon="group")
    return h.fragment[_with_partner(seen, people, csrf, base), _with_coordinators(seen, csrf, base)]


def _with_partner(seen: Reading, people: Sequence[Companion], csrf: str, base: str) -> h.Node:
    is_whole = may_read_parts(seen.form)
    people = [one for one in people if seen.sheet.about_id in {None, UUID(one.id)}]
    shared = next((one for one in people if one.id == str(seen.sheet.shared_with)), None)
    if shared and seen.sheet.shared_at:
        name, since = shared.name, day(seen.sheet.shared_at)
        said = (
            _("{name} reads the parts you chose, since {day}.", name=name, day=since)
            if is_whole
            else _("You share your means with {name}, since {day}.", name=name, day=since)
        )
        return h.div(".pm-stack.pm-stack--3")[
            notice("iris", h.p[said], icon="lock_open"),
            None if is_whole else button(_("See both"), f"/shared/{seen.sheet.id}", icon="group"),
            h.form(method="post", action=f"{base}/withdraw")[
                hidden("csrf", csrf), button(_("Take it back"), icon="lock")
            ],
        ]
    if not people:
        return None
    return section(
        _("Share"),
        h.form(".pm-stack.pm-stack--3", method="post", action=f"{base}/share")[
            hidden("csrf", csrf),
            _parts(seen) if is_whole else _means(seen),
            _whom(people),
            button(_("Share these parts") if is_whole else _("Share my means"), icon="lock_open"),
        ],
        id="share",
    )


def _parts(seen: Reading) -> h.Fragment:
    offered = {one.id for one in offered_parts(seen.form)}
    may = [one for one in seen.form.fields if _may_share(seen, one)]
    return h.fragment[
        h.p(".pm-small.pm-2c")[_("Choose the parts. You can take them back at any time.")],
        [_part(seen, one, one.id in offered) for one in may],
    ]


def _means(seen: Reading) -> h.Fragment:
    """What would be shared, with its number, so that nobody shares unseen."""
    told = _(
        "Only these means, never a single answer. Neither of you sees anything before both share."
    )
    means = [
        (one.result.label, f"{one.value:.{one.result.decimals}f}")
        for one in shared_results(seen.form, seen.shown.answers)
    ]
    return h.fragment[h.p(".pm-small.pm-2c")[told], facts(means) if means else None]


def _part(seen: Reading, asked: FormField, offered: bool) -> h.Node:
    given = seen.shown.answers.get(asked.id)
    if asked.by_item and asked.type is FieldType.LIST:
        return h.fieldset(".fm-set")[
            h.legend(".pm-small.pm-2c")[asked.label],
            [
                check(words, "part", value=f"{asked.id}{ITEM}{n}")
                for n, (_label, words) in enumerate(lines(asked, given))
            ],
        ]
    return check(asked.label, "part", value=asked.id, checked=offered and not asked.by_item)


def _may_share(seen: Reading, asked: FormField) -> bool:
    is_auto = asked.type is FieldType.AUTO
    is_safe = seen.form.privacy_of(asked) is Privacy.SAFE
    return not is_auto and not is_safe and not is_empty(seen.shown.answers.get(asked.id))


def _whom(people: Sequence[Companion]) -> h.Node:
    if len(people) == 1:
        return h.fragment[
            hidden("rel", people[0].id),
            h.p(".pm-small")[_("With {name}", name=people[0].name)],
        ]
    return h.label(".pm-field")[
        h.span(".pm-label")[_("With")],
        h.select(name="rel")[[h.option(value=one.id)[one.name] for one in people]],
    ]


def _with_coordinators(seen: Reading, csrf: str, base: str) -> h.Node:
    meant = [one for one in safe_parts(seen.form) if not is_empty(seen.shown.answers.get(one.id))]
    if not meant:
        return None
    handed = seen.sheet.handed_at
    words = _("Take it back from the coordinators") if handed else _("Hand it to the coordinators")
    told = (
        _("The coordinators read this since {moment}:", moment=moment(handed))
        if handed
        else _("Meant for the coordinators. Nothing is sent before you say so:")
    )
    return section(
        _("For the safe contact"),
        h.p(".pm-small.pm-2c")[told],
        h.ul(".fm-read-list")[[h.li[one.label] for one in meant]],
        h.form(method="post", action=f"{base}/{'take-back' if handed else 'hand-over'}")[
            hidden("csrf", csrf), button(words, icon="volunteer_activism")
        ],
        id="safe",
    )


def removal(csrf: str, base: str) -> h.Element:
    """Deleting asks once, in place."""
    return h.details(".fm-remove")[
        h.summary[h.span(".pm-a.pm-a--quiet")[_("Delete this sheet")]],
        h.div(".pm-stack.pm-stack--2")[
            h.p(".pm-small.pm-2c")[
                _("Its versions and files go, for its readers too. It cannot be brought back.")
            ],
            h.form(method="post", action=f"{base}/delete")[
                hidden("csrf", csrf), button(_("Delete the sheet"), kind="danger", size="s")
            ],
        ],
    ]


def shared_list(shared: Sequence[SharedSheet]) -> h.Node:
    """What the two let each other read, as lines."""
    return rows(
        h.a(".pm-row", href=f"/shared/{one.sheet.id}")[
            avatar(one.owner.name, "mentee" if one.owner.is_mentee else "mentor"),
            h.div(".pm-grow")[
                h.p(".pm-title")[one.form.title],
                h.p(".pm-small.pm-3c")[
                    _(
                        "{name}, {day}",
                        name=one.owner.first_name,
                        day=day(one.sheet.shared_at or one.sheet.changed_at),
                    )
                ],
            ],
            icon("chevron_right"),
        ]
        for one in shared
    )


def handed_page(handed: Sequence[Handed]) -> h.Fragment:
    """What people have handed to the coordinators, in their own words and only that."""
    lead = _(
        "What people chose to hand to you. Reply within two working days; nobody else reads this."
    )
    if not handed:
        return h.fragment[
            page_head(_("Safe contact"), lead),
            empty(
                cover("flags"),
                _("Nothing was handed over"),
                _("It shows up here at once."),
                level=2,
            ),
        ]
    return h.fragment[
        page_head(_("Safe contact"), lead),
        h.div(".pm-stack.pm-stack--work")[[_handed(one) for one in handed]],
    ]


def _handed(one: Handed) -> h.Element:
    said: list[tuple[FormField, Json]] = [
        (field, one.answers[field.id]) for field in one.form.fields if field.id in one.answers
    ]
    return section(
        one.form.title,
        [
            h.div(".fm-read")[h.h3(".pm-title")[field.label], answer_view(field, given)]
            for field, given in said
        ],
        note=f"{one.owner.name}, {moment(one.sheet.handed_at or one.sheet.changed_at)}",
        id=f"handed-{one.sheet.id}",
    )
