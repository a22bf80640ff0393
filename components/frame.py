"""The frame around every signed-in page: sidebar, top line, bottom bar, main landmark."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager

from nicegui import ui

from components.feedback import toasts
from components.frame_views import bottom_bar, side, top_bars
from components.navigation import FrameViewer
from components.palette import Hit, Palette

ON_PALETTE = """(event) => {
  if (!event.target.closest('[data-palette]')) return;
  event.preventDefault();
  emit();
}"""
ON_CTRL_K = """() => document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
  event.preventDefault();
  document.querySelector('.pm-quick').click();
})"""


@contextmanager
def frame(
    title: str,
    viewer: FrameViewer,
    *,
    active: str = "",
    crumbs: Sequence[tuple[str, str]] = (),
    wide: bool = False,
    search: Callable[[str], Awaitable[Sequence[Hit]]] | None = None,
) -> Iterator[None]:
    """What is built inside stands in the main landmark.

    `active` is the key of the place (home, board, with-<id> …), `crumbs` are (words, address)
    of the pages above, the last crumb is the title itself.
    """
    ui.page_title(f"{title} – PeerMent")
    with ui.element("div").classes("pm-app"):
        _island(str(side(viewer, active)))
        with ui.element("div").classes("pm-main"):
            top = _island(str(top_bars(title, viewer, crumbs)))
            if search is not None:
                top.on("click", Palette(search).open, js_handler=ON_PALETTE)
                top.on("vnode-mounted", js_handler=ON_CTRL_K)
            main = ui.element("main").props("id=main tabindex=-1")
            main.classes("pm-body pm-body--wide" if wide else "pm-body")
        _island(str(bottom_bar(viewer, active)))
    toasts()
    with main:
        yield


def _island(markup: str) -> ui.html:
    """Our own markup in a wrapper that takes no part in the layout."""
    return ui.html(markup, sanitize=False).classes("pm-island")
