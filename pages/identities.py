"""Logging in with the login of one's organisation."""

from typing import TYPE_CHECKING

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from app import forms
from app.asking import in_thread
from app.auth import Visitor
from app.i18n import _, language
from app.services import identities
from components.entry import error_page
from models.errors import NotAllowed, NotFound, Refusal
from models.heavy import heavy

if TYPE_CHECKING:
    from app import oidc
else:
    oidc = heavy("app.oidc")


async def set_out(request: Request, visitor: Visitor, next: str = "") -> Response:
    """To the identity provider."""
    settings = forms.settings_of(request)
    if not settings.has_oidc:
        raise NotFound("There is no such page.")
    departure = await in_thread(identities.set_out, visitor, forms.inside(next))
    address = await oidc.departure_address(settings, departure)
    return forms.depart(request, address, departure.browser)


async def come_back(
    request: Request,
    visitor: Visitor,
    state: str = "",
    code: str = "",
    iss: str = "",
    error: str = "",
) -> Response:
    """Back from there, and in if the person belongs here."""
    settings = forms.settings_of(request)
    if not settings.has_oidc:
        raise NotFound("There is no such page.")
    errand = await in_thread(identities.come_back, visitor, state, forms.errand_of(request))
    if error or not code:
        return _turned_away(Refusal("You did not log in there. You can try again."))
    claims = await oidc.claims(settings, code, iss, errand)
    browser = forms.browser(request)
    entered = await forms.refusal_or(
        in_thread(identities.sign_in_with, visitor, claims, settings.oidc_name, browser)
    )
    if isinstance(entered, Refusal):
        return _turned_away(entered)
    return forms.enter(request, entered[0], errand.back)


def _turned_away(refusal: Refusal) -> HTMLResponse:
    shut_out = isinstance(refusal, NotAllowed)
    title = _("Not yet on the list") if shut_out else _("Not logged in")
    words, back = _(refusal.message, **refusal.values), ("/login", _("Back to log in"))
    page = error_page(refusal.status, title, words, back, lang=language())
    return HTMLResponse(page, refusal.status)
