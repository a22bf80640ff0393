"""The way in and the way out."""

from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import HTMLResponse, Response

from app import forms
from app.asking import ask, in_thread
from app.auth import Sender, Visitor, known
from app.forms import OwnForm
from app.i18n import _, language
from app.passwords import apart
from app.services import sign_ins
from components.sign_ins import Door, login_page
from models.errors import Refusal
from models.people import Person


async def login(request: Request, visitor: Visitor, next: str = "", said: str = "") -> Response:
    """The form; somebody who is in already goes on to where they wanted."""
    if visitor is not None:
        return forms.onward(next)
    words = {"password": _("Your new password is in place. Log in with it.")}
    return await _form(request, visitor, back=next, said=words.get(said, ""))


async def log_in(
    request: Request,
    _own: OwnForm,
    visitor: Visitor,
    email: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "",
    stay: Annotated[bool, Form()] = False,
) -> Response:
    where, browser = forms.network(request), forms.browser(request)
    entered = await forms.refusal_or(
        apart(sign_ins.sign_in, visitor, email, password, where, browser)
    )
    if isinstance(entered, Refusal):
        return await _form(request, visitor, back=next, email=email, refusal=entered)
    return forms.enter(request, entered[0], next, stay=stay)


async def log_out(request: Request, sender: Sender) -> Response:
    found = await known(request)
    if found is not None:
        await ask(sign_ins.sign_out, sender, found.sign_in.id)
    return forms.leave(request, "/login")


async def _form(
    request: Request,
    visitor: Person | None,
    *,
    back: str,
    email: str = "",
    said: str = "",
    refusal: Refusal | None = None,
) -> HTMLResponse:
    step = await in_thread(sign_ins.doorstep, visitor)
    settings = forms.settings_of(request)
    page = login_page(
        Door(language(), forms.token_of(request), step.organisation),
        email=email,
        error=_(refusal.message, **refusal.values) if refusal else "",
        said=said,
        back=forms.inside(back, ""),
        elsewhere=settings.oidc_name if settings.has_oidc else "",
        accounts=step.accounts,
    )
    return forms.answer(request, page, refusal)
