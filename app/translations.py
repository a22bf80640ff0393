"""Compiles the catalogues of assets/locales: `python -m app.translations`."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent.parent / "assets" / "locales"


def compile_all() -> None:
    """Writes each messages.mo beside its messages.po."""
    for source in LOCALES.glob("*/LC_MESSAGES/messages.po"):
        with source.open("rb") as po, source.with_suffix(".mo").open("wb") as mo:
            write_mo(mo, read_po(po))


if __name__ == "__main__":
    compile_all()
