"""What the edge lets through: hosts, origins, sizes and rates, decided once at start."""

from dataclasses import dataclass
from functools import cached_property
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True)
class EdgePolicy:
    """Without `base_url` only loopback names are served, and each is its own origin."""

    base_url: str | None = None
    allowed_hosts: tuple[str, ...] = ()
    trusted_proxies: tuple[str, ...] = ()
    https: bool = False
    max_body: int = 2_000_000
    upload_max: int = 10_000_000
    upload_paths: tuple[str, ...] = ("/_nicegui/client/*/upload/*", "/exercises/*/*/files")
    anonymous_per_minute: int = 120
    unlimited_paths: tuple[str, ...] = ("/_nicegui/*", "/assets/*", "/favicon.ico")
    health_paths: tuple[str, ...] = ("/livez", "/readyz")
    cross_site_posts: tuple[str, ...] = ()

    @property
    def cookie(self) -> str:
        """The name of the session cookie; browsers guard the prefixed one, but only on https."""
        return "__Host-peerment" if self.https else "peerment"

    @cached_property
    def proxies(self) -> tuple[IPv4Network | IPv6Network, ...]:
        return tuple(ip_network(cidr) for cidr in self.trusted_proxies)

    def trusts(self, address: str) -> bool:
        return is_address(address) and any(ip_address(address) in net for net in self.proxies)

    def serves(self, host: str) -> bool:
        """Whether this Host header names us; only the names in `allowed_hosts` have any port."""
        if self.base_url and host == _base_host(self.base_url):
            return True
        known = self.allowed_hosts or (() if self.base_url else LOOPBACK_HOSTS)
        return host in known or _without_port(host) in known

    def origins(self, scheme: str, host: str) -> frozenset[str]:
        """The origins whose scripts and forms are ours when we are asked as `host`."""
        if self.base_url and host == _base_host(self.base_url):
            return frozenset({_base_origin(self.base_url)})
        secure = scheme in ("https", "wss")
        return frozenset({f"{'https' if secure else 'http'}://{host}"})


def is_address(text: str) -> bool:
    return not text.strip("0123456789abcdefABCDEF:.") and _parses(text)


def _parses(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _base_host(base_url: str) -> str:
    return urlsplit(_base_origin(base_url)).netloc


def _base_origin(base_url: str) -> str:
    """The origin as browsers write it: lower case, without the scheme's own port."""
    parts = urlsplit(base_url.lower())
    usual = {"http": ":80", "https": ":443"}[parts.scheme]
    return f"{parts.scheme}://{parts.netloc.removesuffix(usual)}"


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() and (":" not in name or name.endswith("]")) else host
