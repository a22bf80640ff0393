"""Everybody who has an account: the list, its filters, and what an administrator may change."""

from collections.abc import Sequence
from urllib.parse import urlencode

import htpy as h

from app.i18n import _, full_date, ngettext
from components.basics import button, chip, columns, link, notice, section, tag
from components.fields import check, hidden, search_field
from components.icons import icon
from components.lists import rows
from components.marks import avatar
from components.sign_ins import role_name
from models.people import Crowd, Member, Role


def filters(path: str, q: str, role: str) -> h.Element:
    """Words and roles; an address that can be kept."""
    chips = [chip(_("Everybody"), _at(path, q, ""), on=not role)]
    chips += [chip(role_name(each), _at(path, q, each), on=role == each) for each in Role]
    return h.search(".pm-stack.pm-stack--3")[
        h.form(".pm-line", action=path)[
            search_field(_("Name or e-mail"), "q", q, placeholder=_("Name or e-mail")),
            role and hidden("role", role),
            button(_("Search"), size="s"),
        ],
        h.div(".pm-line.pm-line--2")[chips],
    ]


def member_list(path: str, crowd: Crowd, q: str, role: str, csrf: str = "") -> h.Element:
    """People by name. With a token, each row opens to what can be changed."""
    if not crowd.members:
        words = _("Nobody fits. Try fewer words.")
        return section(_("People"), h.p(".pm-2c", role="status")[words], id="people")
    more = _at(path, q, role, str(crowd.after)) if crowd.after else ""
    return section(
        _("People"),
        rows(_row(member, csrf) for member in crowd.members),
        more and h.p[button(_("More people"), more, size="s")],
        id="people",
    )


def frame_columns(main: h.Node, margin: h.Node) -> h.Element:
    """The list, and beside it how to bring somebody in."""
    return columns(main, margin, _("Invitations"))


def outcome(done: str) -> h.Element | None:
    """What has just been done, said once."""
    words = {
        "invited": _("The invitation is on its way."),
        "revoked": _("The invitation no longer works."),
        "roles": _("The roles are in place. They log in again to use them."),
        "closed": _("The account is closed and logged out everywhere."),
        "opened": _("The account is open again."),
    }
    return notice("moss", words[done]) if done in words else None


def _row(member: Member, csrf: str) -> h.Element:
    person = member.person
    tags = [tag(role_name(role), _colour(role)) for role in person.roles]
    if person.disabled_at:
        tags.append(tag(_("Closed"), "madder", icon="block"))
    row = h.div(".pm-row")[
        avatar(person.name, person.role, "s"),
        h.div(".pm-grow")[h.b(".pm-title")[person.name], h.p(".pm-small.pm-3c")[_facts(member)]],
        h.div(".pm-line.pm-line--1")[tags],
    ]
    return h.div(".me-row")[row, _changes(member, csrf)] if csrf else row


def _facts(member: Member) -> list[h.Node]:
    person = member.person
    facts: list[h.Node] = [link(person.email, f"mailto:{person.email}", quiet=True)]
    if person.place:
        facts += [", ", person.place]
    if member.partners:
        walks = ngettext("{count} relationship", "{count} relationships", member.partners)
        facts += [", ", walks]
    return [*facts, ", ", _("here since {day}", day=full_date(person.joined_at))]


def _changes(member: Member, csrf: str) -> h.Element:
    person = member.person
    is_closed = person.disabled_at is not None
    words = _("Open the account again") if is_closed else _("Close the account")
    roles = h.form(".pm-stack.pm-stack--3", method="post", action="/admin/users/roles")[
        hidden("csrf", csrf),
        hidden("person", str(person.id)),
        h.fieldset(".pm-line")[
            h.legend(".pm-sr")[_("Roles of {name}", name=person.name)], _boxes(person.roles)
        ],
        h.div[button(_("Keep these roles"), size="s")],
    ]
    closing = h.form(method="post", action=f"/admin/users/{'enable' if is_closed else 'disable'}")[
        hidden("csrf", csrf),
        hidden("person", str(person.id)),
        button(words, size="s", kind="" if is_closed else "danger"),
    ]
    return h.details(".me-change")[
        h.summary(".pm-btn.pm-btn--s.pm-btn--quiet")[
            icon("edit", "s"), _("Change"), h.span(".pm-sr")[f" {person.name}"]
        ],
        h.div(".pm-panel.pm-stack")[roles, closing],
    ]


def _boxes(given: Sequence[Role]) -> list[h.Element]:
    return [check(role_name(role), "roles", value=role, checked=role in given) for role in Role]


def _colour(role: Role) -> str:
    return {Role.MENTOR: "iris", Role.MENTEE: "coral"}.get(role, "plum")


def _at(path: str, q: str, role: str, after: str = "") -> str:
    query = {"q": q, "role": role, "after": after}
    given = {name: value for name, value in query.items() if value}
    return f"{path}?{urlencode(given)}" if given else path
