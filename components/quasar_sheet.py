"""NiceGUI's and Quasar's stylesheets as one, each in its layer, without the fonts we never use."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

import nicegui

FOLDER = Path(nicegui.__file__).parent / "static"
LAYERS = {
    "quasar": "quasar.unimportant.prod.css",
    "quasar_importants": "quasar.important.prod.css",
    "nicegui": "nicegui.css",
}
ICONS = '"Material Icons"'
CARD = re.compile(r"(?<=[}])(?=[^{}]*\.q-card>div)")


@cache
def quasar_sheet() -> tuple[str, bytes]:
    """Its name and its bytes, for `/static/{name}` with an immutable lifetime."""
    layers = [("base", icon_font())] + [
        (layer, (FOLDER / file).read_text()) for layer, file in LAYERS.items()
    ]
    joined = "\n".join(f"@layer {layer}{{{css}}}" for layer, css in layers)
    # NiceGUI's script does the same to the sheets it finds, so that cards are ours to space.
    content = CARD.sub(".nicegui-card-tight", joined).encode()
    return f"quasar.{sha256(content).hexdigest()[:12]}.css", content


def icon_font() -> str:
    """Only the icons that Quasar draws by itself, such as the arrow of a choice."""
    blocks = re.findall(r"[^{}]+\{[^}]+\}", (FOLDER / "fonts.css").read_text())
    ours = "".join(block for block in blocks if ICONS in block)
    return ours.replace("url(fonts/", f"url(/_nicegui/{nicegui.__version__}/static/fonts/")
