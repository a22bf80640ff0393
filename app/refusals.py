"""How the application says no over HTTP: in words, on a calm page or as JSON, never a trace."""

from html import escape
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from app.i18n import _, language
from components.entry import error_page
from models.errors import NotFound, Refusal, SignedOut, later

ABSENT = later("There is no such page.")


def explain_on(part: FastAPI) -> None:
    """Answers refusals, unknown addresses and unreadable input of one application."""
    part.add_exception_handler(Refusal, refused)
    part.add_exception_handler(404, absent)
    part.add_exception_handler(RequestValidationError, unreadable)


async def refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)  # noqa: S101  # it is registered for nothing else
    said = _(error.message, **error.values)
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"message": said, **error.facts}, error.status)
    if isinstance(error, SignedOut):
        return RedirectResponse("/login", 303)
    return HTMLResponse(_page(error.status, said), error.status)


async def absent(request: Request, _error: Exception) -> Response:
    return not_found(request)


async def unreadable(request: Request, _error: Exception) -> Response:
    """An address or a form that makes no sense: told as what it is, without its innards."""
    if request.method == "GET":
        return not_found(request)
    return await refused(request, Refusal("Something in this form could not be read. Try again."))


def not_found(request: Request) -> Response:
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"message": _(ABSENT)}, 404)
    return HTMLResponse(_page(404, _(ABSENT)), NotFound.status)


def plain_page(status: int, incident: str) -> str:
    """What the edge shows when it turns somebody away, or when we failed."""
    said = {
        400: _("We could not read that request."),
        403: _("This request did not come from our own pages."),
        413: _("That is too large. Nothing was saved; try something smaller."),
        429: _("Too many requests in a short time. Wait a minute and try again."),
        503: _("We are busy just now. Try again in a moment."),
    }.get(status, _("Something went wrong on our side. What you had saved is safe."))
    number = _("Number of this incident: {number}", number=incident) if incident else ""
    return _page(status, said, escape(number))


def _page(status: int, said: str, more: str = "") -> str:
    title = {404: _("Not found"), 403: _("Not for you")}.get(status, HTTPStatus(status).phrase)
    back = ("/learn", _("To the Learning Center"))
    return error_page(status, title, f"{said} {more}".strip(), back, lang=language())
