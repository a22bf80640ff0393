"""How a conversation looks, and the box to write the next message."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

import htpy as h
from nicegui import events, ui

from app.i18n import _, clock, long_day, today, zone
from components.basics import button
from components.icons import icon
from components.marks import avatar
from models.people import Person
from models.talk import LONGEST_MESSAGE, Said

CLOSE = timedelta(minutes=5)
ON_SEND = """(event) => {
  const box = event.currentTarget ?? document.querySelector('.ws-comp');
  const field = document.querySelector('.ws-comp textarea');
  const typed = event.type === 'keydown';
  if (typed && !((event.ctrlKey || event.metaKey) && event.key === 'Enter')) return;
  if (!typed && !event.target.closest('[data-send]')) return;
  if (!field.value.trim()) { field.focus(); return; }
  const shell = document.querySelector('.ws-comp');
  clearTimeout(window.pmUnsent);
  window.pmUnsent = setTimeout(() => { shell.dataset.state = 'waiting'; }, 4000);
  if (shell.dataset.words !== field.value) shell.dataset.once = Math.random().toString(36);
  shell.dataset.words = field.value;
  emit(field.value, shell.dataset.once);
}"""
# Only what was sent is taken out of the box: somebody may have gone on writing meanwhile.
TAKEN = """
const shell = document.querySelector('.ws-comp');
if (shell?.dataset.once === ONCE) {
  clearTimeout(window.pmUnsent);
  delete shell.dataset.state;
  const field = shell.querySelector('textarea');
  const sent = shell.dataset.words;
  if (sent && field.value.startsWith(sent)) {
    field.value = field.value.slice(sent.length);
    field.focus();
  }
  delete shell.dataset.words;
}"""
TO_END = """
const talk = document.querySelector('.ws-comp')?.closest('section');
if (talk && (ALWAYS || talk.getBoundingClientRect().bottom < innerHeight * 1.5))
  talk.scrollIntoView({ block: 'end' });"""


def conversation(
    said: Sequence[Said], viewer: Person, mentor: Person, mentee: Person, *, earlier: bool
) -> h.Element:
    """Everything said so far that is loaded, day by day."""
    if not said:
        return h.div(".ws-msgs", role="log")[
            h.p(".pm-2c")[_("Say hello. One sentence about your week is enough.")]
        ]
    days = groupby(said, lambda one: one.message.sent_at.astimezone(zone()).date())
    return h.div(".ws-msgs", role="log", aria_live="polite", aria_label=_("Conversation"))[
        earlier and _earlier(),
        (
            h.fragment[
                h.div(".ws-day")[_day(on)],
                (_turn(list(turn), viewer, mentor, mentee) for turn in _turns(list(of_day))),
            ]
            for on, of_day in days
        ),
    ]


def composer(partner: Person, on_send: Callable[[str], Awaitable[object]]) -> ui.html:
    """The box to write in. It is emptied when `on_send` has taken the words, and not before."""
    element = ui.html(str(_box(partner)), sanitize=False)
    element.classes("pm-island")

    taken: set[str] = set()
    turn = asyncio.Lock()

    async def send(event: events.GenericEventArguments) -> None:
        """A second click, or one that waited for the line, sends nothing a second time."""
        words, once = (str(argument) for argument in event.args)
        async with turn:
            if once not in taken:
                await on_send(words)
                taken.add(once)
        ui.run_javascript(TAKEN.replace("ONCE", json.dumps(once)))

    element.on("click", send, js_handler=ON_SEND)
    element.on("keydown", send, js_handler=ON_SEND)
    return element


def to_end(*, always: bool) -> None:
    """Shows the newest message; where not always, then to whoever is not reading further up."""
    ui.run_javascript(TO_END.replace("ALWAYS", str(always).lower()))


def _box(partner: Person) -> h.Element:
    words = _("Message to {name}", name=partner.first_name)
    return h.div(".ws-comp")[
        h.label(".pm-sr", for_="message")[words],
        h.textarea(
            "#message",
            rows="1",
            maxlength=str(LONGEST_MESSAGE),
            placeholder=_("Write to {name}", name=partner.first_name),
            aria_describedby="message-private",
        ),
        h.p(".ws-fail", role="alert")[
            icon("error", "s"),
            _("Not sent. Your words are still here."),
            h.button(".pm-a", type="button", data_send=True)[_("Try again")],
        ],
        h.div(".ws-comp__b")[
            h.span("#message-private.pm-small.pm-3c.pm-line.pm-line--2")[
                icon("lock", "s"), _("Read by the two of you")
            ],
            button(
                _("Send"), kind="primary", size="s", attrs={"type": "button", "data-send": True}
            ),
        ],
    ]


def _earlier() -> h.Element:
    attrs: dict[str, str | bool | None] = {"type": "button", "data-act": "earlier"}
    return h.div(".ws-earlier")[button(_("Earlier messages"), kind="quiet", size="s", attrs=attrs)]


def _turns(of_day: list[Said]) -> Iterator[list[Said]]:
    """Messages of one person that follow each other closely."""
    turn: list[Said] = []
    for said in of_day:
        if turn and not _goes_on(turn[-1], said):
            yield turn
            turn = []
        turn.append(said)
    if turn:
        yield turn


def _goes_on(last: Said, said: Said) -> bool:
    return (
        last.message.author_id == said.message.author_id
        and said.message.sent_at - last.message.sent_at < CLOSE
    )


def _turn(turn: list[Said], viewer: Person, mentor: Person, mentee: Person) -> h.Element:
    first = turn[0].message
    author, role = (mentor, "mentor") if first.author_id == mentor.id else (mentee, "mentee")
    mine = author.id == viewer.id
    when = clock(first.sent_at)
    heading: h.Node = (
        [when, f", {_('read')}" if turn[-1].message.read_at else None]
        if mine
        else [h.b[author.first_name], " ", when]
    )
    return h.div(class_=["ws-m", "me" if mine else "", f"ws-m--{role}"])[
        avatar(author.name, role),
        h.div[h.p(".ws-m__h")[heading], (h.p(".ws-b")[said.words] for said in turn)],
    ]


def _day(on: date) -> str:
    return _("Today") if on == today() else long_day(on)
