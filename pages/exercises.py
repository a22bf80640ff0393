"""The library of exercises, one of them, its example, and its versions compared."""

from functools import partial
from typing import Annotated
from uuid import UUID

from fastapi import Form, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from app import papers
from app.asking import ask, in_thread
from app.auth import Sender, Viewer
from app.i18n import _
from app.services import forms, sheets
from components.controls import box, island
from components.forms.comparing import compare_head, mark, nothing_yet, side_by_side
from components.forms.door import door, my_sheets
from components.forms.drawing import over_time, own_charts, wheels
from components.forms.reading import example_view
from components.forms.shelf import library_page
from components.frame import frame
from components.shell import app_document
from models.library import Search
from models.sheets import Past
from pages.public import FOR_ONE, site
from pages.surroundings import Around, jump

EXERCISES = "/exercises"


async def library(
    viewer: Viewer,
    around: Around,
    q: str = "",
    stage: str = "",
    theme: str = "",
    longest: int = 0,
    mine: str = "",
) -> Response:
    """All tools that one may fill for oneself, narrowed by what one looks for."""
    search = Search(q.strip()[:100], stage[:4], theme[:40], max(0, longest), mine[:10])
    found = await ask(forms.library, viewer, search)
    page = app_document(
        _("Exercises"),
        around,
        library_page(found),
        lang=viewer.language,
        theme=viewer.theme,
        active="exercises",
        wide=True,
    )
    return HTMLResponse(page, headers=FOR_ONE)


async def exercise(viewer: Viewer, around: Around, slug: str) -> Response:
    view = await ask(forms.form, viewer, slug)
    page = app_document(
        view.form.title,
        around,
        door(view, around.csrf, my_sheets(view), around.people),
        lang=viewer.language,
        theme=viewer.theme,
        active="exercises",
        crumbs=above(),
    )
    return HTMLResponse(page, headers=FOR_ONE)


async def begin(sender: Sender, slug: str, rel: Annotated[UUID | None, Form()] = None) -> Response:
    """Opens a sheet: the one under way, or a fresh one."""
    sheet = await ask(sheets.begin, sender, slug, rel)
    return RedirectResponse(f"{EXERCISES}/{slug}/{sheet.id}", 303)


async def example(viewer: Viewer, around: Around, slug: str) -> Response:
    """The same form, filled by somebody invented."""
    view = await ask(forms.form, viewer, slug)
    page = app_document(
        _("Example: {title}", title=view.form.title),
        around,
        example_view(view.form),
        lang=viewer.language,
        theme=viewer.theme,
        active="exercises",
        crumbs=[*above(), (view.form.title, f"{EXERCISES}/{slug}")],
    )
    return HTMLResponse(page, headers=FOR_ONE)


async def empty_sheet(viewer: Viewer, slug: str) -> Response:
    """The form to fill with a pen."""
    view = await ask(forms.form, viewer, slug)
    host = (await site(viewer)).host
    made = partial(papers.of_form, view.form, None, host=host)
    return printed(await in_thread(made), view.form.slug)


async def tip(
    sender: Sender,
    slug: str,
    rel: Annotated[UUID, Form()],
    off: Annotated[str, Form()] = "",
) -> Response:
    """A mentor suggests an exercise, or takes the suggestion back."""
    await ask(forms.untip if off else forms.tip, sender, rel, slug)
    return RedirectResponse(f"{EXERCISES}/{slug}", 303)


async def compare(viewer: Viewer, around: Around, slug: str, a: str = "", b: str = "") -> None:
    """Two kept versions side by side, and all of them over time."""
    form, past = await ask(sheets.history, viewer, slug)
    title = _("{title}, then and now", title=form.title)
    up = [*above(), (form.title, f"{EXERCISES}/{slug}")]
    with frame(title, around, active="exercises", crumbs=up, search=jump(viewer)):
        if len(past) < 2:
            island(nothing_yet(form))
            return
        now, before = _chosen(past, b, 0), _chosen(past, a, 1)
        island(compare_head(form, past, before, now))
        with box("pm-stack pm-stack--work"):
            wheels(form, before.answers, now.answers)
            over_time(form, past)
            own_charts(form, now.answers)
            island(side_by_side(form, before.answers, now.answers))


def printed(paper: bytes, slug: str) -> Response:
    headers = {**FOR_ONE, "Content-Disposition": f'inline; filename="{slug}.pdf"'}
    return Response(paper, media_type="application/pdf", headers=headers)


def above() -> list[tuple[str, str]]:
    return [(_("Exercises"), EXERCISES)]


def _chosen(past: tuple[Past, ...], name: str, otherwise: int) -> Past:
    return next((one for one in past if mark(one) == name), past[otherwise])
