"""The Learning Center, the resources on its shelf, and the maps of both for search engines."""

from typing import Annotated

from fastapi import Depends, Query, Request, Response

from app import papers
from app.asking import in_thread
from app.auth import Visitor
from app.i18n import _
from app.markdown import parts
from app.services import courses, tracks
from components.learning import kind_words
from components.onward import where
from components.shelf import shelf_view
from components.texts import resource_view
from models.shelf import LONGEST_SEARCH, Filters
from pages.public import FOR_EVERYBODY, FOR_ONE, answer, cited, drawn, here, seek, site

Several = Annotated[tuple[str, ...], Query(max_length=20)]
ROBOTS = "User-agent: *\nDisallow: /login\nDisallow: /home\nAllow: /learn\n\nSitemap: {}\n"
OPEN = (
    "/learn",
    "/how",
    "/about",
    "/accessibility",
    "/privacy",
    "/imprint",
    "/verify",
    "/learn/certificates",
)


def wishes(
    q: str = "",
    type: str = "",
    lang: Several = (),
    topic: Several = (),
    licence: Several = (),
    time: Several = (),
    page: Annotated[int, Query(ge=1, le=1000)] = 1,
) -> Filters:
    """Search and filters are in the address, so that they can be shared and need no script."""
    words = q.strip()[:LONGEST_SEARCH]
    return Filters(
        q=words, type=type, lang=lang, topic=topic, licence=licence, time=time, page=page
    )


async def learn(
    request: Request, visitor: Visitor, filters: Annotated[Filters, Depends(wishes)]
) -> Response:
    async def make() -> str:
        shelf = await seek(courses.shelf, visitor, filters)
        offered = await seek(tracks.offered, visitor)
        return await drawn(
            request,
            visitor,
            _("Learning Center"),
            shelf_view(shelf, offered),
            description=_("Open courses and tools on mentoring in creative and cultural work."),
        )

    return await answer(request, visitor, make)


async def resource(request: Request, visitor: Visitor, slug: str) -> Response:
    async def make() -> str:
        found = await seek(courses.resource, visitor, slug)
        cite = cited(request, found.title, found.licence)
        return await drawn(
            request,
            visitor,
            found.title,
            resource_view(found, parts(found.text), cite),
            description=found.summary,
        )

    return await answer(request, visitor, make)


async def resource_text(visitor: Visitor, slug: str) -> Response:
    """The same resource as a file of plain Markdown, to keep and to change."""
    found = await seek(courses.resource, visitor, slug)
    source = f"{found.licence}, PeerMent"
    return Response(
        f"# {found.title}\n\n{found.summary}\n\n{found.text}\n---\n{source}\n",
        media_type="text/markdown; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{found.slug}.md"'},
    )


async def resource_paper(request: Request, visitor: Visitor, slug: str) -> Response:
    """The same resource as sheets of A4, to print and to hand on."""
    found = await seek(courses.resource, visitor, slug)
    house = await site(visitor)
    made = await in_thread(
        papers.of_resource,
        found,
        here(request, f"/learn/resources/{found.slug}"),
        house.host,
        kind_words(found.kind),
    )
    headers = {
        **(FOR_ONE if visitor else FOR_EVERYBODY),
        "ETag": made.etag,
        "Content-Disposition": f'inline; filename="{found.slug}.pdf"',
    }
    if request.headers.get("if-none-match") == made.etag:
        return Response(status_code=304, headers=headers)
    return Response(made.content, media_type="application/pdf", headers=headers)


async def sitemap(request: Request, visitor: Visitor) -> Response:
    ways = [where(track) for track in await seek(tracks.offered, visitor)]
    found = [*OPEN, *ways, *await seek(courses.addresses, visitor)]
    entries = "".join(f"<url><loc>{here(request, path)}</loc></url>" for path in found)
    return Response(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>\n',
        media_type="application/xml",
    )


async def robots(request: Request) -> Response:
    return Response(ROBOTS.format(here(request, "/sitemap.xml")), media_type="text/plain")
