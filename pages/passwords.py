"""A forgotten password: ask for a link, choose a new one."""

from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import RedirectResponse, Response

from app import forms
from app.asking import in_thread
from app.auth import Visitor
from app.forms import OwnForm
from app.i18n import _, language
from app.passwords import apart
from app.services import passwords, sign_ins
from components.sign_ins import Door, ask_page, asked_page, choose_page
from models.errors import Refusal
from models.people import Person


async def ask(request: Request, visitor: Visitor) -> Response:
    return forms.answer(request, ask_page(await _door(request, visitor)))


async def send(
    request: Request, _own: OwnForm, visitor: Visitor, email: Annotated[str, Form()] = ""
) -> Response:
    where = forms.network(request)
    sent = await forms.refusal_or(in_thread(passwords.ask_reset, visitor, email, where))
    door = await _door(request, visitor)
    if isinstance(sent, Refusal):
        page = ask_page(door, email=email, error=_(sent.message, **sent.values))
        return forms.answer(request, page, sent)
    return forms.answer(request, asked_page(door))


async def choose(request: Request, visitor: Visitor, token: str) -> Response:
    email = await in_thread(passwords.look_at_reset, visitor, token)
    door = await _door(request, visitor)
    return forms.answer(request, choose_page(door, f"/reset/{token}", email))


async def keep(
    request: Request,
    _own: OwnForm,
    visitor: Visitor,
    token: str,
    password: Annotated[str, Form()] = "",
) -> Response:
    """The new password; nobody is logged in by it."""
    done = await forms.refusal_or(apart(passwords.reset, visitor, token, password))
    if isinstance(done, Refusal):
        email = await in_thread(passwords.look_at_reset, visitor, token)
        words = _(done.message, **done.values)
        page = choose_page(await _door(request, visitor), f"/reset/{token}", email, error=words)
        return forms.answer(request, page, done)
    return RedirectResponse("/login?said=password", 303)


async def _door(request: Request, visitor: Person | None) -> Door:
    step = await in_thread(sign_ins.doorstep, visitor)
    return Door(language(), forms.token_of(request), step.organisation)
