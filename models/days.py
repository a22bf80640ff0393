"""Days as a browser's date field sends them."""

import re
from datetime import date

WRITTEN = re.compile(r"\d{4}-\d\d-\d\d")


def read_day(written: str) -> date | None:
    """YYYY-MM-DD as a day; nothing where no calendar has it."""
    if not WRITTEN.fullmatch(written.strip()):
        return None
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        return None
