"""A small application inside an edge, for the tests of what the edge does."""

from collections.abc import AsyncIterator

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from app.edge import Edge, EdgePolicy

packings: list[str] = []


async def seen(request: Request) -> JSONResponse:
    client = request.client
    return JSONResponse(
        {
            "client": client.host if client else None,
            "scheme": request.url.scheme,
            "headers": sorted(request.headers.keys()),
        }
    )


async def read(request: Request) -> JSONResponse:
    return JSONResponse({"size": len(await request.body())})


async def page(_: Request) -> HTMLResponse:
    return HTMLResponse("<!doctype html><script>1</script><SCRIPT src=a>2</SCRIPT>" + "x" * 600)


async def pieces(_: Request) -> StreamingResponse:
    async def parts() -> AsyncIterator[bytes]:
        for part in (b"<p>a</p><scr", b"ipt>1</script><", b"script src=b>", b"</script>"):
            yield part

    return StreamingResponse(parts(), media_type="text/html")


async def own_headers(_: Request) -> Response:
    own = {"Content-Security-Policy": "sandbox", "Cache-Control": "public, max-age=60"}
    return HTMLResponse("small", headers=own)


async def asset(request: Request) -> Response:
    packings.append(request.url.path)
    headers = {"Cache-Control": "public, max-age=1, immutable", "Set-Cookie": "a=b", "ETag": '"1"'}
    return Response("/* */" * 200, media_type="text/css", headers=headers)


async def fail(_: Request) -> Response:
    raise RuntimeError("secret text")


async def own_failure(_: Request) -> Response:
    return PlainTextResponse("our own apology", 500)


async def fail_midway(_: Request) -> Response:
    async def parts() -> AsyncIterator[bytes]:
        yield b"begun"
        raise RuntimeError("secret text")

    return StreamingResponse(parts())


INSIDE = Starlette(
    routes=[
        Route("/seen", seen),
        Route("/livez", seen),
        Route("/read", read, methods=["POST"]),
        Route("/hook/a", read, methods=["POST"]),
        Route("/_nicegui/client/x/upload/1", read, methods=["POST"]),
        Route("/page", page),
        Route("/pieces", pieces),
        Route("/own", own_headers),
        Route("/_nicegui/1/a.css", asset),
        Route("/fail", fail),
        Route("/own-failure", own_failure),
        Route("/midway", fail_midway),
    ]
)
BASE = "https://peer.example"
PUBLIC = EdgePolicy(
    base_url=BASE, https=True, trusted_proxies=("10.0.0.0/8",), cross_site_posts=("/hook/*",)
)


def browser(
    policy: EdgePolicy = PUBLIC, url: str = BASE, peer: str = "192.0.2.1", **headers: str
) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(Edge(INSIDE, policy), client=(peer, 1))
    return httpx.AsyncClient(transport=transport, base_url=url, headers=headers)
