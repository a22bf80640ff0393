"""The window: nobody else on the machine gets in, and it shows the application."""

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from app.native import OnlyThisWindow

ROOT = Path(__file__).parents[2]
QT = "import webview, PySide6.QtWebEngineWidgets"
HAS_WINDOW = subprocess.run([sys.executable, "-c", QT], capture_output=True, check=False)


def inside() -> FastAPI:
    api = FastAPI()

    @api.get("/{path:path}")
    def anything(path: str) -> str:
        return f"inside {path}"

    return api


def browser(gate: OnlyThisWindow) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(gate), base_url="http://127.0.0.1")


async def test_the_key_opens_once_and_the_window_stays_in() -> None:
    gate = OnlyThisWindow(inside())
    address = gate.address("http://127.0.0.1", "/home")
    async with browser(gate) as window:
        opened = await window.get(address)
        assert opened.headers["location"] == "/home"
        assert (await window.get("/home")).json() == "inside home"
    async with browser(gate) as second:
        assert (await second.get(address)).status_code == 403


@pytest.mark.parametrize("path", ["/", "/home", "/?key=guess", "/?key="])
async def test_nobody_else_gets_in(path: str) -> None:
    async with browser(OnlyThisWindow(inside())) as stranger:
        assert (await stranger.get(path)).status_code == 403


async def test_a_foreign_socket_is_closed() -> None:
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "websocket.connect"}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": "/", "headers": [], "query_string": b""}
    await OnlyThisWindow(inside())(scope, receive, send)  # type: ignore[arg-type]
    assert sent == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.skipif(
    HAS_WINDOW.returncode != 0 and not os.environ.get("CI"),
    reason="the extra `native` or a library that Qt needs is not installed",
)
def test_a_real_window_shows_the_application() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "tests.app.window"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "Window of /first" in shown.stdout, shown.stderr[-2000:]
