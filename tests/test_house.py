"""The house rules that a machine can keep."""

import ast
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("app", "components", "models", "pages")
SOURCES = sorted(
    path
    for path in chain.from_iterable(ROOT.glob(f"{layer}/**/*.py") for layer in LAYERS)
    if "migrations" not in path.parts
)
STYLING = {"classes", "style", "props"}
ADAPTERS = {"app"}
LIBRARY_SAYS_NO = {"models/people.py", "models/forms/formulas.py", "models/days.py"}
LONGEST_FILE, LONGEST_FUNCTION = 300, 40

sources = pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


@sources
def test_files_and_functions_stay_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST_FILE
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


@sources
def test_every_module_says_what_it_is_for(path: Path) -> None:
    if path.read_text().strip():
        assert ast.get_docstring(tree(path))


@pytest.mark.parametrize("path", sorted(ROOT.glob("pages/*.py")), ids=lambda p: p.stem)
def test_pages_compose_and_never_style(path: Path) -> None:
    calls = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    assert not [f.attr for f in calls if isinstance(f, ast.Attribute) and f.attr in STYLING]


@sources
def test_only_adapters_catch(path: Path) -> None:
    """No `try` in pages, components, services or models."""
    layer = path.relative_to(ROOT).parts
    if (layer[0] in ADAPTERS and layer[1] != "services") or "/".join(layer) in LIBRARY_SAYS_NO:
        return
    assert not [node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.Try)]


@sources
def test_the_session_of_nicegui_is_never_asked_who_somebody_is(path: Path) -> None:
    assert "storage.user" not in path.read_text()
    assert "storage.browser" not in path.read_text()


@sources
def test_nothing_is_left_to_do(path: Path) -> None:
    words = ("TO" + "DO", "FIX" + "ME")
    assert not [word for word in words if word in path.read_text()]
