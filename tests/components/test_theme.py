"""The stylesheet names only what exists, and everything it needs is ours."""

import gzip
import re
from pathlib import Path

from components import theme
from components.icons import ICONS, outline, quasar_icon

CSS = theme.stylesheet()[1].decode()
COMPONENTS = Path(theme.__file__).parent


def test_its_name_follows_its_content() -> None:
    name, content = theme.stylesheet()
    assert re.fullmatch(r"peerment\.[0-9a-f]{12}\.css", name)
    assert theme.minified(content.decode()).encode() == content


def test_every_token_that_is_used_is_defined() -> None:
    used, defined = (
        set(re.findall(r"var\((--pm-[\w-]+)\)", CSS)),
        set(re.findall(r"(--pm-[\w-]+):", CSS)),
    )
    assert used <= defined


def test_every_font_is_here_and_every_font_here_is_used() -> None:
    named = set(re.findall(r"url\(fonts/([^)]+)\)", CSS))
    assert named == {font.name for font in theme.FONTS.glob("*.woff2")}


def test_the_letters_of_a_name_bring_no_second_large_font() -> None:
    faces = re.findall(r"@font-face\{[^}]*?url\(fonts/([^)]+)\)[^}]*?unicode-range:([^}]+)\}", CSS)
    for letter in "ąčđęğİłńőřśşšțůžȘ":
        files = [file for file, ranges in faces if ord(letter) in covered(ranges)]
        assert {"latin-a" in file for file in files} == {True}, letter
        assert all((theme.FONTS / file).stat().st_size < 14_000 for file in files)


def covered(ranges: str) -> set[int]:
    """The signs that a font says it has."""
    found: set[int] = set()
    for each in ranges.replace("U+", "").split(","):
        first, _, last = each.strip().partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert not re.search(r"url\((?!fonts/)|@import|https?:", CSS)


def test_a_public_page_stays_light() -> None:
    fonts = ("brygada-1918-latin-wght-normal.woff2", "commissioner-latin-wght-normal.woff2")
    weight = len(gzip.compress(CSS.encode())) + sum(
        (theme.FONTS / font).stat().st_size for font in fonts
    )
    assert weight < 90_000


def test_dark_is_chosen_by_the_system_until_a_person_chooses() -> None:
    assert "color-scheme:light dark" in CSS
    assert "[data-theme=dark],.body--dark{color-scheme:dark}" in CSS


def test_every_icon_that_is_named_is_drawn() -> None:
    named = {
        name
        for source in COMPONENTS.glob("*.py")
        for name in re.findall(r'\bicon\("(\w+)"', source.read_text())
    }
    assert {"search", "lock", "menu"} <= named <= {file.stem for file in ICONS.glob("*.svg")}


def test_quasar_understands_our_icons() -> None:
    assert all(re.match(r"M-?\d", outline(file.stem)) for file in ICONS.glob("*.svg"))
    assert quasar_icon("home").endswith("|0 -960 960 960")
