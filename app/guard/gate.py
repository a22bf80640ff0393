"""The ASGI door inside NiceGUI: uploads for the owner only, no page for unknown addresses."""

import re

from nicegui import Client
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from app.guard.bindings import bindings, forget_oldest, proof_in
from app.guard.farewell import is_current

UPLOAD = re.compile(r"/_nicegui/client/(?P<client>[^/]+)/upload/.*")


class Gate:
    def __init__(self, app: ASGIApp, anonymous_pages: int) -> None:
        self.app = app
        self.anonymous_pages = anonymous_pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        upload = UPLOAD.fullmatch(scope["path"])
        if upload and not await _may_upload(upload["client"], Headers(scope=scope)):
            await PlainTextResponse("", 404)(scope, receive, send)
            return
        if not scope["path"].startswith("/_nicegui"):
            nameless = (c for c in Client.instances.values() if c not in bindings)
            forget_oldest(nameless, self.anonymous_pages)
        await self.app(scope, receive, send)


async def _may_upload(client_id: str, headers: Headers) -> bool:
    """Asked before a byte of the file is read."""
    client = Client.instances.get(client_id)
    bound = bindings.get(client) if client else None
    proof = proof_in(cookie_parser("; ".join(headers.getlist("cookie"))))
    if bound is None or not proof or proof != bound.proof:
        return False
    return await is_current(bound)
