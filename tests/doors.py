"""The plain pages behind an in-process client: what a browser without script would see."""

import re
from collections.abc import Mapping
from functools import cache
from html import unescape

import httpx
from fastapi import APIRouter, FastAPI
from fastapi.responses import HTMLResponse
from starlette.routing import BaseRoute

from app import refusals
from app.routes import DOCUMENTS
from app.settings import Settings
from tests.entrance import FIREFOX


def site(settings: Settings | None = None) -> FastAPI:
    """All plain pages, as the application serves them."""
    api = FastAPI(openapi_url=None)
    api.state.settings = settings or Settings(base_url="http://mentoring.test")
    refusals.explain_on(api)
    api.router.routes.extend(_routes())
    return api


@cache
def _routes() -> list[BaseRoute]:
    """Made once: to look at what every page asks for takes longer than most tests."""
    made = APIRouter(default_response_class=HTMLResponse)
    for methods, path, document in DOCUMENTS:
        made.add_api_route(path, document, methods=[methods], response_model=None)
    return made.routes


class Browser:
    """Keeps cookies and fills in forms, the hidden fields included."""

    def __init__(self, api: FastAPI | None = None) -> None:
        self.api = api or site()
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.api),
            base_url="http://mentoring.test",
            headers={"User-Agent": FIREFOX},
        )

    async def get(self, path: str) -> httpx.Response:
        return await self.http.get(path)

    async def send(self, page: str, action: str, **typed: str) -> httpx.Response:
        """Opens a page and sends the form on it that goes to `action`."""
        return await self.post(action, {**hidden(await self.get(page), action), **typed})

    async def post(self, path: str, typed: Mapping[str, str]) -> httpx.Response:
        return await self.http.post(path, data=dict(typed))

    async def log_in(self, email: str, password: str) -> httpx.Response:
        return await self.send("/login", "/login", email=email, password=password)


def hidden(page: httpx.Response, action: str) -> dict[str, str]:
    """The hidden fields of the form that goes to `action`."""
    start = page.text.index(f'method="post" action="{action}"')
    form = page.text[start : page.text.index("</form>", start)]
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in fields}
