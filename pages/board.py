"""The board: who stands where; cards move by hand, by key, or by menu, for all who look."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from app import events
from app.asking import ask
from app.auth import Viewer
from app.i18n import _
from app.services import board as services
from components.board import (
    FILTERS,
    ask_why,
    board_head,
    choose_stage,
    is_shown,
    keys,
)
from components.board_grid import Grid
from components.controls import island, refill
from components.feedback import toast
from components.frame import frame
from models.mentra import LAST
from models.people import Person, Role
from models.relationships import Board, Card
from pages.surroundings import Around, jump


async def board(viewer: Viewer, around: Around) -> None:
    """All that the viewer may see and move."""
    shown = await ask(services.board, viewer)
    title = _("Relationships") if viewer.role is Role.COORDINATOR else _("Board")
    with frame(title, around, active="board", wide=True, search=jump(viewer)):
        table = Table(viewer, shown)
    events.people.follow(viewer.id, table.refresh)
    for programme in {card.relationship.programme_id for card in shown.cards}:
        events.programme.follow(programme, table.refresh)


class Table:
    """One open board: what is on it, what it shows of that, and what people do to it."""

    def __init__(self, viewer: Person, board: Board) -> None:
        self.viewer, self.board, self.filter = viewer, board, FILTERS[0]
        self.head = island(board_head(board, self.filter), on_act=self.show)
        self.grid = Grid(board.stages, viewer.role.value, on_drop=self.move, on_menu=self.menu)
        island(keys())
        self.render()

    async def refresh(self) -> None:
        self.board = await ask(services.board, self.viewer)
        self.render()

    def render(self) -> None:
        refill(self.head, board_head(self.board, self.filter))
        self.grid.render([card for card in self.board.cards if is_shown(card, self.filter)])

    def show(self, _act: str, chosen: str) -> None:
        self.filter = chosen if chosen in FILTERS else FILTERS[0]
        self.render()

    def menu(self, card: Card) -> None:
        async def choose(position: int) -> None:
            await self.move(card, position)

        choose_stage(card, self.board.stages, choose)

    async def move(self, card: Card, position: int) -> None:
        """Moves a card, or asks why where its gate is not open yet."""
        present = card.relationship.stage
        if position == present + 1 and card.gate.missing:
            self.render()
            ask_why(card, self.board.stages[position], self._with_reason(card, position))
        elif position != present and 0 <= position <= min(LAST, present + 1):
            await self._move(card, position)
        else:
            self.render()
            if position > present:
                self._say(_("One stage at a time. Next comes the one beside it."))

    def _with_reason(self, card: Card, position: int) -> Callable[[str], Awaitable[None]]:
        async def send(reason: str) -> None:
            await self._move(card, position, reason)

        return send

    async def _move(self, card: Card, position: int, reason: str = "") -> None:
        pair = card.relationship
        await ask(services.move, self.viewer, pair.id, position, pair.version, reason)
        await self.refresh()
        stage = self.board.stages[position].name
        words = _("{name} moved to {stage}.", name=card.mentee.first_name, stage=stage)
        self.grid.say(_("{words} Undo is available.", words=words))
        toast(words, undo=self._undo(pair.id))

    def _undo(self, relationship_id: UUID) -> Callable[[], Awaitable[None]]:
        async def undo() -> None:
            await ask(services.undo, self.viewer, relationship_id)
            await self.refresh()

        return undo

    def _say(self, words: str) -> None:
        self.grid.say(words)
        toast(words)
