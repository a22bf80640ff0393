"""Everybody who has an account: as an administrator and as a coordinator sees them."""

from typing import Annotated
from uuid import UUID

import htpy as h
from fastapi import Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.asking import ask
from app.auth import Sender, Viewer
from app.forms import refusal_or
from app.i18n import _
from app.services import invitations, members
from components.basics import notice, page_head, section
from components.invitations import invite_form, waiting_list
from components.members import filters, frame_columns, member_list, outcome
from components.shell import app_document
from models.errors import Refusal
from models.people import Role
from pages.surroundings import Around

USERS, PEOPLE = "/admin/users", "/programme/people"
BRINGS = {USERS: tuple(Role), PEOPLE: (Role.MENTOR, Role.MENTEE)}
Text = Annotated[str, Form()]
Roles = Annotated[list[Role], Form(default_factory=list)]
Somebody = Annotated[UUID, Form()]


async def users(
    viewer: Viewer,
    around: Around,
    q: str = "",
    role: Role | None = None,
    after: UUID | None = None,
    done: str = "",
) -> Response:
    """For administrators."""
    return await _list(viewer, around, USERS, q, role, after, done)


async def people(
    viewer: Viewer,
    around: Around,
    q: str = "",
    role: Role | None = None,
    after: UUID | None = None,
    done: str = "",
) -> Response:
    """For coordinators."""
    return await _list(viewer, around, PEOPLE, q, role, after, done)


async def invite_user(
    sender: Sender, around: Around, roles: Roles, name: Text = "", email: Text = ""
) -> Response:
    return await _invite(sender, around, USERS, name, email, roles)


async def invite_person(
    sender: Sender, around: Around, roles: Roles, name: Text = "", email: Text = ""
) -> Response:
    return await _invite(sender, around, PEOPLE, name, email, roles)


async def revoke_user(sender: Sender, link: Somebody) -> Response:
    await ask(invitations.revoke_invitation, sender, link)
    return RedirectResponse(f"{USERS}?done=revoked", 303)


async def revoke_person(sender: Sender, link: Somebody) -> Response:
    await ask(invitations.revoke_invitation, sender, link)
    return RedirectResponse(f"{PEOPLE}?done=revoked", 303)


async def set_roles(sender: Sender, person: Somebody, roles: Roles) -> Response:
    await ask(members.set_roles, sender, person, tuple(roles))
    return RedirectResponse(f"{USERS}?done=roles", 303)


async def disable(sender: Sender, person: Somebody) -> Response:
    await ask(members.disable, sender, person)
    return RedirectResponse(f"{USERS}?done=closed", 303)


async def enable(sender: Sender, person: Somebody) -> Response:
    await ask(members.enable, sender, person)
    return RedirectResponse(f"{USERS}?done=opened", 303)


async def _invite(
    sender: Sender, around: Around, path: str, name: str, email: str, roles: list[Role]
) -> Response:
    sent = await refusal_or(ask(invitations.invite, sender, email, name, roles))
    if isinstance(sent, Refusal):
        return await _list(sender, around, path, "", None, None, "", sent)
    return RedirectResponse(f"{path}?done=invited", 303)


async def _list(
    viewer: Viewer,
    around: Around,
    path: str,
    q: str,
    role: Role | None,
    after: UUID | None,
    done: str,
    refusal: Refusal | None = None,
) -> HTMLResponse:
    crowd, waiting = await ask(
        lambda me: (members.everyone(me, q, role, after), invitations.waiting(me)), viewer
    )
    is_admin = path == USERS and viewer.is_admin
    title = _("People and roles") if path == USERS else _("People")
    words = notice("madder", _(refusal.message, **refusal.values)) if refusal else outcome(done)
    inviting = section(
        _("Invite somebody"), invite_form(around.csrf, path, BRINGS[path]), id="invite"
    )
    body = h.fragment[
        page_head(title),
        frame_columns(
            [
                words,
                filters(path, q, role or ""),
                member_list(path, crowd, q, role or "", around.csrf if is_admin else ""),
            ],
            [inviting, waiting_list(around.csrf, path, waiting)],
        ),
    ]
    active = "users" if path == USERS else "people"
    page = app_document(
        title, around, body, lang=viewer.language, theme=viewer.theme, active=active
    )
    return HTMLResponse(page, refusal.status if refusal else 200)
