"""Starts the web server on an application that is ready."""

import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from app.settings import Misconfigured, Settings

GRACE = 10


def serve(application: ASGIApp, settings: Settings) -> None:
    """Serves until the process is told to stop."""
    with bound(settings.host, settings.port) as listening:
        uvicorn.Server(_config(application)).run(sockets=[listening])


@contextmanager
def serving(application: ASGIApp, settings: Settings) -> Iterator[str]:
    """Serves in a thread beside the caller; gives the address, stops at the end."""
    with bound(settings.host, settings.port) as listening:
        server = uvicorn.Server(_config(application))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        host, port = listening.getsockname()[:2]
        try:
            yield f"http://{host}:{port}"
        finally:
            server.should_exit = True
            thread.join(GRACE)


def wait() -> None:
    """Waits until somebody presses Ctrl C or the process is told to stop."""
    stopped = threading.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: stopped.set())
    stopped.wait()


def bound(host: str, port: int) -> socket.socket:
    """A socket on the address, or in one sentence why not."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise Misconfigured([f"Port {port} is in use. Choose another with --port."]) from error
    return listening


def _config(application: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        workers=1,
        ws_per_message_deflate=False,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=GRACE,
    )
