"""A sheet: fill it, save it, keep it, read it, share it, and the files in it."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

import htpy as h
from fastapi import Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from app import papers
from app.asking import ask, in_thread
from app.auth import Sender, Viewer
from app.forms import refusal_or
from app.i18n import _, clock, full_date
from app.services import people, profiles, sheets
from components.forms.editor import WHOLE, editor
from components.forms.reading import own_acts, sheet_head, sheet_view
from components.forms.sharing import removal, share_panel
from components.forms.told import refused
from components.profiles import matching_panel
from components.scripts import tag
from components.shell import app_document
from models.base import Json
from models.errors import Refusal
from models.forms.answers import read as read_answers
from models.forms.definitions import Definition
from models.forms.feeds import is_compared
from models.people import Person
from models.sheets import MovedSheet, Opened, Reading, Sheet, living_place
from pages.exercises import EXERCISES, above, printed
from pages.posting import on_page, posted_texts
from pages.public import FOR_ONE, site
from pages.surroundings import Around


async def fill(viewer: Viewer, around: Around, sheet: UUID, step: str = "0") -> Response:
    """One step of a sheet, or all of it."""
    opened = await ask(sheets.opened, viewer, sheet)
    return _editor(viewer, around, opened, step)


async def save(
    request: Request, sender: Sender, around: Around, slug: str, sheet: UUID
) -> Response:
    """What somebody typed: from the script while they type, or from the form's own buttons."""
    posted = await posted_texts(request)
    written, form = await ask(sheets.asked, sender, sheet)
    answers = read_answers(on_page(form, posted), posted)
    version, act = read_at(posted), (posted.get("act") or [""])[0]
    if "json" in request.headers.get("accept", ""):
        told = await refusal_or(ask(sheets.save, sender, sheet, version, answers))
        return _told(told, await _left_out(sender, form, told))
    done = sheets.keep if act == "keep" else sheets.save
    saved = await refusal_or(ask(done, sender, sheet, version, answers))
    if isinstance(saved, Refusal):
        return await again(sender, around, sheet, posted, answers, saved)
    return RedirectResponse(_onward(slug, written, form, act, posted), 303)


async def read(
    viewer: Viewer, around: Around, slug: str, sheet: UUID, version: int | None = None
) -> Response:
    """A kept version of one's own, with what one can do with it."""
    return await read_page(viewer, around, slug, sheet, version)


async def read_page(
    viewer: Person,
    around: Around,
    slug: str,
    sheet: UUID,
    version: int | None = None,
    refusal: Refusal | None = None,
) -> Response:
    """The kept version, and above it why something could not be done with it."""
    seen = await ask(sheets.read, viewer, sheet, version)
    base = f"{EXERCISES}/{slug}/{sheet}"
    older = next((one for one in seen.past if one.number < seen.shown.number), None)
    body = h.div(".pm-cols")[
        h.div(".pm-stack.pm-stack--work")[
            sheet_head(seen, own_acts(seen, base)), refused(refusal), sheet_view(seen, older)
        ],
        h.aside(".pm-margin.pm-stack.pm-stack--6", aria_label=_("Who reads it"))[
            await _matching(viewer, seen, around.csrf, base),
            share_panel(seen, around.people, around.csrf, base),
            None if seen.sheet.relationship_id else removal(around.csrf, base),
        ],
    ]
    status = refusal.status if refusal else 200
    return sheet_page(viewer, around, seen.form, body, status, sheet=seen.sheet)


async def match(sender: Sender, slug: str, sheet: UUID) -> Response:
    """Matching compares what this form says."""
    await ask(profiles.offer, sender, sheet)
    return RedirectResponse(f"{EXERCISES}/{slug}/{sheet}/read", 303)


async def unmatch(sender: Sender, slug: str, sheet: UUID) -> Response:
    await ask(profiles.withdraw, sender)
    return RedirectResponse(f"{EXERCISES}/{slug}/{sheet}/read", 303)


async def paper(viewer: Viewer, sheet: UUID, version: int | None = None) -> Response:
    """A kept version, or what of it is shared with the viewer, as sheets of A4."""
    seen = await ask(sheets.read, viewer, sheet, version)
    made = partial(
        papers.of_form,
        seen.form,
        seen.shown.answers,
        owner=seen.owner.name,
        kept_on=full_date(seen.shown.kept_at),
        host=(await site(viewer)).host,
    )
    return printed(await in_thread(made), seen.form.slug)


async def _matching(viewer: Person, seen: Reading, csrf: str, base: str) -> h.Node:
    if not is_compared(seen.form):
        return None
    return matching_panel(seen, await ask(people.my_profile, viewer), csrf, base)


