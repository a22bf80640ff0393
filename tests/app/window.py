"""Opens the application's window without a screen and says what it shows; run by its test."""

import os
import sys

os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QTWEBENGINE_DISABLE_SANDBOX": "1"}

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from app import native, server
from app.settings import load


def application() -> FastAPI:
    api = FastAPI()

    @api.get("/first", response_class=HTMLResponse)
    def first(request: Request) -> str:
        return f"<title>Window of {request.url.path}</title><h1>Hello</h1>"

    return api


def look(window: native.Window) -> None:
    title = window.evaluate_js("document.title")
    if title:
        sys.stdout.write(f"{title}\n")
        sys.stdout.flush()
        window.destroy()


if __name__ == "__main__":
    gate = native.OnlyThisWindow(application())
    with server.reserved(load({}, port=0)) as (_, socket), server.serving(gate, socket) as address:
        native.show(gate.address(address, "/first"), look)
