"""What the programme says of itself as a whole: its credentials and what it counts."""

from functools import cache

from app.content import PROGRAMME
from app.content.reading import Files, S
from app.content.sources import ContentBroken
from models.credentials import Certification
from models.indicators import Indicators


@cache
def certification() -> Certification:
    return _read("certification.yaml", Certification)


@cache
def indicators() -> Indicators:
    return _read("indicators.yaml", Indicators)


def _read(name: str, shape: type[S]) -> S:
    """These files come with the product and are the same for everybody, so they are read once."""
    files = Files(PROGRAMME)
    file = PROGRAMME / name
    found = files.shaped(file, files.text(file), shape)
    if found is None:
        raise ContentBroken(files.faults)
    return found
