"""Where a person can go: the sidebar and the bottom bar, by role."""

from dataclasses import dataclass
from typing import NamedTuple

from app.i18n import _


class Companion(NamedTuple):
    """Somebody in a mentoring relationship with the viewer; the id is the relationship's."""

    id: str
    name: str
    role: str
    unread: bool = False


@dataclass(frozen=True, slots=True)
class FrameViewer:
    """What the frame knows of whoever looks at it."""

    name: str
    subtitle: str
    roles: tuple[str, ...]
    active_role: str
    csrf: str
    people: tuple[Companion, ...] = ()
    matching_count: int = 0
    unread_notifications: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One place to go. It is the current one for its key and for every key in `also`."""

    key: str
    href: str
    icon: str
    text: str
    count: int = 0
    person: Companion | None = None
    also: tuple[str, ...] = ()

    def is_current(self, active: str) -> bool:
        return active == self.key or active.startswith(self.also)


@dataclass(frozen=True, slots=True)
class Group:
    """Places under one plain word, and the product name of that part."""

    items: tuple[Item, ...]
    title: str = ""
    product: str = ""


def sidebar(viewer: FrameViewer) -> tuple[Group, ...]:
    groups = {"mentor": _mentor, "mentee": _mentee, "coordinator": _coordinator, "admin": _admin}
    return groups[viewer.active_role](viewer)


def bottom(viewer: FrameViewer) -> tuple[Item, ...]:
    """The first places on a phone; the rest is under More."""
    match viewer.active_role:
        case "mentor":
            mentoring = Item("board", "/board", "view_kanban", _("Mentoring"), also=("with",))
            return _home(), _learn(), mentoring, _journal()
        case "mentee":
            first = viewer.people[0] if viewer.people else None
            where = f"/with/{first.id}" if first else "/home"
            mentoring = Item("with", where, "forum", _("Mentoring"), also=("with", "path"))
            return _home(), _learn(), mentoring, _journal()
        case _:
            return tuple(item for group in sidebar(viewer) for item in group.items)[:4]


def more(viewer: FrameViewer) -> tuple[Group, ...]:
    """What the sidebar has and the bottom bar has not."""
    shown = {item.href for item in bottom(viewer)}
    left = (
        Group(tuple(item for item in group.items if item.href not in shown), group.title)
        for group in sidebar(viewer)
    )
    return tuple(group for group in left if group.items)


def own() -> tuple[Item, ...]:
    """Places of everybody's own, behind the profile row."""
    return (
        Item("certificates", "/certificates", "workspace_premium", _("Certificates")),
        Item("settings", "/settings/profile", "settings", _("Settings")),
    )


def help_item(role: str) -> Item:
    """The guide that is written for somebody's role."""
    return Item("help", f"/help-{role}", "help", _("Help and guide"))


def role_words(role: str) -> str:
    words = {
        "mentor": _("See as mentor"),
        "mentee": _("See as mentee"),
        "coordinator": _("See as coordinator"),
        "admin": _("See as administrator"),
    }
    return words[role]


def _mentor(viewer: FrameViewer) -> tuple[Group, ...]:
    board = Item("board", "/board", "view_kanban", _("Board"))
    return (
        Group((_home(), _learn(), _sessions())),
        Group((board, *_people(viewer)), _("Mentoring"), "MENTRA"),
        Group((_journal(), _exercises()), _("Reflect"), "MENTGEE"),
    )


def _mentee(viewer: FrameViewer) -> tuple[Group, ...]:
    places = [*_people(viewer)]
    if viewer.people:
        path = f"/with/{viewer.people[0].id}/path"
        places.append(Item("path", path, "conversion_path", _("Our path")))
    mentoring = (Group(tuple(places), _("Mentoring")),) if places else ()
    return (
        Group((_home(), _learn(), _sessions())),
        *mentoring,
        Group((_journal(), _exercises()), _("Reflect"), "MENTGEE"),
    )


def _coordinator(viewer: FrameViewer) -> tuple[Group, ...]:
    overview = Item("home", "/home", "home", _("Overview"))
    matching = Item(
        "matching", "/programme/matching", "join_inner", _("Matching"), viewer.matching_count
    )
    board = Item("board", "/board", "view_kanban", _("Relationships"))
    people = Item("people", "/programme/people", "group", _("People"))
    flags = Item("flags", "/programme/flags", "volunteer_activism", _("Safe contact"))
    programme = Item("programme", "/programme/settings", "calendar_month", _("Programme"))
    manage = (people, flags, programme, _figures(), _content())
    return Group((overview, matching, board)), Group(manage, _("Manage"))


def _admin(_viewer: FrameViewer) -> tuple[Group, ...]:
    users = Item("users", "/admin/users", "group", _("People"))
    mail = Item("mail", "/admin/mail", "mail", _("Mail"))
    house = Item("branding", "/admin/branding", "account_balance", _("Organisation"))
    return (Group((users, mail, house, _content(), _figures()), _("This server")),)


def _people(viewer: FrameViewer) -> tuple[Item, ...]:
    return tuple(
        Item(f"with-{person.id}", f"/with/{person.id}", "", person.name, person=person)
        for person in viewer.people
    )


def _home() -> Item:
    return Item("home", "/home", "home", _("Home"))


def _learn() -> Item:
    return Item("learn", "/learn", "menu_book", _("Learn"))


def _sessions() -> Item:
    return Item("sessions", "/sessions", "calendar_today", _("Sessions"))


def _journal() -> Item:
    return Item("journal", "/journal", "edit_note", _("Journal"))


def _exercises() -> Item:
    return Item("exercises", "/exercises", "interests", _("Exercises"))


def _figures() -> Item:
    return Item("indicators", "/programme/indicators", "insights", _("Figures"))


def _content() -> Item:
    return Item("content", "/programme/content", "article", _("Content"))
