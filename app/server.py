"""Starts the web server on an application that is ready."""

import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import uvicorn
from starlette.types import ASGIApp

from app.settings import Misconfigured, Settings

GRACE = 10
BACKLOG = 2048


def serve(application: ASGIApp, listening: socket.socket) -> None:
    """Serves until the process is told to stop."""
    uvicorn.Server(_config(application)).run(sockets=[listening])


@contextmanager
def serving(application: ASGIApp, listening: socket.socket) -> Iterator[str]:
    """Serves in a thread beside the caller; gives the address, stops at the end."""
    server = uvicorn.Server(_config(application))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    host, port = listening.getsockname()[:2]
    try:
        yield f"http://{host}:{port}"
    finally:
        server.should_exit = True
        thread.join(GRACE)


@contextmanager
def reserved(settings: Settings) -> Iterator[tuple[Settings, socket.socket]]:
    """The settings with the port that was found, and a socket on it; port 0 takes any."""
    with bound(settings.host, settings.port) as listening:
        yield replace(settings, port=listening.getsockname()[1]), listening


def wait() -> None:
    """Waits until somebody presses Ctrl C or the process is told to stop."""
    stopped = threading.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: stopped.set())
    stopped.wait()


def bound(host: str, port: int) -> socket.socket:
    """A socket on the address, where callers queue already; or in one sentence why not."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise Misconfigured([f"Port {port} is in use. Choose another with --port."]) from error
    listening.listen(BACKLOG)
    return listening


def _config(application: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        workers=1,
        ws_per_message_deflate=False,
        ws_ping_interval=None,  # Engine.IO asks every connection already
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=GRACE,
    )
