"""NiceGUI's two middlewares without a task and two streams for every answer; they say the same."""

from nicegui import core
from nicegui.middlewares import RedirectWithPrefixMiddleware, SetCacheControlMiddleware
from nicegui.version import __version__
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.types import Message, Receive, Scope, Send

FILES = f"/_nicegui/{__version__}/"
MADE = f"{FILES}dynamic_resources/"


def install() -> None:
    """Once per process, before anything is asked."""
    RedirectWithPrefixMiddleware.__call__ = prefixed  # type: ignore[method-assign]
    SetCacheControlMiddleware.__call__ = kept  # type: ignore[method-assign]


async def prefixed(self: BaseHTTPMiddleware, scope: Scope, receive: Receive, send: Send) -> None:
    """Who is led on by a proxy that serves us under a prefix is led to that prefix."""
    prefix = Headers(scope=scope).get("X-Forwarded-Prefix", "") if scope["type"] == "http" else ""

    async def tell(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if headers.get("Location", "").startswith("/"):
                headers["Location"] = prefix + headers["Location"]
        await send(message)

    await self.app(scope, receive, tell if prefix else send)


async def kept(self: BaseHTTPMiddleware, scope: Scope, receive: Receive, send: Send) -> None:
    """NiceGUI's own files may be kept."""
    path = scope["path"] if scope["type"] == "http" else ""

    async def tell(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["Cache-Control"] = (
                core.app.config.cache_control_directives
            )
        await send(message)

    may_be_kept = path.startswith(FILES) and not path.startswith(MADE)
    await self.app(scope, receive, tell if may_be_kept else send)
