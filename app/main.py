"""The composition root: every page, every hook, every piece meets here and only here."""

import asyncio
import copy
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from functools import wraps
from uuid import UUID

from fastapi import FastAPI, HTTPException
from fastapi.responses import HTMLResponse
from nicegui import app as nicegui_app
from nicegui import ui
from nicegui.language import Language
from starlette.types import ASGIApp

from app import auth, database, events, guard, health, mail, refusals, seal
from app.asking import in_thread
from app.edge import Edge
from app.edge.policy import EdgePolicy
from app.i18n import speak
from app.routes import DOCUMENTS, SCREENS, Screen
from app.settings import Settings
from app.speed import htpy as htpy_speed
from app.speed import nicegui as nicegui_speed
from app.speed import template
from components.controls import island
from components.feedback import apology, refusal_page, refusal_toast
from components.preview import preview
from components.quasar_sheet import quasar_sheet
from components.static import static
from components.theme import ASSETS, STATIC, signed_in_head
from models.errors import Refusal, SignedOut, Unavailable

QUASAR_WORDS: dict[str, Language] = {"en": "en-US", "fr": "fr"}
DARK = {"auto": None, "light": False, "dark": True}
RECONNECT = 30
SWEEP = 30
TUNE = 4 * 60 * 60
PATIENCE = 30


def build(settings: Settings) -> ASGIApp:
    """The whole application, ready for a server. The database is up to date already."""
    api = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=background(settings))
    for part in (api, nicegui_app):
        part.state.settings = settings
        refusals.explain_on(part)
    api.add_api_route("/static/{name:path}", static, include_in_schema=False)
    health.answer_on(api)
    for methods, path, document in DOCUMENTS:
        api.add_api_route(
            path, document, methods=[methods], response_class=HTMLResponse, response_model=None
        )
    for path, screen in SCREENS.items():
        mount(path, screen)
    start_nicegui(api, settings)
    return Edge(api, policy(settings), refusals.plain_page)


def mount(path: str, screen: Screen) -> None:
    """Serve a screen; where a rule refuses to show it, say so instead."""

    @wraps(screen)
    async def page(**params: object) -> object:
        own()
        ui.on_exception(tell)
        try:
            return await screen(**params)
        except Refusal as refusal:
            ui.context.client.content.clear()
            ui.status_code(refusal.status)
            island(refusal_page(refusal))
        return None

    ui.page(path, response_timeout=PATIENCE)(page)


def own() -> None:
    """Binds the page being built to who asked for it, in their language and theme."""
    client = ui.context.client
    known = client.request.state.known
    if not isinstance(known, auth.Known):
        raise HTTPException(303, headers={"Location": "/login"})
    person = known.person
    guard.bind(client, str(known.sign_in.id), person.id)
    speak(person.language, person.zone)
    client.page = copy.copy(client.page)
    client.page.language = QUASAR_WORDS[person.language]
    client.page.dark = DARK[person.theme]


def tell(error: Exception) -> None:
    """What a click raised reaches whoever clicked: the reason, or an apology."""
    if isinstance(error, SignedOut):
        ui.navigate.to("/login")
    elif isinstance(error, Refusal):
        refusal_toast(error)
    else:
        apology()


def is_bug(record: logging.LogRecord) -> bool:
    """An expected no is not an error of ours."""
    return not (record.exc_info and isinstance(record.exc_info[1], Refusal))


def start_nicegui(api: FastAPI, settings: Settings) -> None:
    async def is_live(sign_in_id: str) -> bool:
        return await in_thread(auth.live, sign_in_id)

    nicegui_speed.install()
    htpy_speed.install()
    guard.install(is_live, auth.cookie_name(settings.is_https), refusals.not_found)
    events.sign_ins.subscribe(end_pages)
    logging.getLogger("nicegui").addFilter(is_bug)
    ui.add_head_html(signed_in_head(), shared=True)
    template.install(preview, f"{STATIC}/{quasar_sheet()[0]}")
    ui.run_with(
        api,
        title="PeerMent",
        favicon=ASSETS / "favicon.svg",
        dark=None,
        language="en-US",
        binding_refresh_interval=None,
        reconnect_timeout=RECONNECT,
        message_history_length=200,
        gzip_middleware_factory=None,
        tailwind=False,
        show_welcome_message=False,
    )


def end_pages(gone: UUID) -> None:
    """Closes what is open of a sign-in that has ended, or of a person."""
    guard.close_session([str(gone)])
    guard.close_person(gone)


def policy(settings: Settings) -> EdgePolicy:
    return EdgePolicy(
        base_url=settings.base_url or None,
        trusted_proxies=settings.trusted_proxies,
        https=settings.is_https,
        unlimited_paths=("/_nicegui/*", "/static/*"),
        health_paths=("/healthz", "/readyz"),
    )


def open_records(settings: Settings) -> None:
    """Connects the database and takes the key that belongs to it."""
    database.connect(settings.database)
    seal.configure(seal.key_in(settings.data_dir, settings.secret_key))


def background(settings: Settings) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """What runs beside the pages as long as the server does: the post, the sweep, the tuning."""

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        stop = asyncio.Event()
        tasks = [
            asyncio.create_task(mail.keep_sending(settings, stop)),
            asyncio.create_task(keep_sweeping(stop)),
            asyncio.create_task(keep_tuning(stop)),
        ]
        nicegui_speed.settle()
        yield
        stop.set()
        await asyncio.gather(*tasks)

    return life


async def keep_tuning(stop: asyncio.Event) -> None:
    """Tunes the database at the start and every few hours, until `stop`."""
    while not stop.is_set():
        with suppress(Unavailable):
            await in_thread(database.tune)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), TUNE)


async def keep_sweeping(stop: asyncio.Event) -> None:
    """Ends open pages whose sign-in has run out, until `stop`."""
    while not stop.is_set():
        await guard.sweep()
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), SWEEP)
