"""What makes NiceGUI and htpy quicker gives the same answers as they do themselves."""

import asyncio
import functools
import json
from collections.abc import Callable
from inspect import signature
from typing import Any

import htpy as h
import pytest
from htpy import _render_sync
from markupsafe import Markup
from nicegui import Client, client, helpers, ui
from nicegui.testing import user_simulation

from app.speed import htpy as htpy_speed
from app.speed import nicegui as nicegui_speed
from app.speed.htpy import with_attributes, with_children
from app.speed.nicegui import Escapable, remembering

ORIGINAL: Callable[..., bool] = getattr(
    helpers.expects_arguments, "__wrapped__", helpers.expects_arguments
)


class Bell:
    def ring(self, event: object) -> None: ...
    def rest(self) -> None: ...
    def maybe(self, event: object = None) -> None: ...
    def __call__(self, event: object) -> None: ...


def wants(event: object) -> None: ...
def wants_not() -> None: ...
def wants_any(*events: object, **more: object) -> None: ...


@functools.wraps(wants_not)
def pretends(event: object) -> None: ...


HANDLERS: list[Callable[..., object]] = [
    wants,
    wants_not,
    wants_any,
    pretends,
    lambda: None,
    lambda event: event,
    lambda event=1: event,
    Bell().ring,
    Bell().rest,
    Bell().maybe,
    Bell.ring,
    Bell.rest,
    Bell(),
    functools.partial(wants, 1),
    functools.partial(wants),
    print,
]


@pytest.mark.parametrize("twice", range(2))
def test_who_expects_arguments(twice: int) -> None:
    expects = remembering(ORIGINAL)
    for _ in range(twice + 1):
        assert [expects(each) for each in HANDLERS] == [ORIGINAL(each) for each in HANDLERS]


def test_a_signature_is_read_once_for_each_piece_of_code() -> None:
    read: list[object] = []

    def slow(function: Callable[..., object]) -> bool:
        read.append(function)
        return bool(signature(function).parameters)

    expects = remembering(slow)
    assert not any(expects(lambda: None) for _ in range(5))
    assert len(read) == 1


def test_escaping_is_that_of_nicegui() -> None:
    told = {"a": "<p class='x'>`Ünïcödé` & ${more} </p>"}
    written = Escapable.dumps(told)
    assert json.loads(written) == told
    assert written.translate(client.HTML_ESCAPE_TABLE) == str(written).translate(
        client.HTML_ESCAPE_TABLE
    )
    assert dict(nicegui_speed.ESCAPES) == {
        chr(code): escaped for code, escaped in client.HTML_ESCAPE_TABLE.items()
    }


def test_both_are_in_place() -> None:
    nicegui_speed.install()
    nicegui_speed.install()
    htpy_speed.install()
    assert not hasattr(ORIGINAL, "__wrapped__")
    assert vars(helpers)["expects_arguments"].__wrapped__ is ORIGINAL
    assert vars(client)["json"] is Escapable


async def test_a_page_that_nobody_has_yet_takes_no_notes() -> None:
    nicegui_speed.install()
    noted: list[int] = []

    def page() -> None:
        label = ui.label("one").classes("two").props("id=three").style("color: red")
        label.text = "four"
        noted.append(len(ui.context.client.outbox.updates))

    async with user_simulation(page) as user:
        await user.open("/")
        (label,) = user.find("four").elements
        label.classes("five")
        noted.append(len(label.client.outbox.updates))
    assert noted == [0, 1]
    assert list(label.classes) == ["two", "five"]
    assert label.props["id"] == "three"


async def test_an_open_page_wakes_nobody_while_nothing_happens_and_ends_at_once() -> None:
    nicegui_speed.install()

    def due() -> list[asyncio.TimerHandle]:
        scheduled: list[asyncio.TimerHandle] = vars(loop)["_scheduled"]
        return [one for one in scheduled if not one.cancelled() and one.when() < loop.time() + 2]

    async with user_simulation(lambda: ui.label("one")) as user:
        loop = asyncio.get_running_loop()
        await user.open("/")
        await user.http_client.get("/")
        await user.should_see("one")
        pages = [page for page in Client.instances.values() if page.has_socket_connection]
        unopened = [page for page in Client.instances.values() if page not in pages]
        assert pages
        assert unopened
        assert not due()
        names = {f"outbox loop {page.id}" for page in (*pages, *unopened)}
        outboxes = [task for task in asyncio.all_tasks() if task.get_name() in names]
        assert len(outboxes) == len(names)
        for page in (*pages, *unopened):
            page.delete()
        _, going_on = await asyncio.wait(outboxes, timeout=5)
        assert not going_on


