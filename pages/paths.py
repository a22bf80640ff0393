"""The path of a relationship, for its two people; coordinators look on."""

from uuid import UUID

from app import events
from app.asking import ask
from app.auth import Viewer
from app.i18n import _
from app.services import board
from components.controls import box, island, refill
from components.dialogs import Line, ask_for
from components.feedback import toast
from components.frame import frame
from components.paths import gate_section, next_stage, path_head, path_margin, way
from components.relationships import pair_name
from pages.surroundings import Around, jump


async def path(viewer: Viewer, around: Around, rel: UUID) -> None:
    seen = await ask(board.path, viewer, rel)

    async def again() -> None:
        nonlocal seen
        seen = await ask(board.path, viewer, rel)
        refill(head, path_head(seen), way(seen.stages))
        refill(gate, gate_section(seen))
        refill(margin, path_margin(seen))

    async def move(reason: str = "") -> None:
        position = seen.relationship.stage + 1
        await ask(board.move, viewer, rel, position, seen.relationship.version, reason)
        await again()
        words = _("Moved to {stage}.", stage=seen.now.stage.name)
        toast(words, undo=undo)

    async def undo() -> None:
        await ask(board.undo, viewer, rel)
        await again()

    async def act(what: str, check: str) -> None:
        match what:
            case "confirm":
                await ask(board.confirm, viewer, rel, check)
            case "unconfirm":
                await ask(board.unconfirm, viewer, rel, check)
            case "move" if seen.now.gate.is_open:
                await move()
            case "move":
                why()
        await again()

    def why() -> None:
        async def send(lines: dict[str, str]) -> None:
            await move(lines["reason"])

        following = next_stage(seen)
        name = following.stage.name if following else ""
        question = _("Move on to {stage} already?", stage=name)
        line = Line("reason", _("Why now"), "area", longest=600)
        ask_for(question, [line], _("Move on anyway"), send)

    names = pair_name(seen.mentor, seen.mentee)
    place = "/board" if seen.part == "coordinator" else f"/with/{rel}"
    up = [(_("Board"), "/board")] if seen.part != "mentee" else []
    up += [(names, place)] if seen.part != "coordinator" else []
    active = "board" if seen.part == "coordinator" else f"with-{rel}"
    title = _("Path: {names}", names=names) if seen.part == "coordinator" else _("Path")
    with frame(title, around, active=active, crumbs=up, search=jump(viewer)):
        head = island(path_head(seen), way(seen.stages))
        with box("ga pm-gap-top"):
            gate = island(gate_section(seen), on_act=act)
            with box("pm-margin pm-stack pm-stack--6", tag="aside", label=_("About this stage")):
                margin = island(path_margin(seen))
    events.relationships.follow(rel, again)
