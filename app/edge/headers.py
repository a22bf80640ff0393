"""Which request headers are believed, and which response headers every answer carries."""

import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import Scope

from app.edge.policy import EdgePolicy, is_address

UNTRUSTED = re.compile(r"x-forwarded-.*|forwarded|x-real-ip|accept-encoding")
SECURE_SCHEMES = {"http": "https", "ws": "wss"}
CSP = (
    "default-src 'self'; script-src {script}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-frame-options": "DENY",
}


def arrived(scope: Scope, policy: EdgePolicy) -> Scope:
    """The request as the application may see it: forwarding applied if trusted, never passed on."""
    headers = Headers(scope=scope)
    believed = dict(scope)
    if scope.get("client") and policy.trusts(scope["client"][0]):
        _apply_forwarding(believed, headers, policy)
    believed["headers"] = [
        (name, value) for name, value in scope["headers"] if not UNTRUSTED.fullmatch(name.decode())
    ]
    return believed


def _apply_forwarding(scope: Scope, headers: Headers, policy: EdgePolicy) -> None:
    """The address nearest to us that is no proxy of ours is who asks."""
    hops = [hop.strip() for hop in ",".join(headers.getlist("x-forwarded-for")).split(",")]
    stranger = next((hop for hop in reversed(hops) if not policy.trusts(hop)), None)
    if stranger is not None and is_address(stranger):
        scope["client"] = (stranger, 0)
    if headers.get("x-forwarded-proto", "").rpartition(",")[2].strip() == "https":
        scope["scheme"] = SECURE_SCHEMES.get(scope["scheme"], scope["scheme"])


def session_token(headers: Headers, cookie: str) -> str | None:
    return cookie_parser("; ".join(headers.getlist("cookie"))).get(cookie) or None


def is_ours(headers: Headers, origins: frozenset[str]) -> bool:
    """Whether a browser says that one of our own pages sent this request."""
    origin = headers.get("origin")
    if origin not in (None, "null"):
        return origin in origins
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin" or (site == "none" and origin is None)
    return origin is None and _origin_of(headers.get("referer", "")) in origins


def _origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def protect(headers: MutableHeaders, nonce: str | None, https: bool) -> None:
    """Add what an answer does not say itself; pages get the nonce and are never stored."""
    script = f"'nonce-{nonce}' 'strict-dynamic' 'unsafe-eval'" if nonce else "'self'"
    headers.setdefault("content-security-policy", CSP.format(script=script))
    for name, value in EVERYWHERE.items():
        headers.setdefault(name, value)
    if nonce:
        headers.setdefault("cache-control", "no-store")
    if https:
        headers.setdefault("strict-transport-security", "max-age=31536000")
    del headers["server"]
