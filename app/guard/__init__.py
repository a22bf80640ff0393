"""What NiceGUI leaves open, closed: whose page, whose socket, and until when."""

from collections.abc import Awaitable, Callable

from nicegui import app as nicegui_app
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from app.guard.bindings import Bound, bind, name_cookie, who
from app.guard.farewell import ask_with, close_person, close_session, close_where, sweep
from app.guard.gate import Gate
from app.guard.liveness import Liveness
from app.guard.sockets import listen

__all__ = [
    "Bound",
    "bind",
    "close_person",
    "close_session",
    "close_where",
    "install",
    "sweep",
    "who",
]
_listening: list[bool] = []


def nothing_here(_request: Request) -> Response:
    return PlainTextResponse("There is no such page.", 404)


def install(
    is_live: Callable[[str], Awaitable[bool]],
    cookie: str,
    not_found: Callable[[Request], Response] = nothing_here,
    anonymous_pages: int = 500,
) -> None:
    """Once per process, before the server starts: `is_live` answers for a bound session id."""
    name_cookie(cookie)
    ask_with(Liveness(is_live))
    _answer_plainly(not_found)
    if not _listening:
        nicegui_app.add_middleware(Gate, anonymous_pages=anonymous_pages)
        listen(anonymous_pages)
        _listening.append(True)


def _answer_plainly(not_found: Callable[[Request], Response]) -> None:
    """No page in memory for unknown addresses, no message of an exception for anyone."""

    async def absent(request: Request, _: Exception) -> Response:
        return not_found(request)

    nicegui_app.add_exception_handler(404, absent)
    nicegui_app.exception_handlers.pop(Exception, None)
