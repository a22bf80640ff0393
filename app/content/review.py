"""Says what is in a programme and what is wrong with it."""

import sys
from pathlib import Path

from app.content import PROGRAMME
from app.content import checks as content_checks
from app.content import files as content_files
from app.content.coverage import table
from app.content.sources import ContentBroken


def main(folder: Path = PROGRAMME) -> int:
    """Prints the tables and every fault with its line; 0 if there is none."""
    tell = sys.stdout.write
    try:
        programme = content_files.read(folder)
    except ContentBroken as broken:
        tell(f"{broken}\n")
        return 1
    tell(f"{table(programme)}\n")
    faults = sorted(set(content_checks.faults(programme)))
    for fault in faults:
        tell(f"{fault}\n")
    tell(f"{len(faults)} to correct.\n" if faults else "Everything is in order.\n")
    return 1 if faults else 0
