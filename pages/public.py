"""How open pages answer: kept for a moment for everybody, made anew for who is signed in."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Concatenate, ParamSpec, TypeVar

import htpy as h
from fastapi import Request, Response

from app.asking import ask, in_thread
from app.i18n import language
from app.rendered import Page, keep, kept
from app.services import courses
from components.learning import citation
from components.public import Site, document
from models.people import Person

P = ParamSpec("P")
R = TypeVar("R")

FOR_EVERYBODY = {"Cache-Control": "public, max-age=60", "Vary": "Cookie"}
FOR_ONE = {"Cache-Control": "private, no-store"}
WORTH_KEEPING = 200


async def seek(
    service: Callable[Concatenate[Person | None, P], R],
    visitor: Person | None,
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    """Asks a service for whoever is looking, known or not."""
    if visitor is None:
        return await in_thread(service, None, *args, **kwargs)
    return await ask(service, visitor, *args, **kwargs)


async def answer(
    request: Request, visitor: Person | None, make: Callable[[], Awaitable[str]]
) -> Response:
    """The page: for the signed-in never stored, for all others kept for a minute."""
    if visitor is not None:
        return Response(await make(), media_type="text/html", headers=FOR_ONE)
    key = (request.url.path, request.url.query, language())
    found = kept(key)
    if found is None:
        found = Page.of(await make())
        if len(request.url.query) < WORTH_KEEPING:
            keep(key, found, searched="q" in request.query_params)
    headers = {**FOR_EVERYBODY, "ETag": found.etag}
    if request.headers.get("if-none-match") == found.etag:
        return Response(status_code=304, headers=headers)
    return Response(found.content, media_type="text/html", headers=headers)


async def site(visitor: Person | None) -> Site:
    """Who hosts this, as every open page says at its foot."""
    house = await seek(courses.house, visitor)
    return Site(house.name, house.funding_line) if house else Site()


async def drawn(
    request: Request,
    visitor: Person | None,
    title: str,
    body: h.Node,
    *,
    description: str = "",
    active: str = "learn",
) -> str:
    """An open page in the reader's language, with who hosts this at its foot."""
    return document(
        title,
        body,
        lang=language(),
        description=description,
        canonical=here(request),
        active=active,
        viewer_name=visitor.name if visitor else None,
        path=request.url.path,
        site=await site(visitor),
    )


def here(request: Request, path: str = "") -> str:
    """The one address of a page, whatever was asked for besides."""
    return f"{request.app.state.settings.address}{path or request.url.path}"


def cited(request: Request, title: str, licence: str, version: int = 0) -> h.Element:
    return citation(title, here(request), licence, datetime.now(UTC).date(), version)
