"""One PeerMent per data folder: a lock that the system takes back when the process ends."""

import fcntl
from pathlib import Path
from typing import IO


class Taken(Exception):
    """Another PeerMent works in this folder."""


def hold(folder: Path) -> IO[str]:
    """Locks the folder for as long as the returned file is open."""
    folder.mkdir(parents=True, exist_ok=True)
    file = (folder / "peerment.lock").open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise Taken(f"Another PeerMent is running in {folder}. Stop it, or use --data.") from error
    return file
