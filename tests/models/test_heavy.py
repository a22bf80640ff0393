"""What most runs never use is not loaded at the start, and is itself when it is used."""

import subprocess
import sys

import pytest

from models.heavy import heavy

LATE = ("alembic", "app.checkup", "app.oidc", "fpdf", "httpx", "joserfc", "numpy", "scipy", "segno")
LOADED = "import sys, app.cli; print(*sys.modules)"


def test_the_command_starts_without_what_it_may_never_need() -> None:
    told = subprocess.run([sys.executable, "-c", LOADED], stdout=subprocess.PIPE, check=True)
    assert set(told.stdout.decode().split()).isdisjoint(LATE)


def test_it_is_the_library_itself() -> None:
    assert heavy("json").loads("[1]") == [1]
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = heavy("json").nothing
