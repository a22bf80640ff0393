"""Home, by role; and the first address, which leads to the right place."""

from fastapi.responses import RedirectResponse, Response

from app.auth import Viewer, Visitor
from app.i18n import _
from components.frame import frame
from models.people import Role
from pages.coordinator_home import coordinator_home
from pages.mentee_home import mentee_home
from pages.mentor_home import mentor_home
from pages.surroundings import Around, jump


async def start(visitor: Visitor) -> Response:
    """Everybody lands in the Learning Center, those who are signed in at home."""
    return RedirectResponse("/home" if visitor else "/learn", 303)


async def home(viewer: Viewer, around: Around) -> Response | None:
    if viewer.role is Role.ADMIN:
        return RedirectResponse("/admin/users", 303)
    title = _("Overview") if viewer.role is Role.COORDINATOR else _("Home")
    with frame(title, around, active="home", search=jump(viewer)):
        match viewer.role:
            case Role.MENTOR:
                await mentor_home(viewer, around)
            case Role.COORDINATOR:
                await coordinator_home(viewer, around)
            case _:
                await mentee_home(viewer)
    return None
