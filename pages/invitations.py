"""Following an invitation."""

from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import HTMLResponse, Response

from app import forms
from app.asking import in_thread
from app.auth import Visitor
from app.forms import OwnForm
from app.i18n import _, language
from app.passwords import apart
from app.services import invitations, sign_ins
from components.invitations import join_page
from components.sign_ins import Door
from models.errors import Refusal
from models.people import Person


async def invitation(request: Request, visitor: Visitor, token: str) -> Response:
    return await _form(request, visitor, token)


async def join(
    request: Request,
    _own: OwnForm,
    visitor: Visitor,
    token: str,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    email: Annotated[str, Form()] = "",
    organisation: Annotated[str, Form()] = "",
) -> Response:
    """An account, and at once in."""
    joined = await forms.refusal_or(
        apart(invitations.join, visitor, token, name, password, email, organisation)
    )
    if isinstance(joined, Refusal):
        return await _form(request, visitor, token, name, email, organisation, joined)
    where, browser = forms.network(request), forms.browser(request)
    entered = await apart(sign_ins.sign_in, visitor, joined.email, password, where, browser)
    return forms.enter(request, entered[0], "/home")


async def _form(
    request: Request,
    visitor: Person | None,
    token: str,
    name: str = "",
    email: str = "",
    organisation: str = "",
    refusal: Refusal | None = None,
) -> HTMLResponse:
    link = await in_thread(invitations.look_at_link, visitor, token)
    step = await in_thread(sign_ins.doorstep, visitor)
    page = join_page(
        Door(language(), forms.token_of(request), step.organisation),
        f"/invite/{token}",
        link,
        name=name,
        email=email,
        organisation=organisation,
        error=_(refusal.message, **refusal.values) if refusal else "",
    )
    return forms.answer(request, page, refusal)
