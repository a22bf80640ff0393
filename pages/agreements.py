"""The agreement of two people: read, sign, print; it is written on its form."""

from functools import partial
from uuid import UUID

from fastapi import Response

from app import events, papers
from app.asking import ask, in_thread
from app.auth import Viewer
from app.i18n import _, full_date
from app.services import agreements, relationships
from components.agreements import paper_margin, sheet, signed_lines
from components.controls import box, island, refill
from components.feedback import toast
from components.frame import frame
from components.relationships import crumbs, head, pair_name, tabs
from models.errors import NotFound
from pages.exercises import printed
from pages.public import site
from pages.surroundings import Around, jump


async def agreement(viewer: Viewer, around: Around, rel: UUID, version: int | None = None) -> None:
    together = await ask(relationships.one, viewer, rel)
    paper = await ask(agreements.current, viewer, rel, version)

    async def again() -> None:
        nonlocal paper
        paper = await ask(agreements.current, viewer, rel, version)
        refill(page, sheet(paper, around.csrf))
        refill(margin, paper_margin(paper, around.csrf))

    async def act(what: str, _id: str) -> None:
        """What is signed is the version that this page shows, and no newer one."""
        if what == "sign" and paper.shown:
            await ask(agreements.sign, viewer, rel, paper.shown.version)
            toast(_("Signed."))

    title, up = _("Agreement"), crumbs(together, together.part)
    with frame(title, around, active=f"with-{rel}", crumbs=up, search=jump(viewer)):
        island(head(together), tabs(together, "agreement"))
        with box("ag"):
            page = island(sheet(paper, around.csrf), on_act=act)
            with box("pm-margin pm-stack pm-stack--5", tag="aside", label=_("Around this page")):
                margin = island(paper_margin(paper, around.csrf))
    events.relationships.follow(rel, again)


async def on_paper(viewer: Viewer, rel: UUID, version: int | None = None) -> Response:
    """A version as sheets of A4, with its signatures or lines for them."""
    paper = await ask(agreements.current, viewer, rel, version)
    if paper.words is None:
        raise NotFound("There is nothing to print yet.")
    made = partial(
        papers.of_form,
        paper.words.form,
        paper.words.answers,
        owner=pair_name(paper.mentor, paper.mentee),
        kept_on=full_date(paper.words.kept_at),
        host=(await site(viewer)).host,
        signatures=signed_lines(paper),
    )
    return printed(await in_thread(made), paper.words.form.slug)
