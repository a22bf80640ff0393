"""The frame around every signed-in page: sidebar, top line, bottom bar, main landmark."""

from collections.abc import Awaitable, Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

import htpy as h
from nicegui import Client, ui

from app.i18n import language
from components.feedback import toasts
from components.frame_views import bottom_bar, side, top_bars
from components.navigation import FrameViewer
from components.palette import Hit, Palette

View = Callable[..., h.Fragment]
FRAMES = 512
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
# Logging out saves what is being typed, then hangs up: told to leave by its own page, the
# browser would never hear the answer that clears what it has kept.
ON_LEAVE = """async (event) => {
  const form = event.target;
  if (!form.action.endsWith('/logout')) return;
  event.preventDefault();
  await document.querySelector('[data-saves-itself]')?.save();
  window.socket?.disconnect();
  form.submit();
}"""


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
    """Dresses the page around what is built inside: NiceGUI's own layout becomes ours.

    `active` is the key of the place (home, board, with-<id> …), `crumbs` are (words, address)
    of the pages above, the last crumb is the title itself.
    """
    ui.page_title(f"{title} – PeerMent")
    client = ui.context.client
    client.layout.classes("pm-app")
    client.page_container.classes("pm-main")
    _main(client).classes("pm-body pm-body--wide" if wide else "pm-body")
    with client.layout:
        _island(side, viewer, active).on("submit", js_handler=ON_LEAVE).move(client.layout, 0)
        _island(bottom_bar, viewer, active).on("submit", js_handler=ON_LEAVE)
        toasts()
    with client.page_container:
        top = _island(top_bars, title, viewer, tuple(crumbs))
    top.move(client.page_container, 0)
    if search is not None:
        top.on("click", Palette(search).open, js_handler=ON_PALETTE)
        top.on("vnode-mounted", js_handler=ON_CTRL_K)
    yield


def _main(client: Client) -> ui.element:
    """NiceGUI's own main landmark, the target of the skip link."""
    page, *_others = client.page_container
    return page.props("id=main tabindex=-1")


def _island(view: View, *shown: Hashable) -> ui.html:
    """Our own markup in a wrapper that takes no part in the layout."""
    return ui.html(_drawn(view, language(), *shown), sanitize=False).classes("pm-island")


@lru_cache(FRAMES)
def _drawn(view: View, _language: str, *shown: Hashable) -> str:
    """Whoever goes from page to page sees the same frame: it is drawn anew where anything that
    it shows is another, and everything it shows is in `shown`."""
    return str(view(*shown))
