"""What a page costs before we do anything: a plain FastAPI route, a NiceGUI page with one label."""

import gc
import signal
import sys

import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from nicegui import app as nicegui_app
from nicegui import ui

HELLO = "<!doctype html><html lang=en><title>Hello</title><h1>Hello</h1></html>"


async def hello() -> HTMLResponse:
    return HTMLResponse(HELLO)


def plain(port: int) -> None:
    api = FastAPI()
    api.add_api_route("/readyz", hello)
    api.add_api_route("/plain", hello)
    uvicorn.run(api, host="127.0.0.1", port=port, access_log=False, log_level="warning")


def bare(port: int) -> None:
    nicegui_app.add_api_route("/readyz", hello)
    ui.page("/bare")(lambda: ui.label("Hello"))
    ui.run(host="127.0.0.1", port=port, reload=False, show=False, show_welcome_message=False)


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, lambda *_: gc.collect())
    {"plain": plain, "bare": bare}[sys.argv[1]](int(sys.argv[2]))
