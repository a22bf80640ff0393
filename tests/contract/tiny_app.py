"""A tiny NiceGUI application: bare, or behind our edge and guard, as its argument says."""

import logging
import socket
import sys
from uuid import UUID, uuid5

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from nicegui import Client, background_tasks, ui
from starlette.types import ASGIApp

from app import guard
from app.edge import Edge, EdgePolicy

OURS = sys.argv[1] == "ours"
POLICY = EdgePolicy(anonymous_per_minute=100_000, upload_max=50_000, max_body=20_000)
SPACE = UUID(int=7)
hits: list[str] = []
live = {"alice", "bob"}
api = FastAPI(docs_url=None, redoc_url=None, openapi_url=None) if OURS else FastAPI()


async def is_live(session_id: str) -> bool:
    return session_id in live


def person(name: str) -> UUID:
    return uuid5(SPACE, name)


@api.get("/hits")
def read_hits() -> list[str]:
    return hits


@api.get("/counts")
def counts() -> dict[str, int]:
    return {"clients": len(Client.instances)}


@api.get("/leaving")
def leaving() -> list[str]:
    """Which documents NiceGUI will delete when their browser stays away."""
    return [
        task.get_name().removeprefix("delete content ") for task in background_tasks.running_tasks
    ]


@api.post("/end/{session}")
def end(session: str, quietly: bool = False) -> dict[str, bool]:
    """What signing out does: the session is dead, then its pages are closed."""
    live.discard(session)
    if not quietly:
        guard.close_session([session])
    return {"ended": True}


@api.post("/disable/{name}")
def disable(name: str) -> dict[str, bool]:
    live.discard(name)
    guard.close_person(person(name), to="/login?ended")
    return {"ended": True}


@api.post("/begin/{session}")
def begin(session: str) -> Response:
    live.add(session)
    response = JSONResponse({"begun": True})
    response.set_cookie(POLICY.cookie, session, httponly=True, samesite="lax")
    return response


@api.get("/login")
def login() -> HTMLResponse:
    return HTMLResponse("<!doctype html><title>login</title><h1>Sign in</h1>" + "<p>calm</p>" * 90)


@api.get("/old")
def old() -> RedirectResponse:
    return RedirectResponse("/login")


@api.post("/echo")
async def echo(request: Request) -> dict[str, int]:
    return {"size": len(await request.body())}


@api.get("/boom")
def boom() -> None:
    raise RuntimeError("password=hunter2")


def whose(request: Request) -> str:
    return request.cookies.get(POLICY.cookie, "nobody")


def bind(request: Request) -> None:
    if OURS and whose(request) in live:
        guard.bind(ui.context.client, whose(request), person(whose(request)))


@ui.page("/boom-page")
def boom_page() -> None:
    raise RuntimeError("password=hunter2")


@ui.page("/anonymous", markdown=True)
def anonymous() -> None:
    ui.label("for everyone")


@ui.page("/go")
def go() -> RedirectResponse:
    return RedirectResponse("/login")


@ui.page("/")
def main(request: Request) -> Response | None:
    name = whose(request)
    if OURS and name not in live:
        return RedirectResponse("/login", 303)
    bind(request)
    count = ui.label("clicked 0").mark("count")
    clicks = iter(range(1, 1000))

    def click() -> None:
        hits.append(f"click {name}")
        count.set_text(f"clicked {next(clicks)}")

    ui.button("act", on_click=click)
    with ui.card() as hidden:
        ui.button("hidden-child", on_click=lambda: hits.append("hidden-child"))
    hidden.visible = False
    ui.button("props-disabled", on_click=lambda: hits.append("props-disabled")).props("disable")
    ui.number("amount", min=0, max=5, on_change=lambda e: hits.append(f"amount {e.value}"))
    ui.upload(max_file_size=10, on_upload=lambda e: hits.append(f"upload {e.file.size()}"))
    ui.label("HIDDEN-SECRET").visible = False
    ui.table(rows=[{"n": "Ana", "note": "ROW-SECRET"}], columns=[{"name": "n", "field": "n"}])
    ui.sub_pages({"/": lambda: None, "/admin": lambda: hits.append("admin"), "/a": lambda: None})
    ui.timer(0.05, lambda: (hits.append(f"tick {name}"), ticks.set_text(str(len(hits)))))
    ticks = ui.label("0")
    return None


@ui.page("/busy")
def busy(request: Request) -> None:
    """A page with what our product uses, for a real browser under the content policy."""
    bind(request)
    shown = ui.label("clicked 0").props("id=shown")
    ui.button("act", on_click=lambda: shown.set_text("clicked 1")).props("id=act")
    ui.input("text").on("keydown.enter", lambda: None, js_handler="(e) => emit(e)")
    ui.select(["a", "b"], value="a")
    ui.markdown("**bold**")
    ui.table(rows=[{"n": 1}], columns=[{"name": "n", "label": "n", "field": "n"}])
    ui.plotly({"data": [{"type": "bar", "x": ["a"], "y": [1]}], "layout": {"height": 320}})
    ui.upload()
    ui.timer(0.1, lambda: ui.run_javascript("document.title = 'ran'"), once=True)


def served() -> ASGIApp:
    if not OURS:
        ui.run_with(api, storage_secret="bare" * 10, show_welcome_message=False)
        return api
    guard.install(is_live, cookie=POLICY.cookie, anonymous_pages=10)
    ui.run_with(api, gzip_middleware_factory=None, show_welcome_message=False, markdown=False)
    return Edge(api, POLICY)


class Server(uvicorn.Server):
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        print("PORT", sockets[0].getsockname()[1] if sockets else 0, flush=True)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    listener = socket.create_server(("127.0.0.1", 0))
    options = {"server_header": False, "proxy_headers": False, "access_log": False}
    Server(uvicorn.Config(served(), log_level="warning", **options)).run(sockets=[listener])
