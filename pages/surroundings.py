"""What every signed-in page has around it: the frame's people and counts, and the jump list."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated

from fastapi import Depends, Request

from app.asking import ask
from app.auth import Viewer, csrf_of
from app.services import people
from components.navigation import Companion, FrameViewer
from components.palette import Hit
from components.sign_ins import role_name
from models.people import Person


async def surroundings(request: Request, viewer: Viewer) -> FrameViewer:
    around = await ask(people.around, viewer)
    subtitle = ", ".join(filter(None, (role_name(viewer.role), viewer.place)))
    return FrameViewer(
        name=viewer.name,
        subtitle=subtitle,
        roles=viewer.roles,
        active_role=viewer.role,
        csrf=csrf_of(request),
        people=tuple(
            Companion(str(near.relationship_id), near.name, near.role, near.unread)
            for near in around.people
        ),
        matching_count=around.waiting,
        unread_notifications=around.unread,
    )


Around = Annotated[FrameViewer, Depends(surroundings)]


def jump(viewer: Person) -> Callable[[str], Awaitable[Sequence[Hit]]]:
    """What the command palette finds for this person."""

    async def search(words: str) -> Sequence[Hit]:
        return [
            Hit(found.title, found.kind, found.href)
            for found in await ask(people.search, viewer, words)
        ]

    return search
