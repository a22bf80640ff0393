"""The agreement of two people: read, change, sign."""

from uuid import UUID

from app import events
from app.asking import ask
from app.auth import Viewer
from app.i18n import _
from app.services import agreements, relationships
from components.agreements import paper_margin, sheet, write_dialog
from components.controls import box, island, refill
from components.feedback import toast
from components.frame import frame
from components.relationships import crumbs, head, tabs
from pages.surroundings import Around, jump


async def agreement(viewer: Viewer, around: Around, rel: UUID) -> None:
    together = await ask(relationships.one, viewer, rel)
    paper = await ask(agreements.current, viewer, rel)

    async def again() -> None:
        nonlocal paper
        paper = await ask(agreements.current, viewer, rel)
        refill(page, sheet(paper))
        refill(margin, paper_margin(paper))

    def write() -> None:
        """What is sent changes the version that the dialog was opened on, and no newer one."""
        version = paper.agreement.version if paper.agreement else 0

        async def send(lines: dict[str, str]) -> None:
            await ask(agreements.write, viewer, rel, lines, version)
            toast(_("Kept as a new version. Both of you sign it."))

        write_dialog(paper, send)

    async def act(what: str, _id: str) -> None:
        if what == "write":
            write()
        elif what == "sign" and paper.agreement:
            await ask(agreements.sign, viewer, rel, paper.agreement.version)
            toast(_("Signed."))

    title, up = _("Agreement"), crumbs(together, together.part)
    with frame(title, around, active=f"with-{rel}", crumbs=up, search=jump(viewer)):
        island(head(together), tabs(together, "agreement"))
        with box("ag"):
            page = island(sheet(paper), on_act=act)
            with box("pm-margin pm-stack pm-stack--5", tag="aside", label=_("Around this page")):
                margin = island(paper_margin(paper), on_act=act)
    events.relationships.follow(rel, again)
