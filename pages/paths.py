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
from components.paths import above, gate_section, next_stage, path_head, path_margin, way
from models.people import Person
from models.relationships import Path, Relationship
from pages.surroundings import Around, jump


async def path(viewer: Viewer, around: Around, rel: UUID) -> None:
    seen = await ask(board.path, viewer, rel)
    active = "board" if seen.part == "coordinator" else f"with-{rel}"
    with frame(_("Path"), around, active=active, crumbs=above(seen), search=jump(viewer)):
        walk = Walk(viewer, seen)
    events.relationships.follow(rel, walk.again)


class Walk:
    """One open path."""

    def __init__(self, viewer: Person, seen: Path) -> None:
        self.viewer, self.seen, self.rel = viewer, seen, seen.relationship.id
        self.head = island(path_head(seen), way(seen))
        with box("ga pm-gap-top"):
            self.gate = island(gate_section(seen), on_act=self.act)
            with box("pm-margin", tag="aside", label=_("About this stage")):
                self.margin = island(path_margin(seen))

    async def again(self) -> None:
        self.seen = await ask(board.path, self.viewer, self.rel)
        refill(self.head, path_head(self.seen), way(self.seen))
        refill(self.gate, gate_section(self.seen))
        refill(self.margin, path_margin(self.seen))

    async def act(self, what: str, check: str) -> None:
        match what:
            case "confirm":
                await ask(board.confirm, self.viewer, self.rel, check)
            case "unconfirm":
                await ask(board.unconfirm, self.viewer, self.rel, check)
            case "move" if self.seen.now.gate.is_open:
                await self._move(self.seen.relationship)
            case "move":
                self._why()

    def _why(self) -> None:
        pair = self.seen.relationship

        async def send(lines: dict[str, str]) -> None:
            await self._move(pair, lines["reason"])

        following = next_stage(self.seen)
        name = following.stage.name if following else ""
        question = _("Move on to {stage} already?", stage=name)
        line = Line("reason", _("Why now"), "area", longest=600)
        ask_for(question, [line], _("Move on anyway"), send)

    async def _move(self, pair: Relationship, reason: str = "") -> None:
        await ask(board.move, self.viewer, self.rel, pair.stage + 1, pair.version, reason)
        await self.again()
        toast(_("Moved to {stage}.", stage=self.seen.now.stage.name), undo=self._undo)

    async def _undo(self) -> None:
        await ask(board.undo, self.viewer, self.rel)
