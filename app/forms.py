"""Forms of pages without script: a token for visitors, what a refusal leaves, safe ways back."""

import re
from collections.abc import Awaitable
from datetime import timedelta
from hmac import compare_digest
from secrets import token_urlsafe
from typing import Annotated, TypeVar

from fastapi import Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from app.auth import EXPIRED, cookie_name
from app.edge.limits import network_key
from app.settings import Settings
from models.errors import NotAllowed, Refusal
from models.sign_ins import ABSOLUTE, ERRAND_LASTS

R = TypeVar("R")

TOKEN = re.compile(r"[\w-]{32}")
YEAR = timedelta(days=365)
INSIDE = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")


def token_of(request: Request) -> str:
    """What the forms of this visitor carry, the same as in their cookie."""
    kept = request.cookies.get(_form_cookie(request), "")
    if not hasattr(request.state, "form_token"):
        request.state.form_token = kept if TOKEN.fullmatch(kept) else token_urlsafe(24)
    return str(request.state.form_token)


async def checked_visitor(request: Request, csrf: Annotated[str, Form()] = "") -> None:
    """Lets a form pass that this application gave to this very browser."""
    kept = request.cookies.get(_form_cookie(request), "")
    if not TOKEN.fullmatch(kept) or not compare_digest(csrf.encode(), kept.encode()):
        raise NotAllowed(EXPIRED)


OwnForm = Annotated[None, Depends(checked_visitor)]


async def refusal_or(work: Awaitable[R]) -> R | Refusal:
    """The result, or the refusal itself: a form shows it beside what was typed."""
    try:
        return await work
    except Refusal as refusal:
        return refusal


def answer(request: Request, page: str, refusal: Refusal | None = None) -> HTMLResponse:
    """A page with a visitor's form. Its address may hold a secret and is told to nobody."""
    response = HTMLResponse(page, refusal.status if refusal else 200)
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    _keep(response, request, _form_cookie(request), token_of(request), None)
    return response


def enter(request: Request, token: str, path: str, *, stay: bool = False) -> RedirectResponse:
    """Signed in: the cookie, and on to where the person wanted to go."""
    response = RedirectResponse(inside(path), 303)
    age = int(ABSOLUTE.total_seconds()) if stay else None
    _keep(response, request, cookie_name(settings_of(request).is_https), token, age)
    return response


def onward(path: str) -> RedirectResponse:
    return RedirectResponse(inside(path), 303)


def spoken(request: Request, language: str, path: str) -> RedirectResponse:
    """Back to the page, in another language from now on."""
    response = RedirectResponse(inside(path, "/"), 303)
    _keep(response, request, "language", language, int(YEAR.total_seconds()))
    return response


def leave(request: Request, path: str) -> RedirectResponse:
    """Signed out: the cookie is gone, and all that the browser remembers of the pages."""
    response = RedirectResponse(path, 303)
    _keep(response, request, cookie_name(settings_of(request).is_https), "", 0)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def depart(request: Request, address: str, browser: str) -> RedirectResponse:
    """Off to the identity provider; only this browser can come back from there."""
    response = RedirectResponse(address, 303)
    age = int(ERRAND_LASTS.total_seconds())
    _keep(response, request, _errand_cookie(request), browser, age)
    return response


def errand_of(request: Request) -> str:
    return request.cookies.get(_errand_cookie(request), "")


def inside(path: str, otherwise: str = "/home") -> str:
    """A path of this application, whatever somebody put into the address."""
    return path if INSIDE.fullmatch(path) else otherwise


def settings_of(request: Request) -> Settings:
    settings = request.app.state.settings
    assert isinstance(settings, Settings)  # noqa: S101  # set when the application is built
    return settings


def network(request: Request) -> str:
    """From where somebody asks: what tries are counted by."""
    return network_key(request.client.host) if request.client else ""


def browser(request: Request) -> str:
    return request.headers.get("user-agent", "")


def _keep(
    response: HTMLResponse | RedirectResponse,
    request: Request,
    name: str,
    value: str,
    age: int | None,
) -> None:
    secure = settings_of(request).is_https
    response.set_cookie(
        name, value, max_age=age, path="/", secure=secure, httponly=True, samesite="lax"
    )


def _form_cookie(request: Request) -> str:
    return f"{cookie_name(settings_of(request).is_https)}-form"


def _errand_cookie(request: Request) -> str:
    return f"{cookie_name(settings_of(request).is_https)}-errand"
