"""Our few scripts, each named by its content to be kept for ever."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup
from nicegui import ui

from components.theme import STATIC

FOLDER = Path(__file__).parent.parent / "assets" / "js"
SCRIPTS = tuple(file.stem for file in FOLDER.glob("*.js"))


@cache
def script(name: str) -> tuple[str, bytes]:
    """A script's public name and its bytes, for `/static/{name}` with an immutable lifetime."""
    content = (FOLDER / f"{name}.js").read_bytes()
    return f"{name}.{sha256(content).hexdigest()[:12]}.js", content


def use_script(name: str) -> None:
    """Loads a script on the page that is being built; the edge adds the nonce."""
    ui.add_head_html(tag(name))


def tag(name: str) -> Markup:
    """A script of a plain document."""
    return Markup('<script type="module" src="{}/{}"></script>').format(STATIC, script(name)[0])