def drawings() -> list[h.Node]:
    """Each kind of node that htpy knows, made anew."""
    return [
        h.html(lang="en")[h.head[h.meta(charset="utf-8")], h.body["Ünïcödé"]],
        h.p(title="&")["<", Markup("<b>"), ["&", (each for each in "ab")], 3, True, False, None],
        h.div("#it.one.two", class_=["three", {"four": True, "five": False}], hidden=True),
        h.label(for_="x", aria_hidden="true")[h.input(value='"')],
        h.fragment[h.br, (h.i[str(n)] for n in range(3)), ("a", ["b"]), h.fragment["c"]],
        h.my_element[lambda: "called", lambda: h.em["called"]],
        h.comment("never -- seen"),
        h.p[Aware()],
        h.p,
    ]


class Aware:
    def __html__(self) -> str:
        return "<i>aware</i>"


def test_htpy_draws_the_same_to_the_letter() -> None:
    htpy_speed.install()
    slowly = ["".join(_render_sync.iter_chunks_node(each, None)) for each in drawings()]
    assert [str(h.fragment[each]) for each in drawings()] == slowly
    assert [str(htpy_speed.drawn(each)) for each in drawings()] == slowly
    assert "".join(slowly).startswith('<!doctype html><html lang="en">')


ATTRIBUTES: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((), {}),
    ((".one.two",), {}),
    (("#it.one",), {"class_": "other", "hidden": True, "title": None, "lang": False}),
    (({"data-a": '<&">', "hidden": True}, {"data-a": Markup("<b>")}), {"aria_label": "'&'"}),
    ((".one", {"class": ["a", "", "b"]}), {"for_": 3, "_": "on click"}),
    ((), {"class_": ["a", {"b": True, "c": False}, None]}),
    ((), {"class_": []}),
    ((), {"class_": ["", ""], "width": 0}),
    ((), {"class_": "", "title": ""}),
    ((), {"class_": Markup("&amp;"), "value": Aware()}),
    (("",), {"on<click": "x"}),
]


@pytest.mark.parametrize(("given", "named"), ATTRIBUTES)
def test_attributes_are_those_of_htpy(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    slowly = with_attributes.__wrapped__(h.i, *given, **named)
    assert str(with_attributes(h.i, *given, **named)) == str(slowly)


@pytest.mark.parametrize(
    ("given", "named"),
    [(("one",), {}), ((".a b",), {}), ((".a", {1: "x"}), {}), ((), {"title": 1.5}), ((1,), {})],
)
def test_attributes_are_refused_as_htpy_refuses_them(
    given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    refusals = (TypeError, ValueError)
    with pytest.raises(refusals) as slowly:
        with_attributes.__wrapped__(h.i, *given, **named)
    with pytest.raises(slowly.type):
        with_attributes(h.i, *given, **named)


@pytest.mark.parametrize("child", [b"bytes", 1.5, ["a", [b"b"]], ("a", {"b": 1}, object())])
def test_children_are_refused_as_htpy_refuses_them(child: Any) -> None:
    for fill in (with_children, with_children.__wrapped__):
        with pytest.raises(TypeError, match="is not a valid child element"):
            fill(h.p, child)


def test_a_generator_is_drawn_once() -> None:
    once = (each for each in "ab")
    assert htpy_speed.drawn(once) == "ab"
    with pytest.raises(RuntimeError, match="already been consumed"):
        htpy_speed.drawn(once)


def test_what_knows_itself_as_html() -> None:
    for known in (Markup("<b>"), h.p, h.fragment["x"], Aware()):
        assert isinstance(known, htpy_speed.HasHtml)
    for other in ("text", 1, ("a", "b"), [h.p], iter(())):
        assert not isinstance(other, htpy_speed.HasHtml)
