"""A mentor's home."""

from collections.abc import Sequence
from datetime import datetime

from app import events
from app.asking import ask
from app.i18n import _, zone
from app.services import goals, journals, matching, meetings, relationships
from components.basics import heading, link
from components.controls import box, island, refill
from components.goals import progress_chart
from components.journal_lists import shared_rows
from components.mentor_home import MentorDay, main_view, margin_view
from components.navigation import FrameViewer
from models.goals import Progress
from models.people import Person

FEW = 4


async def mentor_home(viewer: Person, _around: FrameViewer) -> None:
    """Builds the page inside the frame and keeps it alive."""
    seen, progress = await _look(viewer)

    async def again() -> None:
        seen, _progress = await _look(viewer)
        refill(main, main_view(seen))
        refill(margin, margin_view(seen))

    with box("pm-cols"):
        with box("pm-stack pm-stack--work"):
            main = island(main_view(seen))
            if progress:
                with box("pm-sec", tag="section", label=_("Goals over time")):
                    island(heading(2, _("Goals over time"), "h2"))
                    finding = _("How far your mentees’ goals have come, in percent of the way.")
                    progress_chart(progress, finding)
        with box("pm-margin pm-stack pm-stack--6", tag="aside", label=_("This week")):
            margin = island(margin_view(seen))
    events.people.follow(viewer.id, again)


async def _look(viewer: Person) -> tuple[MentorDay, Sequence[Progress]]:
    """All that the page shows, read at once and with the viewer's own rights."""
    mine, pages, offers, signals, ahead, room, progress = await ask(
        lambda me: (
            relationships.mine(me),
            journals.shared_with(me, most=FEW),
            matching.my_proposals(me),
            relationships.attention(me),
            meetings.upcoming(me),
            relationships.room(me),
            goals.over_time(me),
        ),
        viewer,
    )
    names = {str(one.partner.id): one.partner.first_name for one in mine}
    mentees = [one for one in mine if one.part == "mentor"]
    theirs = {one.relationship.id for one in mentees}
    seen = MentorDay(
        name=viewer.first_name,
        now=datetime.now(zone()),
        mentees=mentees,
        signals=[one for one in signals if one.relationship_id in theirs],
        ahead=ahead,
        room=room,
        shared=shared_rows(pages, names) if pages else None,
        proposals=link(_("See the proposal"), f"/proposals/{offers[0]}") if offers else None,
    )
    return seen, progress