async def delete(sender: Sender, slug: str, sheet: UUID) -> Response:
    await ask(sheets.delete, sender, sheet)
    return RedirectResponse(f"{EXERCISES}/{slug}", 303)


def _editor(
    viewer: Person,
    around: Around,
    opened: Opened,
    step: str,
    *,
    theirs: Mapping[str, Json] | None = None,
    refusal: Refusal | None = None,
) -> Response:
    form = opened.form
    base = f"{EXERCISES}/{form.slug}/{opened.sheet.id}"
    number = None if step == WHOLE else _step(step, len(form.steps))
    body = h.fragment[
        refused(refusal), editor(opened, number, base, around.csrf, theirs=theirs), tag("form")
    ]
    status = refusal.status if refusal else 200
    return sheet_page(viewer, around, form, body, status, sheet=opened.sheet)


async def again(
    sender: Person,
    around: Around,
    sheet: UUID,
    posted: Mapping[str, list[str]],
    answers: Mapping[str, Json],
    refusal: Refusal,
) -> Response:
    """The same page with all that was typed, what is wrong, and the other's words beside it."""
    opened = await ask(sheets.opened, sender, sheet)
    mine = Opened(
        sheet=opened.sheet,
        form=opened.form,
        answers={**opened.answers, **answers},
        automatic=opened.automatic,
        before=opened.before,
        files=opened.files,
    )
    theirs = refusal.theirs if isinstance(refusal, MovedSheet) else None
    step = (posted.get("step") or ["0"])[0]
    return _editor(sender, around, mine, step, theirs=theirs, refusal=refusal)


async def _left_out(sender: Person, form: Definition, saved: Sheet | Refusal) -> list[str]:
    """The fields that the saved answers do not ask, where a form has any such fields."""
    if isinstance(saved, Refusal) or not any(field.when for field in form.fields):
        return []
    return sorted(await ask(sheets.unasked, sender, saved.id))


def _told(saved: Sheet | Refusal, left_out: list[str]) -> Response:
    """What the script needs to go on."""
    if isinstance(saved, MovedSheet):
        facts = {"theirs": saved.theirs, "version": saved.version}
        return JSONResponse({"message": _(saved.message), **facts}, saved.status)
    if isinstance(saved, Refusal):
        return JSONResponse({"message": _(saved.message, **saved.values)}, saved.status)
    said = _("Saved {time}", time=clock(saved.changed_at))
    return JSONResponse({"version": saved.version, "message": said, "leftOut": left_out})


def sheet_page(
    viewer: Person,
    around: Around,
    form: Definition,
    body: h.Node,
    status: int = 200,
    *,
    sheet: Sheet | None = None,
) -> Response:
    """A page of a sheet of one's own, or without `sheet` of what somebody else shares."""
    active, crumbs = _where(around, form, sheet) if sheet else ("exercises", above())
    page = app_document(
        _("Your sheet") if sheet else form.title,
        around,
        body,
        lang=viewer.language,
        theme=viewer.theme,
        active=active,
        crumbs=crumbs,
        wide=True,
    )
    return HTMLResponse(page, status, headers=FOR_ONE)


def _where(around: Around, form: Definition, sheet: Sheet) -> tuple[str, list[tuple[str, str]]]:
    """The place in the menu, and the way back: to the page of the two where the sheet lives."""
    home, rel = living_place(form, sheet), str(sheet.relationship_id)
    if not home:
        return "exercises", [*above(), (form.title, f"{EXERCISES}/{form.slug}")]
    near = next((one.name for one in around.people if one.id == rel), _("Workspace"))
    return f"with-{rel}", [(near, f"/with/{rel}"), (_("Agreement"), home)]


def _onward(
    slug: str, sheet: Sheet, form: Definition, act: str, posted: Mapping[str, list[str]]
) -> str:
    base, home = f"{EXERCISES}/{slug}/{sheet.id}", living_place(form, sheet)
    step = (posted.get("step") or ["0"])[0]
    match act:
        case "keep":
            return home or f"{base}/read"
        case "later":
            return home or f"{EXERCISES}/{slug}"
        case "next" | "back":
            way = 1 if act == "next" else -1
            return f"{base}?step={_step(step, len(form.steps), way)}"
    more = (posted.get("more") or [""])[0]
    return f"{base}?step={step}" + (f"&more={more}#field-{more}" if more else "")


def read_at(posted: Mapping[str, list[str]]) -> int:
    """What the page was read at; whatever else stands there is as old as can be."""
    said = (posted.get("version") or ["0"])[0]
    return int(said) if said.isdecimal() and len(said) < 9 else 0


def _step(step: str, count: int, way: int = 0) -> int:
    number = int(step) if step.isdecimal() and len(step) < 4 else 0
    return min(max(number + way, 0), count - 1)
