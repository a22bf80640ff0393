"""A real identity provider on loopback, and a browser that logs in there."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

HERE = Path(__file__).parent
CLIENT, SECRET = "peerment", "a secret of forty characters, for tests!"
CALLBACK = "http://mentoring.test/login/oidc/callback"


@contextmanager
def running(*arguments: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """The provider's address and its process, for as long as the block lasts."""
    _install()
    command = ["node", "server.mjs", CALLBACK, *arguments]
    with subprocess.Popen(
        command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip(), process
        finally:
            process.kill()


def log_in(address: str, user: str) -> str:
    """Logs in at the provider and says where it sends the browser back to."""
    with httpx.Client() as browser:
        answer = browser.get(address)
        for _ in range(12):
            where = answer.headers.get("location", "")
            if where.startswith(CALLBACK):
                return where
            if answer.is_redirect:
                answer = browser.get(answer.url.join(where))
                continue
            action = re.search(r'action="([^"]+)"', answer.text)
            assert action is not None, answer.text
            prompt = "login" if 'name="login"' in answer.text else "consent"
            typed = {"prompt": prompt, "login": user, "password": "any"}
            answer = browser.post(answer.url.join(action[1]), data=typed)
    raise AssertionError(f"The provider never sent {user} back.")


def _install() -> None:
    """Fetches the provider once. Without npm these tests tell nothing, so they are left out."""
    if (HERE / "node_modules" / "oidc-provider").exists():
        return
    npm = shutil.which("npm")
    if npm is None:
        if os.environ.get("CI") == "true":
            pytest.fail("npm is needed to test against a real identity provider.")
        pytest.skip("npm is not on this machine.")
    subprocess.run([npm, "ci", "--loglevel=error"], cwd=HERE, check=True, capture_output=True)
