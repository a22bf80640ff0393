"""How the frame's three pieces look: sidebar, top lines, bottom bar."""

from collections.abc import Sequence

import htpy as h

from app.i18n import _, ngettext
from components.basics import count, kbd
from components.fields import hidden
from components.icons import icon
from components.marks import avatar, logo
from components.navigation import (
    FrameViewer,
    Group,
    Item,
    bottom,
    help_item,
    more,
    own,
    role_words,
    sidebar,
)


def side(viewer: FrameViewer, active: str) -> h.Fragment:
    """The skip link, then the sidebar."""
    places = h.nav(".pm-side__nav", aria_label=_("Main"))[
        [_group(group, active) for group in sidebar(viewer)]
    ]
    foot = h.div(".pm-mt.pm-side__nav")[
        place(help_item(viewer.active_role), active),
        h.button(".pm-me", type="button", popovertarget="pm-me")[_identity(viewer)],
        h.div("#pm-me.pm-pop", popover=True)[_own(viewer, active)],
    ]
    return h.fragment[
        h.a(".pm-skip", href="#main")[_("Skip to main content")],
        h.aside(".pm-side", aria_label=_("Sidebar"))[_logo(26), places, foot],
    ]


def top_bars(title: str, viewer: FrameViewer, crumbs: Sequence[tuple[str, str]]) -> h.Fragment:
    """The phone's bar, and the line with breadcrumb, search and bell."""
    quick = h.a(".pm-quick", href="/search", data_palette=True)[
        icon("search", "s"), _("Search or jump to"), kbd("Ctrl K")
    ]
    glass = h.a(
        ".pm-btn.pm-btn--quiet.pm-btn--icon",
        href="/search",
        data_palette=True,
        aria_label=_("Search"),
    )[icon("search", "l")]
    return h.fragment[
        h.header(".pm-mobtop")[_logo(24), glass, _bell(viewer, "l")],
        h.header(".pm-bar-top")[breadcrumb(title, crumbs), quick, _bell(viewer)],
    ]


def bottom_bar(viewer: FrameViewer, active: str) -> h.Fragment:
    """The phone's bar of at most five places; More opens the rest as a sheet."""
    items = bottom(viewer)
    elsewhere = not any(item.is_current(active) for item in items)
    opener = h.button(
        type="button", popovertarget="pm-more", aria_current="true" if elsewhere else None
    )[icon("menu"), h.span[_("More")]]
    sheet = h.nav("#pm-more.pm-pop", popover=True, aria_label=_("More"))[
        [_group(group, active) for group in more(viewer)],
        place(help_item(viewer.active_role), active),
        _own(viewer, active),
    ]
    return h.fragment[
        h.nav(".pm-mobnav", aria_label=_("Main, short"))[
            [_tab(item, active) for item in items], opener
        ],
        sheet,
    ]


def breadcrumb(title: str, crumbs: Sequence[tuple[str, str]]) -> h.Element:
    above = [(h.a(href=href)[words], h.span(aria_hidden="true")["/"]) for words, href in crumbs]
    return h.nav(".pm-crumb", aria_label=_("Breadcrumb"))[above, h.b(aria_current="page")[title]]


def place(item: Item, active: str) -> h.Element:
    """A link of the sidebar."""
    current = "page" if item.is_current(active) else None
    mark = avatar(item.text, item.person.role, "xs") if item.person else icon(item.icon)
    unread = item.person is not None and item.person.unread
    return h.a(".pm-nav", href=item.href, aria_current=current)[
        mark,
        h.span[item.text],
        item.count > 0 and count(item.count),
        unread and h.span(".un", role="img", aria_label=_("New messages")),
    ]


def _group(group: Group, active: str) -> h.Fragment:
    product = group.product and h.small[group.product]
    return h.fragment[
        group.title and h.h2[group.title, product],
        [place(item, active) for item in group.items],
    ]


def _tab(item: Item, active: str) -> h.Element:
    current = "page" if item.is_current(active) else None
    return h.a(href=item.href, aria_current=current)[icon(item.icon), h.span[item.text]]


def _identity(viewer: FrameViewer) -> h.Fragment:
    return h.fragment[
        avatar(viewer.name, viewer.active_role),
        h.span[h.b[viewer.name], h.span(".pm-3c")[viewer.subtitle]],
    ]


def _own(viewer: FrameViewer, active: str) -> h.Fragment:
    """Own places, the other roles, and the way out."""
    token = hidden("csrf", viewer.csrf)
    switches = [
        h.form(method="post", action="/settings/role")[
            token, hidden("role", role), _act("swap_horiz", role_words(role))
        ]
        for role in viewer.roles
        if role != viewer.active_role
    ]
    leave = h.form(method="post", action="/logout")[token, _act("logout", _("Log out"))]
    return h.fragment[[place(item, active) for item in own()], switches, leave]


def _act(drawing: str, words: str) -> h.Element:
    return h.button(".pm-nav", type="submit")[icon(drawing), h.span[words]]


def _bell(viewer: FrameViewer, size: str = "") -> h.Element:
    new = viewer.unread_notifications
    words = ngettext("Notifications, {count} new", "Notifications, {count} new", new)
    classes = ["pm-btn pm-btn--quiet pm-btn--icon pm-bell", "pm-bell--new" if new else ""]
    return h.a(
        class_=classes, href="/notifications", aria_label=words if new else _("Notifications")
    )[icon("notifications", size)]


def _logo(size: int) -> h.Element:
    return h.a(".pm-logo", href="/home")[logo(size), "PeerMent"]
