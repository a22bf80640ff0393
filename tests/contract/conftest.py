"""Two real servers on loopback: NiceGUI bare, and the same behind our edge and guard."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.contract.visitor import Site

HERE = Path(__file__).parent


@contextmanager
def serving(kind: str, place: Path) -> Iterator[Site]:
    log = place / f"{kind}.log"
    with log.open("a") as errors:
        process = subprocess.Popen(
            [sys.executable, HERE / "tiny_app.py", kind],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=os.environ
            | {"PYTHONPATH": str(HERE.parents[1]), "NICEGUI_STORAGE_PATH": str(place)}
            | {"PYTEST_CURRENT_TEST": ""},
        )
    assert process.stdout
    port = process.stdout.readline().removeprefix("PORT ").strip()
    assert port, log.read_text()
    try:
        yield Site(f"http://127.0.0.1:{port}", log)
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving("bare", tmp_path_factory.mktemp("bare")) as site:
        yield site


@pytest.fixture(scope="session")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving("ours", tmp_path_factory.mktemp("ours")) as site:
        yield site


@pytest.fixture
async def alice(ours: Site) -> str:
    """A session of Alice's that is live."""
    await ours.post("/begin/alice")
    return "alice"
