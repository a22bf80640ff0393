"""Libraries that take long to load and that most runs never use: loaded when they are used.

A module that needs one imports it for the type checker only, and says `np = heavy("numpy")`.
"""

from importlib import import_module
from types import ModuleType


class Heavy(ModuleType):
    """Stands for a library; the first look at anything in it loads it, once for all threads."""

    def __getattr__(self, name: str) -> object:
        return getattr(import_module(self.__name__), name)


def heavy(name: str) -> ModuleType:
    return Heavy(name)
