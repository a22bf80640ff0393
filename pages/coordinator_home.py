"""The coordinator's home: the programme at a glance, live."""

from app import events
from app.asking import ask
from app.i18n import _
from app.services import matching, programme
from components.basics import heading
from components.controls import box, island, refill
from components.navigation import FrameViewer
from components.programme import no_programme, overview_view, sessions_chart
from models.people import Person
from models.programme import Overview
from models.proposals import Queue


async def coordinator_home(viewer: Person, around: FrameViewer) -> None:
    """Builds the page inside the frame and keeps it alive."""
    del around
    seen, queue = await ask(_read, viewer)
    if seen is None:
        island(no_programme())
        return

    async def again() -> None:
        now, waiting = await ask(_read, viewer)
        if now is not None:
            refill(top, overview_view(now, waiting))

    with box("pm-stack pm-stack--work"):
        top = island(overview_view(seen, queue))
        with box("pm-sec", tag="section", label=_("Sessions each week")):
            island(heading(2, _("Sessions each week"), "h2"))
            sessions_chart(seen)
    events.programme.follow(seen.programme.id, again)


def _read(viewer: Person) -> tuple[Overview | None, Queue]:
    return programme.overview(viewer), matching.queue(viewer)
