"""The outermost ASGI layer: what comes in is checked and counted, what goes out is guarded."""

import logging
import math
import secrets
from collections.abc import Callable
from fnmatch import fnmatchcase

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.edge.headers import arrived, is_ours, session_token
from app.edge.limits import Intake, Limiter, network_key
from app.edge.outgoing import Reply, Store, url_of, wants_stored
from app.edge.policy import EdgePolicy

__all__ = ["Edge", "EdgePolicy", "apology"]

log = logging.getLogger("peerment.edge")
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
POLLING = "/_nicegui_ws"
APOLOGIES = {
    400: ("This address is not served here", "Check the address and try again."),
    403: ("This request was refused", "It did not come from one of our own pages."),
    413: ("That is too large", "Choose a smaller file or a shorter text and send it again."),
    429: ("Too many requests", "Wait a moment, then open the page again."),
    500: ("Something went wrong on our side", "Try again in a moment."),
}


def apology(status: int, incident: str) -> str:
    """The page shown when the edge itself answers; an incident leads to the log entry."""
    title, advice = APOLOGIES[status]
    number = f"<p>Incident {incident}</p>" if incident else ""
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><main><h1>{title}</h1><p>{advice}</p>{number}</main></html>"
    )


class Edge:
    """Wraps the whole application; give this one to the server."""

    def __init__(
        self,
        app: ASGIApp,
        policy: EdgePolicy,
        page: Callable[[int, str], str] = apology,
    ) -> None:
        self.app = app
        self.policy = policy
        self.page = page
        self.anonymous = Limiter(policy.anonymous_per_minute)
        self.store = Store()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        believed = arrived(scope, self.policy)
        refusal = self._refusal(believed)
        if scope["type"] == "websocket":
            if refusal:
                await send({"type": "websocket.close", "code": 1008})
            else:
                await self.app(believed, receive, send)
            return
        reply = Reply(scope, send, self.policy.https, self.store)
        stored = self.store.files.get(url_of(scope)) if wants_stored(scope) else None
        if refusal:
            await self._apologise(reply, believed, refusal)
        elif stored:
            await send(stored[0])
            await send({"type": "http.response.body", "body": stored[1], "more_body": False})
        else:
            await self._answer(believed, receive, reply)

    def _refusal(self, scope: Scope) -> int:
        """Zero, or the status that tells why this request goes no further."""
        headers = Headers(scope=scope)
        path, hosts = scope["path"], headers.getlist("host")
        if _matches(path, self.policy.health_paths):
            return 0
        if len(hosts) != 1 or not self.policy.serves(hosts[0].lower()):
            return 400
        origins = self.policy.origins(scope["scheme"], hosts[0].lower())
        if scope["type"] == "websocket":
            ours = headers.get("origin") in origins
        elif path.startswith(POLLING) or scope["method"] not in SAFE_METHODS:
            ours = is_ours(headers, origins) or _matches(path, self.policy.cross_site_posts)
        else:
            ours = True
        return 403 if not ours else 429 if self._wait(scope) else 0

    def _wait(self, scope: Scope) -> float:
        """Seconds that someone without a session has to wait before the next page."""
        if _matches(scope["path"], self.policy.unlimited_paths):
            return 0
        if session_token(Headers(scope=scope), self.policy.cookie):
            return 0
        client = scope.get("client")
        return self.anonymous.wait(network_key(client[0]) if client else "")

    async def _answer(self, scope: Scope, receive: Receive, reply: Reply) -> None:
        """Run the application; a body too large or an error becomes a calm page."""
        upload = _matches(scope["path"], self.policy.upload_paths)
        intake = Intake(receive, self.policy.upload_max if upload else self.policy.max_body)
        intake.announced(Headers(scope=scope).get("content-length", "0"))
        outcome = _Outcome(intake, reply)
        incident = ""
        try:
            if not intake.exceeded:
                await self.app(scope, intake, outcome)
        except ClientDisconnect:
            outcome.withheld.clear()
        except Exception:
            incident = "" if intake.exceeded else _report(scope)
        if intake.exceeded and not reply.started:
            await self._apologise(reply, scope, 413, intake=intake)
        elif incident and not reply.started:
            await self._apologise(reply, scope, 500, incident)
        else:
            await outcome.release()

    async def _apologise(
        self,
        reply: Reply,
        scope: Scope,
        status: int,
        incident: str = "",
        intake: Intake | None = None,
    ) -> None:
        headers = {"connection": "close"} if status == 413 else {}
        if status == 429:
            headers["retry-after"] = str(math.ceil(60 / self.policy.anonymous_per_minute))
        response = HTMLResponse(self.page(status, incident), status, headers)
        await reply(
            {"type": "http.response.start", "status": status, "headers": response.raw_headers}
        )
        await reply({"type": "http.response.body", "body": response.body, "more_body": True})
        if intake and "expect" not in Headers(scope=scope):
            await intake.drain()
        await reply({"type": "http.response.body", "body": b"", "more_body": False})


class _Outcome:
    """Holds back what an application says after failing, until it is known how it failed."""

    def __init__(self, intake: Intake, reply: Reply) -> None:
        self.intake = intake
        self.reply = reply
        self.withheld: list[Message] = []

    async def __call__(self, message: Message) -> None:
        failed = message.get("status") == 500 or self.intake.exceeded
        if self.withheld or (failed and not self.reply.started):
            self.withheld.append(message)
        else:
            await self.reply(message)

    async def release(self) -> None:
        for message in self.withheld:
            await self.reply(message)


def _report(scope: Scope) -> str:
    """Log the error under a number; the address stays out of the log, it may hold a secret."""
    incident = secrets.token_hex(4)
    route = scope.get("nicegui_page_path") or getattr(scope.get("endpoint"), "__qualname__", "")
    log.exception("Incident %s: %s %s", incident, scope["method"], route)
    return incident


def _matches(path: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)
