"""Makes htpy quicker: Python 3.11 asks a Protocol forty times as slowly as an abstract class."""

from abc import ABC

from htpy import _attributes, _render_sync


class HasHtml(ABC):  # noqa: B024  # it is only asked about
    """Whatever knows itself as HTML, as htpy's own Protocol of that name says."""

    @classmethod
    def __subclasshook__(cls, other: type, /) -> bool:
        return hasattr(other, "__html__")


def install() -> None:
    for module in (_attributes, _render_sync):
        vars(module)["HasHtml"] = HasHtml
