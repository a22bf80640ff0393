"""A real browser on a real server with the demo organisation."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from tests.conftest import POSTGRES

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "peerment-demo"
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a chromium these are left out, and said; on CI that is a failure."""
    if CHROMIUM:
        return
    if os.environ.get("CI"):
        raise pytest.UsageError("CI needs Debian's chromium for the browser tests.")
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.skip(reason="no chromium on this machine"))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running `peerment demo`, as a person would start it."""
    folder = tmp_path_factory.mktemp("demo")
    environ = {k: v for k, v in os.environ.items() if not k.startswith("PEERMENT_")}
    if POSTGRES:
        environ["PEERMENT_DATABASE_URL"] = emptied(POSTGRES)
    command = [sys.executable, "-m", "app", "demo", "--port", "0", "--data", str(folder)]
    log = (folder / "log").open("w")
    process = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=log, text=True)
    assert process.stdout
    said = next((line for line in process.stdout if "http://" in line), "")
    found = re.search(r"http://[\d.]+:\d+", said)
    assert found, (folder / "log").read_text()
    yield found[0]
    process.terminate()
    process.wait(20)
    process.stdout.close()
    log.close()
    assert "Traceback" not in (folder / "log").read_text(), (folder / "log").read_text()


def emptied(url: str) -> str:
    """A database of its own beside that of the other tests, without a table in it."""
    name = "peerment_demo"
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return str(sa.make_url(url).set(database=name).render_as_string(hide_password=False))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """Somebody's browser window, which notes everything that a good page does not do."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.context = context
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.base = base
        self.faults: list[str] = []
        self.page.on("console", lambda m: m.type == "error" and self.faults.append(m.text))
        self.page.on("pageerror", lambda error: self.faults.append(f"{error} on {self.page.url}"))
        self.page.on("request", self._host)

    def _host(self, request: Request) -> None:
        host = urlsplit(request.url)
        if host.scheme in {"http", "https", "ws", "wss"} and host.netloc not in self.base:
            self.faults.append(f"another host: {request.url}")

    def open(self, path: str) -> Page:
        self.page.goto(self.base + path)
        self.ready()
        return self.page

    def ready(self) -> None:
        """Waits until a live page listens; a plain page is ready as it is."""
        if self.page.locator("#app").count():
            self.page.wait_for_function("window.did_handshake === true")

    def sign_in(self, who: str) -> "Visit":
        self.page.goto(f"{self.base}/login")
        self.page.get_by_label("E-mail").fill(f"{who}@demo.example")
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Log in").click()
        self.page.wait_for_url(re.compile(r"/(home|admin/users)$"))
        self.ready()
        return self


@pytest.fixture
def visit(browser: Browser, demo: str) -> Iterator[Callable[..., Visit]]:
    """Opens a window of its own for each person; at the end none may have had a fault."""
    visits: list[Visit] = []

    def open_window(**options: object) -> Visit:
        context = browser.new_context(
            **{"viewport": {"width": 1440, "height": 900}, **options}  # type: ignore[arg-type]
        )
        visits.append(Visit(context, demo))
        return visits[-1]

    yield open_window
    faults = [fault for each in visits for fault in each.faults]
    for each in visits:
        with suppress(Exception):
            each.context.close()
    assert not faults
