"""The same application in a window of its own: pywebview on the running server."""

from collections.abc import Callable
from hmac import compare_digest
from http.cookies import SimpleCookie
from importlib import import_module
from secrets import token_urlsafe
from typing import Protocol
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from app.settings import Misconfigured

COOKIE = "peerment-window"


class Window(Protocol):
    """What we use of a pywebview window."""

    def evaluate_js(self, script: str) -> object: ...

    def destroy(self) -> None: ...


class OnlyThisWindow:
    """Lets in the one browser that opens the address with the one-time key, and nobody else."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.key = token_urlsafe(32)
        self.pass_ = token_urlsafe(32)
        self.first = "/"
        self.used = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or self._has_pass(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        elif self._uses_key(scope):
            self.used = True
            answer = RedirectResponse(self.first, 303)
            answer.set_cookie(COOKIE, self.pass_, httponly=True, samesite="lax")
            await answer(scope, receive, send)
        else:
            refused = PlainTextResponse("This PeerMent opens in its own window only.", 403)
            await refused(scope, receive, send)

    def address(self, base: str, first: str = "/") -> str:
        """Where the window opens; it then goes on to `first`."""
        self.first = first
        return f"{base}/?key={self.key}"

    def _has_pass(self, scope: Scope) -> bool:
        cookies = SimpleCookie(Headers(scope=scope).get("cookie", ""))
        return COOKIE in cookies and compare_digest(cookies[COOKIE].value, self.pass_)

    def _uses_key(self, scope: Scope) -> bool:
        given = parse_qs(scope.get("query_string", b"").decode()).get("key", [""])[0]
        return not self.used and compare_digest(given.encode(), self.key.encode())


def show(address: str, loaded: Callable[[Window], None] | None = None) -> None:
    """Opens the window and returns when it is closed. `loaded` is told of each page in it."""
    try:
        webview = import_module("webview")
    except ImportError as error:
        raise Misconfigured(
            ["The window needs the extra: pip install 'peerment[native]'."]
        ) from error
    window = webview.create_window("PeerMent", address, width=1280, height=860, min_size=(380, 600))
    if loaded:
        window.events.loaded += lambda: loaded(window)
    webview.start(gui="qt", private_mode=False)
