"""Processes of a run: servers on ports of their own, and work measured from outside."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 90.0
PEERMENT = ("-c", "from app.cli import cli; cli()", "serve")


@dataclass(frozen=True, slots=True)
class Server:
    """A child that answers on loopback."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> float:
        """Seconds of user and system time so far."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / TICKS

    def memory(self) -> float:
        """What is its own, in KiB, after it has thrown away what nobody needs."""
        self.process.send_signal(signal.SIGUSR1)
        time.sleep(1)
        told = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        found = re.search(r"Pss:\s+(\d+)", told)
        assert found
        return float(found[1])


@contextmanager
def server(*arguments: str) -> Iterator[Server]:
    """Runs `python -m tests.bench.<arguments> PORT` until the block ends."""
    module, *others = arguments
    with started(["-m", f"tests.bench.{module}", *others]) as found:
        yield found


@contextmanager
def started(command: Sequence[str], port_option: str = "") -> Iterator[Server]:
    port = free_port()
    ending = [port_option, str(port)] if port_option else [str(port)]
    process = subprocess.Popen(
        [sys.executable, *command, *ending], stdout=subprocess.DEVNULL, env=environment()
    )
    found = Server(port, process)
    try:
        wait_until_ready(found)
        yield found
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_ready(found: Server) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found.process.poll() is not None:
            raise RuntimeError(
                f"A server ended with {found.process.returncode} instead of starting."
            )
        try:
            connection = http.client.HTTPConnection("127.0.0.1", found.port, timeout=5)
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.005)
    raise TimeoutError("A server of the benchmark did not start.")


def work(*arguments: str) -> dict[str, object]:
    """Runs `python -m tests.bench.<arguments>` and reads the JSON it prints last."""
    module, *others = arguments
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{module}", *others],
        stdout=subprocess.PIPE,
        env=environment(),
        check=True,
        text=True,
        timeout=900,
    )
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def environment() -> dict[str, str]:
    """Nobody's settings but the defaults."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PEERMENT_")}


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port
