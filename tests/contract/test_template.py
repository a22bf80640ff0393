"""NiceGUI's page with our changes: seen before any script, in one piece, and as we know it."""

import re

import pytest

from app.speed.template import BEGIN_LATER, SOURCE, UnknownTemplate, changed
from components.quasar_sheet import quasar_sheet

PAGE = changed(SOURCE.read_text())


def test_a_template_that_we_do_not_know_is_refused() -> None:
    with pytest.raises(UnknownTemplate):
        changed(SOURCE.read_text().replace('<div id="app"', '<div id="root"'))


def test_the_page_stands_before_every_script_and_only_once() -> None:
    body = PAGE[PAGE.index("<body") :]
    assert body.index("preview(") < body.index("<script")
    assert body.count('id="app"') == 1


def test_no_script_of_the_page_runs_before_it_was_seen() -> None:
    body = PAGE[PAGE.index("<body") :]
    own = re.findall(r"<script(?![^>]*type=\"late\")[^>]*>(.*?)</script>", body, re.DOTALL)
    assert [each.strip() for each in own if "unocss" not in each] == ["{{ begin_later | safe }}"]
    assert "script.nonce" in BEGIN_LATER or "nonce: late.nonce" in BEGIN_LATER


def test_nothing_of_quasar_holds_the_first_paint() -> None:
    assert "@import" not in PAGE
    assert "modulepreload" not in PAGE


def test_one_sheet_in_the_layers_of_the_template() -> None:
    name, content = quasar_sheet()
    css = content.decode()
    layers = re.search(r"@layer ([\w, ]+);", PAGE)
    assert layers
    assert {"base", "quasar", "quasar_importants", "nicegui"} <= set(layers[1].split(", "))
    assert set(re.findall(r"@layer (\w+)\{", css)) == {
        "base",
        "quasar",
        "quasar_importants",
        "nicegui",
    }
    assert re.fullmatch(r"quasar\.[0-9a-f]{12}\.css", name)
    assert '@font-face {\n  font-display: block;\n  font-family: "Material Icons";' in css
    assert 'font-family: "Roboto"' not in css
    assert ".nicegui-card-tight.q-card>div:not(" in css
    assert "}.q-card>div" not in css
