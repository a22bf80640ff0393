"""The board's grid: columns that take cards, cards that are dragged or carried by keys."""

from collections.abc import Awaitable, Callable, Sequence

from nicegui import events, ui
from nicegui.elements.sortable import Sortable

from app.i18n import _
from components.board import (
    Announcer,
    card_label,
    card_view,
    column_head,
)
from components.controls import refill
from models.mentra import LAST, Stage
from models.relationships import Card

Drop = Callable[[Card, int], Awaitable[None]]
ON_KEY = """(event) => {
  const card = event.target.closest('.bd-card');
  if (!card || event.target !== card) return;
  const lifted = card.getAttribute('aria-grabbed') === 'true';
  const names = {' ': 'space', Escape: 'cancel', m: 'menu', M: 'menu',
                 ArrowLeft: 'left', ArrowRight: 'right'};
  const key = names[event.key];
  const arrow = key === 'left' || key === 'right';
  if (!key || event.ctrlKey || event.metaKey) return;
  if (arrow && !lifted && !event.altKey) return;
  if (key === 'cancel' && !lifted) return;
  event.preventDefault();
  if (key === 'space') card.setAttribute('aria-grabbed', String(!lifted));
  emit(card.dataset.id, arrow && event.altKey && !lifted ? 'alt-' + key : key);
}"""
ON_MENU = """(event) => {
  const at = event.target.closest('[data-menu]');
  if (at) emit(at.closest('.bd-card').dataset.id, 'menu');
}"""
ON_NARROW = "() => emit(matchMedia('(max-width: 767px)').matches)"
WAYS = {"left": -1, "right": 1, "alt-left": -1, "alt-right": 1}


class Grid:
    """Columns of cards; knows where each card stands on the screen, and nothing else."""

    def __init__(
        self,
        stages: Sequence[Stage],
        part: str,
        *,
        on_drop: Drop,
        on_menu: Callable[[Card], None],
    ) -> None:
        self.stages, self.part, self.on_drop, self.on_menu = stages, part, on_drop, on_menu
        self.cards: dict[str, Card] = {}
        self.shown: dict[str, ui.html] = {}
        self.lifted: tuple[str, int] | None = None
        self.later: Sequence[Card] = ()
        self.announcer = Announcer()
        self.heads: list[ui.html] = []
        self.columns: list[ui.column] = []
        self.sortables: list[Sortable] = []
        self.sections: list[ui.element] = []
        with ui.element("div").classes("bd bd-live") as root:
            for stage in stages:
                self._column(stage)
        root.on("keydown", self._key, js_handler=ON_KEY)
        root.on("click", self._key, js_handler=ON_MENU)
        root.on("vnode-mounted", self._narrow, js_handler=ON_NARROW)

    def render(self, cards: Sequence[Card]) -> None:
        """Shows these cards; what stands right already stays as it is, with its focus.

        While a card is carried nothing moves under it; the cards are shown once it is put down.
        """
        if self.lifted:
            self.later = cards
            return
        self.cards = {str(card.relationship.id): card for card in cards}
        for gone in set(self.shown) - set(self.cards):
            self.shown.pop(gone).delete()
        for stage, column in zip(self.stages, self.columns, strict=True):
            here = [card for card in cards if card.relationship.stage == stage.position]
            refill(self.heads[stage.position], column_head(stage, len(here)))
            self.sections[stage.position].classes(
                add="" if here else "is-shut", remove="is-shut" if here else ""
            )
            for index, card in enumerate(here):
                self._card(card, stage, column, index)

    def say(self, words: str) -> None:
        self.announcer.say(words)

    def _column(self, stage: Stage) -> None:
        with ui.element("section").classes("bd-col") as section:
            section.props(f"aria-labelledby=stage-{stage.position}")
            self.heads.append(ui.html("", sanitize=False, tag="header"))
            column = ui.column().classes("bd-cards").props("role=list")
        sortable = column.make_sortable(
            {
                "delay": 120,
                "delayOnTouchOnly": True,
                "filter": "button,a",
                "preventOnFilter": False,
                "forceFallback": True,
                "fallbackTolerance": 4,
            },
            group="board",
            ghost_class="bd-ghost",
            on_end=self._dropped,
        )
        self.sortables.append(sortable)
        self.sections.append(section)
        self.columns.append(column)

    def _card(self, card: Card, stage: Stage, column: ui.column, index: int) -> None:
        key = str(card.relationship.id)
        content = str(card_view(card, self.part))
        element = self.shown.get(key)
        if element is None:
            with column:
                element = ui.html(content, sanitize=False).classes("bd-card")
            element.props.update({"data-id": key, "tabindex": "0", "role": "listitem"})
            self.shown[key] = element
        element.props.update({"aria-label": card_label(card, stage.name), "aria-grabbed": "false"})
        if element.content != content:
            element.content = content
        children = column.default_slot.children
        if index >= len(children) or children[index] is not element:
            element.move(target_container=column, target_index=index)

    async def _dropped(self, event: events.SortableEventArguments) -> None:
        key = next((key for key, shown in self.shown.items() if shown is event.item), "")
        column = next((n for n, c in enumerate(self.columns) if c is event.target), None)
        if key in self.cards and column is not None:
            await self.on_drop(self.cards[key], column)

    async def _key(self, event: events.GenericEventArguments) -> None:
        key, act = (str(argument) for argument in event.args)
        card = self.cards.get(key)
        if card is None:
            return
        match act:
            case "menu":
                self._put_back(key)
                self.on_menu(card)
            case "space" if self.lifted and self.lifted[0] == key:
                await self._drop(card, self.lifted[1])
            case "space":
                self._lift(key, card)
            case "cancel":
                self._put_back(key)
                self.say(_("Put back."))
            case "left" | "right":
                self._carry(key, WAYS[act])
            case "alt-left" | "alt-right":
                await self._drop(card, card.relationship.stage + WAYS[act])

    def _lift(self, key: str, card: Card) -> None:
        if self.lifted:
            self._put_back(self.lifted[0])
        position = card.relationship.stage
        self.lifted = (key, position)
        self.shown[key].props["aria-grabbed"] = "true"
        stage = self.stages[position].name
        self.say(_("{name} picked up. {stage}.", name=card.mentee.first_name, stage=stage))

    def _carry(self, key: str, way: int) -> None:
        """Shows a lifted card in the column beside the one it is over."""
        if self.lifted is None or self.lifted[0] != key:
            return
        position = min(max(self.lifted[1] + way, 0), LAST)
        self.lifted = (key, position)
        self.shown[key].move(target_container=self.columns[position], target_index=0)
        self._focus(key)
        self.say(self.stages[position].name)

    def _put_back(self, key: str) -> None:
        self.lifted = None
        cards, self.later = self.later or list(self.cards.values()), ()
        self.render(cards)
        self._focus(key)

    async def _drop(self, card: Card, position: int) -> None:
        self.lifted = None
        key = str(card.relationship.id)
        self.shown[key].props["aria-grabbed"] = "false"
        await self.on_drop(card, position)
        self._focus(key)

    def _focus(self, key: str) -> None:
        if key in self.shown:
            ui.run_javascript(
                f"requestAnimationFrame(() => document.getElementById('{self.shown[key].html_id}')"
                "?.focus())"
            )

    def _narrow(self, event: events.GenericEventArguments) -> None:
        """On a phone the page scrolls under the finger, so that nothing is dragged by accident."""
        if event.args is True:
            for sortable in self.sortables:
                sortable.disable()
