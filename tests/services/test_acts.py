"""Every public service function, tried by everybody of the cast."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest

from app import services
from models.errors import Refusal
from tests.acts import Act
from tests.cast import NAMES, Cast

STEMS = [module.name for module in pkgutil.iter_modules(services.__path__)]


def public_functions(stem: str) -> set[str]:
    module = import_module(f"app.services.{stem}")
    found = inspect.getmembers(module, inspect.isfunction)
    return {
        name for name, f in found if not name.startswith("_") and f.__module__ == module.__name__
    }


def acts(stem: str) -> dict[str, Act]:
    given: dict[Callable[..., object], Act] = import_module(f"tests.acts.{stem}").ACTS
    return {function.__name__: act for function, act in given.items()}


def cells() -> Iterator[tuple[str, str, str]]:
    for stem in STEMS:
        for name in sorted(acts(stem)):
            for somebody in NAMES:
                yield stem, name, somebody


@pytest.mark.parametrize("stem", STEMS)
def test_every_service_function_is_in_the_table(stem: str) -> None:
    assert public_functions(stem) == set(acts(stem))


@pytest.mark.parametrize("stem", STEMS)
def test_every_service_function_takes_the_asking_person_first(stem: str) -> None:
    module = import_module(f"app.services.{stem}")
    for name in public_functions(stem):
        first = next(iter(inspect.signature(getattr(module, name)).parameters.values()))
        assert "Person" in str(first.annotation), name


@pytest.mark.parametrize(("stem", "name", "somebody"), list(cells()))
def test_only_those_may_who_may(cast: Cast, stem: str, name: str, somebody: str) -> None:
    act = acts(stem)[name]
    if somebody in act.allowed:
        act.call(cast, cast.named(somebody))
    else:
        with pytest.raises(Refusal):
            act.call(cast, cast.named(somebody))
