"""One's own settings."""

from typing import Annotated
from uuid import UUID

import htpy as h
from fastapi import Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app import forms
from app.asking import ask
from app.auth import Sender, Viewer, Visitor, known
from app.i18n import LANGUAGES, _
from app.passwords import apart
from app.services import passwords, people, sign_ins
from components.privacy import who_sees_what
from components.settings import (
    browser_list,
    display_form,
    kept,
    not_kept,
    password_form,
    profile_form,
    settings,
)
from components.shell import app_document
from models.errors import NotFound, Refusal
from pages.surroundings import Around

Text = Annotated[str, Form()]


async def profile(viewer: Viewer, around: Around, done: str = "") -> Response:
    own = await ask(people.my_profile, viewer)
    form = profile_form(around.csrf, viewer, own)
    return _page(viewer, around, _("Profile"), "profile", kept() if done else None, form)


async def change_profile(
    sender: Sender,
    name: Text = "",
    headline: Text = "",
    place: Text = "",
    country: Text = "",
    about: Text = "",
    languages: Text = "",
) -> Response:
    await ask(
        people.change_profile,
        sender,
        name=name,
        headline=headline,
        place=place,
        country=country,
        about=about,
        languages=languages,
    )
    return RedirectResponse("/settings/profile?done=1", 303)


async def account(request: Request, viewer: Viewer, around: Around, done: str = "") -> Response:
    return await _account(request, viewer, around, kept() if done else None)


async def change_password(
    request: Request, sender: Sender, around: Around, current: Text = "", password: Text = ""
) -> Response:
    here, where = await _here(request), forms.network(request)
    changed = await forms.refusal_or(
        apart(passwords.change_password, sender, current, password, here, where)
    )
    if isinstance(changed, Refusal):
        words = not_kept(_(changed.message, **changed.values))
        return await _account(request, sender, around, words, changed.status)
    return RedirectResponse("/settings/account?done=1", 303)


async def end(sender: Sender, sign_in: Annotated[UUID, Form()]) -> Response:
    """Logs out of one other browser."""
    await ask(sign_ins.sign_out, sender, sign_in)
    return RedirectResponse("/settings/account?done=1", 303)


async def elsewhere(request: Request, sender: Sender) -> Response:
    """Logs out of all other browsers."""
    if here := await _here(request):
        await ask(sign_ins.sign_out_elsewhere, sender, here)
    return RedirectResponse("/settings/account?done=1", 303)


async def privacy(viewer: Viewer, around: Around) -> Response:
    table = who_sees_what([near.name for near in around.people])
    return _page(viewer, around, _("Privacy"), "privacy", table)


async def display(viewer: Viewer, around: Around, done: str = "") -> Response:
    form = display_form(around.csrf, viewer)
    title = _("Language and display")
    return _page(viewer, around, title, "display", kept() if done else None, form)


async def change_display(
    sender: Sender, language: Text = "", theme: Text = "", zone: Text = ""
) -> Response:
    await ask(people.choose_display, sender, language, theme, zone)
    return RedirectResponse("/settings/display?done=1", 303)


async def role(sender: Sender, role: Text = "") -> Response:
    """Looks at everything with another of one's roles."""
    await ask(people.choose_role, sender, role)
    return RedirectResponse("/home", 303)


async def language(request: Request, visitor: Visitor, code: str, next: str = "") -> Response:
    """Another language: kept with the account, or in a cookie where there is none."""
    if code not in LANGUAGES:
        raise NotFound("There is no such page.")
    if visitor is not None:
        await ask(people.choose_language, visitor, code)
    return forms.spoken(request, code, next)


async def _account(
    request: Request, viewer: Viewer, around: Around, words: h.Node, status: int = 200
) -> HTMLResponse:
    browsers = await ask(sign_ins.my_sign_ins, viewer)
    content = (
        words,
        password_form(around.csrf, viewer),
        browser_list(around.csrf, browsers, await _here(request)),
    )
    return _page(viewer, around, _("Account and login"), "account", *content, status=status)


async def _here(request: Request) -> UUID | None:
    found = await known(request)
    return found.sign_in.id if found else None


def _page(
    viewer: Viewer, around: Around, title: str, active: str, *content: h.Node, status: int = 200
) -> HTMLResponse:
    page = app_document(
        title,
        around,
        settings(title, active, *content),
        lang=viewer.language,
        theme=viewer.theme,
        active="settings",
        crumbs=[(_("Settings"), "/settings/profile")],
    )
    return HTMLResponse(page, status)
